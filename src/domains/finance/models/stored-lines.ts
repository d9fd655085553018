// The lines of finance.priceBook as columns that write themselves: a line of its own is made for those alone who ask for one.

import { baseDimension, type Dimension } from '../../../fabric/dimension/index.js'
import { type ListMemory, layoutTables, StoredList } from '../../../fabric/schema/index.js'
import { priceBook } from '../contracts/books.js'
import type { Figures, PlainBook } from './book-in-place.js'
import { daysPerYear, perCent, volPoint } from './greek-steps.js'
import { dimensionsOf } from './option-terms.js'
import { type PricedLine, pricedLine } from './priced-line.js'

/** Where the fields of a line stand, in bytes; constants of the response's schema. */
const { bytes: lineBytes = 0, slots } = layoutTables(priceBook.response).find(({ path }) => path === 'lines[]')!
const offsetOf = (name: keyof PricedLine): number => slots.find((slot) => slot.name === name)!.offset!
const pvAt = offsetOf('pv')
const reportedAt = offsetOf('pvReporting')
const deltaAt = offsetOf('delta')
const gammaAt = offsetOf('gammaPer1pct')
const vegaAt = offsetOf('vegaPer1vol')
const thetaAt = offsetOf('thetaPerDay')
const idAt = offsetOf('id')

export class StoredLines extends StoredList<PricedLine> {
  readonly length: number

  constructor(
    private readonly book: PlainBook,
    private readonly priced: Figures,
    private readonly reporting: string,
  ) {
    super()
    this.length = book.lineOf.length
  }

  /** The first row that has a figure which is none. */
  get firstTooLarge(): number | undefined {
    const { lineOf, lines } = this.book
    const { value, delta, gamma, vega, theta } = this.priced
    const rates = Float64Array.from(lines, ({ toReporting }) => toReporting)
    const spots = Float64Array.from(lines, ({ spot }) => spot)
    for (let row = 0; row < this.length; row++) {
      const line = lineOf[row]!
      const worth = value[row]!
      // Nothing but a number less itself is 0.
      const reported = worth * rates[line]!
      const scaled = gamma[row]! * spots[line]! * perCent
      const all = reported - reported + (scaled - scaled) + (delta[row]! - delta[row]!)
      if (all + (worth - worth) + (vega[row]! - vega[row]!) + (theta[row]! - theta[row]!) !== 0) return row
    }
    return undefined
  }

  override store(memory: ListMemory, start: number): void {
    const { ids, lineOf, lines } = this.book
    const { value, delta, gamma, vega, theta } = this.priced
    const placeOf = (dimension: Dimension): number => memory.dimensions.placeOf(dimension)
    const reportedIn = baseDimension(this.reporting)
    // In the order in which the lines first name them.
    const places = lines.map(({ quoted }) => {
      const { foreign, domestic } = dimensionsOf(quoted.pair)
      return [placeOf(domestic), placeOf(reportedIn), placeOf(foreign)] as const
    })
    const domestics = Int32Array.from(places, ([place]) => place)
    const foreigns = Int32Array.from(places, ([, , place]) => place)
    const [[, reporting]] = places as [(typeof places)[number]] // a plain book has a position
    const rates = Float64Array.from(lines, ({ toReporting }) => toReporting)
    const spots = Float64Array.from(lines, ({ spot }) => spot)
    const texts = memory.takeUncleared(ids.bytes)
    const { view } = memory
    let text = texts
    for (let row = 0, at = start; row < this.length; row++, at += lineBytes) {
      const line = lineOf[row]!
      const domestic = domestics[line]!
      const foreign = foreigns[line]!
      const worth = value[row]!
      setMoney(view, at + pvAt, worth, domestic)
      setMoney(view, at + reportedAt, worth * rates[line]!, reporting)
      setMoney(view, at + deltaAt, delta[row]!, foreign)
      setMoney(view, at + gammaAt, gamma[row]! * spots[line]! * perCent, foreign)
      setMoney(view, at + vegaAt, vega[row]! * volPoint, domestic)
      setMoney(view, at + thetaAt, theta[row]! / daysPerYear, domestic)
      const length = ids.lengthOf(row)
      memory.extent(at + idAt, text, length)
      text += (length + 7) & ~7
    }
    ids.copy(view, texts)
  }

  override *[Symbol.iterator](): Iterator<PricedLine> {
    let row = 0
    for (const id of this.book.ids) yield this.line(id, row++)
  }

  private line(id: string, row: number): PricedLine {
    const { lineOf, lines } = this.book
    const { pair, spot, toReporting } = lines[lineOf[row]!]!
    const reporting = baseDimension(this.reporting)
    return pricedLine(this.priced, row, { id, dimensions: dimensionsOf(pair), spot, toReporting, reporting })
  }
}

function setMoney(view: DataView, at: number, value: number, place: number): void {
  view.setFloat64(at, value, true)
  view.setInt32(at + 8, place, true)
  view.setInt32(at + 12, 0)
}
