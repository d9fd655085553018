// finance.priceBook where its book is plain: from the payload of the request to an answer whose lines write themselves. Any other book is decoded, for `priceBookModel`.

import { err, ok } from '../../../fabric/result.js'
import type { InPlaceOf } from '../../define-domain.js'
import { eventually } from '../../eventually.js'
import { priceBook } from '../contracts/books.js'
import { isSplit, priceSplit } from '../parallel/index.js'
import { columnsInPlace, type Figures, figuresInPlace, type PlainBook } from './book-in-place.js'
import { type Rest, type RestReader, restReader } from './book-payload.js'
import { areFinite, type BookTotals, totalsOf } from './book-totals.js'
import { reportingMarket } from './market-data.js'
import type { BookPayload } from './plain-rows.js'
import { lineTooLarge, totalsIn, totalTooLarge } from './price-book.js'
import { StoredLines } from './stored-lines.js'

type InPlace = InPlaceOf<typeof priceBook>
type Answer = Awaited<Exclude<ReturnType<InPlace>, undefined>>

/** Made at the first request, with the code that reads it. */
let known: RestReader | undefined

/**
 * Answers as `priceBookModel` does, to the last byte. Plain is a book of one position or more without flags, premiums, vols of their own and expiries other than tenors,
 * whose ids are ASCII and not empty and whose totals are not grouped.
 */
export const answeringInPlace =
  (positionsMin: number): InPlace =>
  (payload, context) => {
    known ??= restReader(priceBook.request)
    const rest = known?.read(payload, positionsMin)
    if (known === undefined || rest === undefined || rest.request.groupBy !== undefined) return undefined
    const { layout } = known
    const book = bookOf(payload, rest)
    if (book === undefined) return undefined
    const { reporting } = book
    if (!isSplit(rest.positions, context)) {
      const whole = figuresInPlace(book, layout)
      return whole && answered(new StoredLines(whole, whole.priced, reporting), whole, reporting)
    }
    const plain = columnsInPlace(book, layout)
    if (plain === undefined) return undefined
    return eventually(priceSplit(plain.columns, context), (priced): Answer => {
      if (priced.ok) return answerOf(plain, priced.value, reporting)
      const { row, reason, message } = priced.error
      return err({ reason, message: `${plain.ids.text(row)}: ${message}` })
    })
  }

/** Fewer positions are decoded sooner than the market's lines are set up for them. */
export const priceBookInPlace = answeringInPlace(128)

function bookOf(payload: Uint8Array, { request, ...place }: Rest): BookPayload | undefined {
  const market = reportingMarket(request)
  if (!market.ok) return undefined
  return { payload, ...place, market: market.value, asOf: request.market.asOf, reporting: request.reporting }
}

function answerOf(book: PlainBook, priced: Figures, reporting: string): Answer {
  const lines = new StoredLines(book, priced, reporting)
  const { firstTooLarge } = lines
  if (firstTooLarge !== undefined) return lineTooLarge(book.ids.text(firstTooLarge))
  const totals = totalsOf(book, priced)
  return areFinite(totals) ? answered(lines, totals, reporting) : totalTooLarge
}

const answered = (lines: StoredLines, totals: BookTotals, reporting: string): Answer =>
  ok({ lines, ...totalsIn(reporting, totals), flagged: [] })
