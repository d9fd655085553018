// finance.priceBook: a book of vanilla options in one reporting currency. Flagged positions take no part in it.

import { baseDimension } from '../../../fabric/dimension/index.js'
import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Infer, Mismatch } from '../../../fabric/schema/index.js'
import type { Model } from '../../define-domain.js'
import { eventually } from '../../eventually.js'
import type { priceBook } from '../contract.js'
import { CompensatedSum, type PricedColumns, refusal } from '../kernel/index.js'
import { priceSplit } from '../parallel/index.js'
import { type BookRows, bookRows, ofPosition } from './book-rows.js'
import { areFinite, type BookTotals, totalsOf } from './book-totals.js'
import { distinctPositions } from './distinct-positions.js'
import { flagsOf, type Position, soundPositions } from './flags.js'
import { reportingMarket } from './market-data.js'
import { type PricedLine, pricedLine } from './priced-line.js'

type Request = Infer<typeof priceBook.request>
type Response = Infer<typeof priceBook.response>
type GroupBy = NonNullable<Request['groupBy']>

/** Groups are totals in the reporting currency; by `currency` means by the currency of the pv, DOM. */
export const priceBookModel: Model<typeof priceBook.request, typeof priceBook.response> = (request, context) => {
  const { mismatches } = context
  const { book, market, reporting } = request
  const distinct = distinctPositions(book)
  if (!distinct.ok) return distinct
  const data = reportingMarket(request)
  if (!data.ok) return data
  const positions = soundPositions(book, mismatches)
  const rows = bookRows(positions, data.value, market.asOf, reporting)
  if (!rows.ok) return rows
  return eventually(priceSplit(rows.value.columns, context), (priced) =>
    priced.ok
      ? responseOf(request, positions, rows.value, priced.value, mismatches)
      : ofPosition(positions[priced.error.row]!, priced.error),
  )
}

function responseOf(
  { book, reporting, groupBy }: Request,
  positions: readonly Position[],
  rows: BookRows,
  priced: PricedColumns,
  mismatches: readonly Mismatch[],
): Result<Response, DomainError> {
  const lines = linesOf(positions, rows, priced, reporting)
  if (!lines.ok) return lines
  const totals = totalsOf(rows, priced)
  if (!areFinite(totals)) return totalTooLarge
  return ok({
    lines: lines.value,
    ...totalsIn(reporting, totals),
    ...(groupBy === undefined ? {} : { groups: groupsOf(positions, rows, lines.value, groupBy) }),
    flagged: flagsOf(book, mismatches),
  })
}

export const lineTooLarge = (id: string) => refusal('domain', `${id}: its figures are too large to be represented`)
export const totalTooLarge = refusal('domain', 'a total is too large to be represented')

/** The fields of an answer that are about the whole book. */
export const totalsIn = (
  reporting: string,
  { total, exposure }: BookTotals,
): Pick<Response, 'totalReporting' | 'currencyExposure'> => ({
  totalReporting: { value: total, dimension: baseDimension(reporting) },
  currencyExposure: new Map(
    [...exposure].map(([currency, value]) => [currency, { value, dimension: baseDimension(currency) }]),
  ),
})

function linesOf(
  positions: readonly Position[],
  { columns, dimensions, toReporting }: BookRows,
  priced: PricedColumns,
  reporting: string,
): Result<readonly PricedLine[], DomainError> {
  const reportingMoney = baseDimension(reporting)
  const lines: PricedLine[] = []
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row]!
    const line = pricedLine(priced, row, {
      id: position.id,
      dimensions: dimensions[row]!,
      spot: columns.spot[row]!,
      toReporting: toReporting[row]!,
      reporting: reportingMoney,
    })
    if (!isFiniteLine(line)) return lineTooLarge(position.id)
    lines.push(line)
  }
  return ok(lines)
}

const isFiniteLine = (line: PricedLine): boolean =>
  Number.isFinite(line.pv.value) &&
  Number.isFinite(line.pvReporting.value) &&
  Number.isFinite(line.delta.value) &&
  Number.isFinite(line.gammaPer1pct.value) &&
  Number.isFinite(line.vegaPer1vol.value) &&
  Number.isFinite(line.thetaPerDay.value)

function totalOf(lines: readonly PricedLine[]): CompensatedSum {
  const total = new CompensatedSum()
  for (const { pvReporting } of lines) total.add(pvReporting.value)
  return total
}

function groupsOf(
  positions: readonly Position[],
  { pairs }: BookRows,
  lines: readonly PricedLine[],
  groupBy: GroupBy,
): NonNullable<Response['groups']> {
  const keyOf = (position: Position, row: number): string =>
    groupBy === 'currency' ? pairs[row]!.domestic : position[groupBy]
  const linesByKey = new Map<string, PricedLine[]>()
  positions.forEach((position, row) => {
    const key = keyOf(position, row)
    const line = lines[row]!
    const group = linesByKey.get(key)
    if (group === undefined) linesByKey.set(key, [line])
    else group.push(line)
  })
  return new Map(
    [...linesByKey].map(([key, group]) => [
      key,
      { value: totalOf(group).total, dimension: group[0]!.pvReporting.dimension },
    ]),
  )
}
