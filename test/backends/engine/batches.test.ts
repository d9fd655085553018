import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BatchOrder, dealToShards, packBatch, SHARDS, scoredTokens } from '../../../src/backends/engine/batches.js'
import { learningRateAt } from '../../../src/backends/engine/schedule.js'
import { shareExamples } from '../../../src/backends/engine/training-set.js'
import { createBench } from './bench.js'

const lengths = [4, 9, 2, 7, 7, 3, 12, 5, 2, 8]

function shared() {
  const examples = shareExamples({
    vocabulary: 100,
    context: 12,
    examples: lengths.length,
    example: (i) => ({
      tokens: Uint16Array.from({ length: lengths[i]! }, (_, t) => (10 * i + t) % 100),
      lossFrom: Math.min(1 + (i % 2), lengths[i]! - 1),
    }),
  })
  if (!examples.ok) throw new Error(examples.error.message)
  return examples.value
}

describe('order of examples', () => {
  it('visits every example once an epoch, across batches that do not divide it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        (examples, batch, seed) => {
          const order = new BatchOrder(examples, batch, seed)
          const seen = Array.from({ length: examples }, () => [...order.next()]).flat() // `batch` epochs
          for (let epoch = 0; epoch < batch; epoch++) {
            expect(new Set(seen.slice(epoch * examples, (epoch + 1) * examples)).size).toBe(examples)
          }
        },
      ),
    )
  })
})

describe('dealing to shards', () => {
  it('keeps every example, twice where it is drawn twice, and evens out the tokens', () => {
    const examples = shared()
    const batch = Uint32Array.of(...lengths.keys(), 6, 6, 1)
    const shards = dealToShards(examples, batch)
    expect(shards).toHaveLength(SHARDS)
    expect(shards.flat().sort()).toEqual([...batch].sort())
    const tokens = shards.map((ids) => ids.reduce((sum, id) => sum + lengths[id]!, 0))
    expect(Math.max(...tokens) - Math.min(...tokens)).toBeLessThanOrEqual(12)
  })
})

describe('packing', () => {
  it('lays sequences end to end, each row with the token that follows it', async () => {
    const examples = shared()
    const { memory, arena } = await createBench(1 << 16)
    const [inputs, targets] = [arena.floats(64), arena.floats(64)]
    const batch = packBatch(examples, [5, 0], memory, inputs, targets)
    const words = new Int32Array(memory.buffer)
    expect([...words.subarray(inputs / 4, inputs / 4 + batch.rows)]).toEqual([50, 51, 0, 1, 2])
    expect([...words.subarray(targets / 4, targets / 4 + batch.scoredRows)]).toEqual([52, 1, 2, 3])
    expect(batch).toMatchObject({ sequences: 2, rows: 5, scoredRows: 4 })
    expect([...batch.start, ...batch.length, ...batch.scoredFrom, ...batch.scoredStart]).toEqual([
      0, 2, 2, 3, 1, 0, 0, 1,
    ])
    expect(scoredTokens(examples, Uint32Array.of(5, 0))).toBe(4)
  })
})

describe('learning rate', () => {
  it('climbs to its peak over the warmup and falls in a line to just above zero', () => {
    const rates = Array.from({ length: 100 }, (_, i) => learningRateAt(i + 1, 100, 10, 0.5))
    expect(rates[0]).toBeCloseTo(0.05)
    expect(rates[9]).toBe(0.5)
    expect(rates[54]).toBeCloseTo((0.5 * 46) / 90)
    expect(rates[99]).toBeCloseTo(0.5 / 90)
    expect(learningRateAt(1, 100, 0, 0.5)).toBe(0.5)
  })
})
