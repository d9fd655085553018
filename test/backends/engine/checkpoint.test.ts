import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Checkpoint, hashWeights, readCheckpoint, writeCheckpoint } from '../../../src/backends/engine/index.js'
import { numbers } from './bench.js'

const weights = numbers(24, 3)
const whole = {
  architecture: 'crate',
  config: { width: 4, lambda: 0.05 },
  tensors: [
    { name: 'embedding', shape: [4, 4] },
    { name: 'gain', shape: [8] },
  ],
  record: { seed: 7, note: 'grüße, 世界' },
  weights,
}
const bytes = writeCheckpoint(whole)

const reasonOf = (damaged: Uint8Array): string => {
  const read = readCheckpoint(damaged)
  if (read.ok) throw new Error('it was read')
  expect(read.error.code).toBe('FAULT_CHECKPOINT')
  return read.error.message
}

const changed = (change: (copy: Uint8Array) => void): Uint8Array => {
  const copy = bytes.slice()
  change(copy)
  return copy
}

describe('checkpoint', () => {
  it('reads back what was written, also from within a larger buffer', () => {
    const within = new Uint8Array(bytes.length + 3)
    within.set(bytes, 3)
    for (const source of [bytes, within.subarray(3)]) {
      const read = readCheckpoint(source)
      const expected: Checkpoint = { ...whole, weightsHash: hashWeights(weights) }
      expect(read).toEqual({ ok: true, value: expected })
    }
  })

  it('is the same file for the same contents', () => {
    expect(writeCheckpoint(whole)).toEqual(bytes)
  })

  it('refuses any single changed byte and any cut', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        reasonOf(changed((copy) => copy.set([copy[at]! ^ by], at)))
        reasonOf(bytes.subarray(0, at))
      }),
      { numRuns: 300 },
    )
  })

  it('never throws on arbitrary bytes', () => {
    const preamble = bytes.subarray(0, 16)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
        reasonOf(tail)
        reasonOf(Uint8Array.from([...preamble, ...tail]))
      }),
    )
  })

  it('says what is wrong', () => {
    expect(reasonOf(new Uint8Array(3))).toContain('too short')
    expect(reasonOf(changed((copy) => copy.set([0x50, 0x4b])))).toContain('CLEFCKPT')
    expect(reasonOf(changed((copy) => copy.set([9], 8)))).toContain('version 9')
    expect(reasonOf(changed((copy) => copy.fill(0xff, 12, 16)))).toContain('header claims 4294967295 bytes')
    expect(reasonOf(bytes.subarray(0, bytes.length - 4))).toContain('SHA-256')
    expect(
      reasonOf(writeCheckpoint({ ...whole, weights: weights.map((w, i) => (i === 5 ? Number.NaN : w)) })),
    ).toContain('finite')
    expect(reasonOf(writeCheckpoint({ ...whole, weights: weights.subarray(1) }))).toContain('tensors take 96 bytes')
    expect(reasonOf(writeCheckpoint({ ...whole, tensors: [{ name: 'huge', shape: [2 ** 23, 2 ** 23] }] }))).toContain(
      'tensors take',
    )
    expect(reasonOf(writeCheckpoint({ ...whole, tensors: [{ name: 'none', shape: [-24] }] }))).toContain(
      'list its tensors',
    )
  })
})
