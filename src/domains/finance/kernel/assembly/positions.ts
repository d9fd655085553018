// Positions of a book as they lie in the payload of a request, taken to the columns of the block: tile by tile in passes, for the reason that `price` has.
//
// A position is plain where all its words are what an encoder writes for a tenor and nothing else that is optional, for a line that is known and in its units. What must be 0
// in every position is looked at once for all of a tile.

import { beginTexts, keepLastId, takeIds } from './ids'
import {
  idBytesIn,
  idLengthAt,
  lineDomesticAt,
  lineForeignAt,
  lineOfAt,
  linePairAt,
  lineRateAt,
  lineShift,
  lineTenorAt,
  lineTenorBytesAt,
  marksIn,
  notionalAt,
  notionalIn,
  pairIn,
  phiAt,
  positionBytes,
  rateIn,
  slotsAt,
  strikeAt,
  strikeIn,
  tenorAt,
  tenorBytesIn,
  tileRows,
  unitIn,
} from './layout'
import { nextSlot, slotOf } from './lines'

/** Bit 0 of its marks makes a put of a call, that of `shortShift` short of long; the others are these. */
const shortShift: i64 = 8
const ownMarks: i64 = 0x101
const plainMarks: i64 = 0x40000

/** Rows of the block whose texts were taken. */
let taken: i32 = 0

/** @param payloadAt where the texts of the block begin in the payload */
export function beginBlock(payloadAt: i32): void {
  beginTexts(payloadAt)
  taken = 0
}

/** Finds the lines of rows of a tile, by pair and tenor. @returns the first row whose line is not known, or `last` */
export function findLines(row: i32, last: i32): i32 {
  let place = row * positionBytes
  let strip = (row & (tileRows - 1)) << 3
  for (; row < last; row++, place += positionBytes, strip += 8) {
    const tenor = load<i64>(strip, tenorAt)
    const pair = load<i64>(place, pairIn)
    let slot = slotOf(pair, tenor)
    for (;;) {
      const known: i32 = load<u16>(slot, slotsAt)
      if (known === 0) return row
      const line = (known - 1) << lineShift
      if (((load<i64>(line, linePairAt) ^ pair) | (load<i64>(line, lineTenorAt) ^ tenor)) === 0) {
        store<i32>(row << 2, known - 1, lineOfAt)
        break
      }
      slot = nextSlot(slot)
    }
  }
  return row
}

/** Rows of a tile: fills their columns that are not of a line, the notional in FOR and signed. */
export function takeNumbers(first: i32, last: i32): bool {
  let place = first * positionBytes
  let odd: i64 = 0
  for (let row = first; row < last; row++, place += positionBytes) {
    const line = load<i32>(row << 2, lineOfAt) << lineShift
    const marks = load<i64>(place, marksIn)
    odd |= (marks & 0xffffffff & ~ownMarks) ^ plainMarks
    odd |= load<u32>(place, tenorBytesIn) ^ load<i64>(line, lineTenorBytesAt)
    odd |= load<i64>(place, rateIn) ^ load<i64>(line, lineRateAt)
    const strike = load<f64>(place, strikeIn)
    let amount = load<f64>(place, notionalIn)
    const unit = load<i64>(place, unitIn)
    // Below zero is no index of a dimension, but stands for one that the message does not name.
    odd |= unit >>> 31
    if (unit !== load<i64>(line, lineForeignAt)) {
      odd |= unit ^ load<i64>(line, lineDomesticAt)
      amount /= strike
    }
    const at = row << 3
    store<i64>(at, (marks << 63) | reinterpret<i64>(1.0), phiAt)
    store<i64>(at, ((marks >>> shortShift) << 63) ^ reinterpret<i64>(amount), notionalAt)
    store<f64>(at, strike, strikeAt)
    store<u8>(row, load<u8>(place, idBytesIn), idLengthAt)
  }
  return odd === 0
}

/**
 * Takes rows from `row` up to the first whose line is not known. @returns that row, `count` where there is none, or -1 where one is not plain
 *
 * Where a line had to be made known, it goes on from its row.
 */
export function takeRows(row: i32, count: i32): i32 {
  while (row < count) {
    const tile = row & ~(tileRows - 1)
    const end = min(tile + tileRows, count)
    if (taken < end) {
      if (!takeIds(tile, end)) return -1
      taken = end
    }
    row = findLines(row, end)
    if (row < end) return row
    if (!takeNumbers(tile, end)) return -1
  }
  keepLastId()
  return row
}
