// finance.aggregate: some figures of a book added into one, where their dimensions allow it.

import { err, ok } from '../../../fabric/result.js'
import { dimensionFault } from '../../../fabric/schema/index.js'
import type { Model } from '../../define-domain.js'
import type { aggregate } from '../contracts/books.js'
import { CompensatedSum, optionAt, refusal, valueOption } from '../kernel/index.js'
import { ofPosition } from './book-rows.js'
import { inFilter } from './in-filter.js'
import { positionFigure } from './position-figure.js'
import { pricedPositions } from './priced-positions.js'

/**
 * The sum of every term over every position, each of its whole signed notional. The first figure whose dimension differs from that
 * of the figures before it ends it with FAULT_DIMENSION at its term.
 */
export const aggregateModel: Model<typeof aggregate.request, typeof aggregate.response> = (request, { mismatches }) => {
  const { book, market, terms, filter } = request
  const valued = pricedPositions(book, (sound) => inFilter(sound, filter), market, mismatches)
  if (!valued.ok) return valued
  const { positions, rows } = valued.value
  const total = new CompensatedSum()
  const [first] = rows.dimensions
  if (first === undefined || terms.length === 0) return refusal('domain', 'there is nothing to add')
  const expected = positionFigure(terms[0]!, first).dimension
  for (const [row, position] of positions.entries()) {
    const valuation = valueOption(optionAt(rows.columns, row))
    if (!valuation.ok) return ofPosition(position, valuation.error)
    for (const [index, term] of terms.entries()) {
      const figure = positionFigure(term, rows.dimensions[row]!)
      if (figure.dimension !== expected) {
        return err(dimensionFault(`terms[${index}]`, expected.text, figure.dimension.text))
      }
      total.add(rows.columns.notional[row]! * figure.perUnit(valuation.value, rows.columns.spot[row]!))
    }
  }
  if (!Number.isFinite(total.total)) return refusal('domain', 'the sum is too large to be represented')
  return ok({ value: total.total, dimension: expected })
}
