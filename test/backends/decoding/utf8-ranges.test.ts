import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8Sequences } from '../../../src/backends/decoding/automaton/index.js'

const codePoint = fc.oneof(
  fc.nat({ max: 0x10ffff }),
  fc.constantFrom(0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff),
)
const ordered = fc.tuple(codePoint, codePoint).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const isSurrogate = (value: number) => value >= 0xd800 && value <= 0xdfff
const takes = (low: number, high: number, bytes: Uint8Array) =>
  utf8Sequences(low, high).filter(
    (sequence) =>
      sequence.length === bytes.length &&
      sequence.every((range, i) => range.low <= bytes[i]! && bytes[i]! <= range.high),
  ).length

it('takes the encoding of a code point exactly once if it is in the range and never otherwise', () => {
  fc.assert(
    fc.property(ordered, codePoint, ([low, high], probe) => {
      for (const value of [probe, low, high, low - 1, high + 1]) {
        if (value < 0 || value > 0x10ffff || isSurrogate(value)) continue
        const bytes = Buffer.from(String.fromCodePoint(value))
        expect(takes(low, high, bytes)).toBe(value >= low && value <= high ? 1 : 0)
      }
    }),
    { numRuns: 2000 },
  )
})

it('takes as many byte strings as the range has characters', () => {
  fc.assert(
    fc.property(ordered, ([low, high]) => {
      const strings = utf8Sequences(low, high)
        .map((sequence) => sequence.reduce((product, range) => product * (range.high - range.low + 1), 1))
        .reduce((sum, each) => sum + each, 0)
      const surrogates = Math.max(0, Math.min(high, 0xdfff) - Math.max(low, 0xd800) + 1)
      expect(strings).toBe(high - low + 1 - surrogates)
    }),
  )
})
