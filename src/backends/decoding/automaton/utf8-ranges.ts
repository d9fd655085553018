// Ranges of code points as alternatives of byte ranges, so that an automaton over bytes reads classes
// of Unicode text. Method: split until every continuation byte spans a whole aligned block (as in RE2).

export interface ByteRange {
  readonly low: number
  readonly high: number
}

const lastOfLength = [0x7f, 0x7ff, 0xffff, 0x10ffff] as const
const surrogates = { low: 0xd800, high: 0xdfff } as const

/**
 * UTF-8 encodings of the code points `low..high` (inclusive) as sequences of 1 to 4 byte ranges: a text is
 * in the range exactly if one sequence takes its bytes. Surrogates have no encoding and are left out.
 */
export function utf8Sequences(low: number, high: number): ByteRange[][] {
  return [...split(low, Math.min(high, surrogates.low - 1)), ...split(Math.max(low, surrogates.high + 1), high)]
}

function split(low: number, high: number): ByteRange[][] {
  if (low > high) return []
  const last = lastBeforeBreak(low, high)
  if (last !== null) return [...split(low, last), ...split(last + 1, high)]
  const highest = encode(high)
  return [[...encode(low)].map((byte, i) => ({ low: byte, high: highest[i]! }))]
}

/** Where a range must be cut so that its parts are products of byte ranges, or null where it is one already. */
function lastBeforeBreak(low: number, high: number): number | null {
  for (const last of lastOfLength) {
    if (low <= last && high > last) return last
  }
  const bytes = encode(low).length
  for (let i = 1; i < bytes; i++) {
    const block = (1 << (6 * i)) - 1
    if ((low & ~block) === (high & ~block)) continue
    if ((low & block) !== 0) return low | block
    if ((high & block) !== block) return (high & ~block) - 1
  }
  return null
}

const encoder = new TextEncoder()
const encode = (codePoint: number): Uint8Array => encoder.encode(String.fromCodePoint(codePoint))
