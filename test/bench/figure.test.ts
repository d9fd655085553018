import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf, median } from '../../bench/figure.js'

const claim = { id: 'spine.example', unit: 'us', ratio: 'ours / peer' } as const

describe('a figure', () => {
  it('is made of medians, which one slow round does not move', () => {
    const samples = { ours: [3, 1, 2, 900, 2], peer: [8, 8, 7, 9] }
    expect(figureOf(claim, samples)).toEqual({
      id: 'spine.example',
      ours: 2,
      peer: 8,
      unit: 'us',
      samples,
      ratio: 0.25,
    })
  })

  it('has its ratio the way round in which the claim words it', () => {
    const samples = { ours: [2], peer: [8] }
    expect(figureOf({ ...claim, ratio: 'peer / ours' }, samples).ratio).toBe(4)
  })
})

describe('a figure without a peer', () => {
  it('has our own median for its ratio', () => {
    const samples = { ours: [5, 4, 6], peer: [] }
    expect(figureOf({ ...claim, ratio: 'ours' }, samples)).toMatchObject({ ours: 5, peer: null, ratio: 5 })
  })
})

describe('the median', () => {
  it('leaves as many samples below as above, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (samples) => {
        const middle = median(samples)
        const below = samples.filter((sample) => sample < middle).length
        const above = samples.filter((sample) => sample > middle).length
        expect(Math.max(below, above)).toBeLessThanOrEqual(samples.length / 2)
      }),
    )
  })
})
