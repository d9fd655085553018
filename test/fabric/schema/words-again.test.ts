// Words that a decoder has met before it finds by their bytes. None of that may show.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codecOf, list, pair, record, type Schema, tenor, text } from '../../../src/fabric/schema/index.js'

const texts = codecOf(list(text()))
const words = codecOf(record({ words: list(text()), tenors: list(tenor()), end: text() }))
/** Behind the words that matter: those at a payload's very end are not looked up. */
const end = 'and so it ends here'

function roundTrip(values: readonly string[]): unknown {
  const encoded = texts.encode(values)
  return encoded.ok ? texts.decode(encoded.value) : encoded
}

/** Words that differ in how many zeros they end in, or in one letter, around the lengths at which ways of reading part. */
const likeWords = fc
  .tuple(
    fc.constantFrom('', 'a', 'abcdefg', 'abcdefgh', 'abcdefghijklmnop', 'caf\u00e9', '3M'),
    fc.nat(3),
    fc.constantFrom('', '\u0007', '\u0001'),
  )
  .map(([stem, zeros, last]) => stem + '\0'.repeat(zeros) + last)

describe('words that come again', () => {
  it('are read as they are, however alike they are and however often they come', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(likeWords, fc.string({ maxLength: 20 })), { maxLength: 40 }), (values) => {
        for (let time = 0; time < 3; time++) expect(roundTrip(values)).toEqual({ ok: true, value: values })
      }),
      { numRuns: 300 },
    )
  })

  it('are read as they are when there are more of them than are kept', () => {
    const many = (length: number) => Array.from({ length: 20_000 }, (_, i) => `${i}`.padStart(length, 'w'))
    for (const length of [8, 12]) {
      for (let time = 0; time < 3; time++) expect(roundTrip(many(length))).toEqual({ ok: true, value: many(length) })
    }
  })

  it('are read as they are, whatever stands between them', () => {
    const encoded = words.encode({ words: ['abc', 'abcde', 'abcdefghijk', '1Y'], tenors: ['3M', '12M'], end })
    if (!encoded.ok) throw new Error(encoded.error.message)
    const plain = words.decode(encoded.value)
    for (const filler of [0, 0xff, 0x41]) {
      const noisy = encoded.value.slice()
      const slots = new DataView(noisy.buffer)
      for (const [list, count] of [
        [16, 4],
        [24, 2],
      ] as const) {
        for (
          let slot = slots.getUint32(list, true);
          count > 0 && slot < slots.getUint32(list, true) + count * 8;
          slot += 8
        ) {
          const [at, length] = [slots.getUint32(slot, true), slots.getUint32(slot + 4, true)]
          noisy.fill(filler, at + length, Math.ceil((at + length) / 8) * 8)
        }
      }
      for (let time = 0; time < 3; time++) expect(words.decode(noisy)).toEqual(plain)
    }
  })

  it('are no tenors and no pairs for having been read as text', () => {
    const loose = record({ words: list(text()), tenors: list(text()), end: text() })
    const decoded = (tenors: readonly string[]) => {
      const encoded = codecOf<Schema>(loose).encode({ words: ['3Q', '3Q', '3Q'], tenors, end })
      return encoded.ok ? words.decode(encoded.value) : encoded
    }
    for (let time = 0; time < 3; time++) {
      expect(decoded(['3M', '3M'])).toMatchObject({ ok: true, value: { tenors: ['3M', '3M'] } })
      expect(decoded(['3M', '3Q'])).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME', path: 'tenors[1]' } })
    }
  })

  it('are refused at every time when a pair has more than its six letters', () => {
    const codec = codecOf(record({ pair: pair() }))
    for (let time = 0; time < 3; time++) {
      const encoded = codec.encode({ pair: 'EURUSD' })
      if (!encoded.ok) throw new Error(encoded.error.message)
      expect(codec.decode(encoded.value)).toEqual({ ok: true, value: { pair: 'EURUSD' } })
      encoded.value[16 + 7] = 1
      expect(codec.decode(encoded.value)).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME', offset: 16 } })
    }
  })

  it('are refused at every time when their extents overlap into more than the payload has', () => {
    const encoded = texts.encode(Array(100).fill('overlaps'))
    if (!encoded.ok) throw new Error(encoded.error.message)
    const view = new DataView(encoded.value.buffer)
    const slots = view.getUint32(16, true)
    // All point at the first, of a message that is cut a little behind it.
    const short = encoded.value.slice(0, slots + 100 * 8 + 24)
    const cut = new DataView(short.buffer)
    for (let i = 0; i < 100; i++) cut.setUint32(slots + i * 8, slots + 100 * 8, true)
    cut.setUint32(0, slots, true)
    cut.setUint32(8, short.length, true)
    for (let time = 0; time < 3; time++) {
      expect(texts.decode(short)).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME' } })
    }
  })
})
