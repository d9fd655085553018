// The JSON stack's thread: text in, text out, and the same model function between. Unit texts are looked up, not parsed anew,
// and checked by comparing text, which is the least that finds a strike quoted the wrong way round.

import { workerData } from 'piscina'
import { domain } from '../../dist/domains/finance/index.js'
import { parseDimension } from '../../dist/fabric/index.js'

const served = domain.operations.find(({ contract }) => contract.name === workerData.operation)

const dimensions = new Map()
function dimensionOf(unit) {
  let dimension = dimensions.get(unit)
  if (dimension === undefined) {
    const parsed = parseDimension(unit)
    if (!parsed.ok) throw new Error(parsed.error.message)
    dimension = parsed.value
    dimensions.set(unit, dimension)
  }
  return dimension
}

const quantity = ({ value, unit }) => ({ value, dimension: dimensionOf(unit) })
const money = ({ amount, unit }) => ({ value: amount, dimension: dimensionOf(unit) })
const amountJson = ({ value, dimension }) => ({ amount: value, unit: dimension.text })
const byName = (entries) => new Map(Object.entries(entries))

/** The request as the model takes it. */
const revived = ({ book, market, ...rest }) => ({
  ...rest,
  book: book.map((position) => ({
    ...position,
    strike: quantity(position.strike),
    notional: money(position.notional),
  })),
  market: {
    ...market,
    spots: byName(market.spots),
    yields: byName(market.yields),
    vols: byName(market.vols),
  },
})

const flattened = ({ lines, totalReporting, currencyExposure, flagged }) => ({
  lines: lines.map((line) => ({
    id: line.id,
    pv: amountJson(line.pv),
    pvReporting: amountJson(line.pvReporting),
    delta: amountJson(line.delta),
    gammaPer1pct: amountJson(line.gammaPer1pct),
    vegaPer1vol: amountJson(line.vegaPer1vol),
    thetaPerDay: amountJson(line.thetaPerDay),
  })),
  totalReporting: amountJson(totalReporting),
  currencyExposure: Object.fromEntries([...currencyExposure].map(([code, value]) => [code, amountJson(value)])),
  flagged,
})

/** Positions whose units are wrong, as the model is told of them. */
function mismatchesOf(book) {
  const mismatches = []
  for (const [index, { pair, strike, notional }] of book.entries()) {
    const foreign = pair.slice(0, 3)
    const domestic = pair.slice(3)
    const refuse = (field, expected, actual) => mismatches.push({ index, list: 'book', field, expected, actual })
    if (strike.unit !== `${domestic}/${foreign}`) refuse('strike', `${domestic} / ${foreign}`, strike.unit)
    if (notional.unit !== foreign && notional.unit !== domestic) {
      refuse('notional', `${foreign} or ${domestic}`, notional.unit)
    }
  }
  return mismatches
}

/** The pool runs this. */
export function answer(text) {
  const request = JSON.parse(text)
  const result = served.model(revived(request), { mismatches: mismatchesOf(request.book) })
  if (!result.ok) throw new Error(result.error.message)
  return JSON.stringify(flattened(result.value))
}
