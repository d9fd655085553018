// Ids of positions, and the tenors between them: that they lie as an encoder lays them out, that ids are ASCII, and whether they ascend. Ids that do are all different, which
// needs no table to be seen.

import {
  idAt,
  idBytesIn,
  idIn,
  idsAt,
  lastIdAt,
  positionBytes,
  tenorAt,
  tenorIn,
  textsAt,
} from './layout'

const idBytesMax: i32 = 64
const beyondAscii: i64 = 0x8080808080808080

/** The next text, and what is added to where a text lies here for where it lies in the payload. */
let text: i32 = 0
let toPayload: i32 = 0
/** Where the next id is copied to. */
let nextId: i32 = 0
/** The id before the next, and whether each that was taken comes after the one before it: they are then all different. */
let previous: i32 = 0
let previousBytes: i32 = 0
let ascending: bool = true

export function beginBook(): void {
  previous = lastIdAt
  previousBytes = 0
  ascending = true
}

/** @param payloadAt where the texts of a block begin in the payload */
export function beginTexts(payloadAt: i32): void {
  text = textsAt
  nextId = idsAt
  toPayload = payloadAt - textsAt
}

/** Whether the ids that were taken are in ascending order, by length and then by their bytes. */
export function idsAscend(): bool {
  return ascending
}

/** The bytes of the ids that were taken of the block, a multiple of eight each. */
export function idBytes(): i32 {
  return nextId - idsAt
}

/** Rows of a tile: that ids and tenors lie as an encoder lays them out, one behind the other, and that ids are ASCII of 1 to 64 bytes with zeros behind it. */
export function takeTexts(first: i32, last: i32): bool {
  const shift = toPayload
  let at = text
  let id = nextId
  let odd: i64 = 0
  let seen: i64 = 0
  let strip = 0
  const end = last * positionBytes
  for (let place = first * positionBytes; place < end; place += positionBytes) {
    let left = load<i32>(place, idBytesIn)
    if (<u32>(left - 1) >= <u32>idBytesMax) return false
    store<i32>(strip, id, idAt)
    odd |= <i64>(load<i32>(place, idIn) ^ (at + shift))
    let word = load<i64>(at)
    while (left > 8) {
      seen |= word
      store<i64>(id, word)
      id += 8
      at += 8
      word = load<i64>(at)
      left -= 8
    }
    seen |= word
    store<i64>(id, word)
    id += 8
    at += 8
    odd |= (word >>> ((left << 3) - 1)) >>> 1
    odd |= <i64>(load<i32>(place, tenorIn) ^ (at + shift))
    store<i64>(strip, load<i64>(at), tenorAt)
    at += 8
    strip += 8
  }
  text = at
  nextId = id
  return odd === 0 && (seen & beyondAscii) === 0
}

/** Whether the first byte in which two words differ is greater in the second. */
@inline
function isGreater(one: i64, other: i64): bool {
  const from = ctz(one ^ other) & 0x38
  return ((other >>> from) & 0xff) > ((one >>> from) & 0xff)
}

/** Whether an id comes after another of as many bytes whose first word is the same. */
function isAfter(at: i32, before: i32, bytes: i32): bool {
  for (let word = 8; word < bytes; word += 8) {
    const one = load<i64>(before + word)
    const other = load<i64>(at + word)
    if (one !== other) return isGreater(one, other)
  }
  return false
}

/** Rows of a tile: whether their ids ascend. */
export function compareIds(first: i32, last: i32): bool {
  let before = previous
  let beforeBytes = previousBytes
  let beforeWord = load<i64>(before)
  let all: bool = true
  let strip = 0
  const end = last * positionBytes
  for (let place = first * positionBytes; place < end; place += positionBytes) {
    const bytes = load<i32>(place, idBytesIn)
    const at = load<i32>(strip, idAt)
    const word = load<i64>(at)
    if (bytes !== beforeBytes) all = all && bytes > beforeBytes
    else if (word !== beforeWord) all = all && isGreater(beforeWord, word)
    else all = all && isAfter(at, before, bytes)
    before = at
    beforeBytes = bytes
    beforeWord = word
    strip += 8
  }
  previous = before
  previousBytes = beforeBytes
  return all
}

/** Takes the texts of rows of a tile. @returns whether they are plain */
export function takeIds(first: i32, last: i32): bool {
  if (!takeTexts(first, last)) return false
  if (ascending) ascending = compareIds(first, last)
  return true
}

/** Keeps the last id, for the first of the next block to be compared with. */
export function keepLastId(): void {
  memory.copy(lastIdAt, previous, idBytesMax)
  previous = lastIdAt
}
