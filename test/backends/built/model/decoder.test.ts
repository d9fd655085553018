import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crateCheckpoint, type Decoder, openDecoder } from '../../../../src/backends/built/model/index.js'
import { readCheckpoint } from '../../../../src/backends/engine/index.js'
import { smallConfig as config, livelyWeights, tensorsOf, tokensOf } from './model.js'
import { logitsOf } from './reference.js'

const weights = livelyWeights(config, 21)

async function decoder(): Promise<Decoder> {
  const checkpoint = readCheckpoint(crateCheckpoint(config, weights, null))
  if (!checkpoint.ok) throw new Error(checkpoint.error.message)
  const opened = await openDecoder(checkpoint.value)
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

const tokens = tokensOf(40, config.vocabulary, 5)

describe('decoder', () => {
  it('gives at every step the logits that the formulas give for the whole text', async () => {
    const model = await decoder()
    const wanted = logitsOf(config, tensorsOf(config, weights), tokens)
    for (const [t, token] of tokens.entries()) {
      const logits = model.step(token)
      expect(logits).toHaveLength(config.vocabulary)
      for (const [v, logit] of logits.entries()) expect(Math.abs(logit - wanted[t]![v]!)).toBeLessThan(1e-4)
    }
  })

  it('gives the same bits however the text is divided into runs', async () => {
    const model = await decoder()
    const whole = model.prefill(tokens).slice()
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 40, maxLength: 40 }), (lengths) => {
        model.reset()
        let last: Float32Array = whole
        for (let at = 0, i = 0; at < tokens.length; at += lengths[i++]!)
          last = model.feedRun(tokens.slice(at, at + lengths[i]!))
        expect(last).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  it('forgets what is rolled back', async () => {
    const model = await decoder()
    const wanted = model.prefill(tokens).slice()
    model.prefill(tokens.slice(0, 25))
    model.feedRun(tokensOf(15, config.vocabulary, 77))
    model.rollback(25)
    expect(model.length).toBe(25)
    expect(model.feedRun(tokens.slice(25))).toEqual(wanted)
  })

  it('refuses to run past its context, outside its vocabulary or on nothing', async () => {
    const model = await decoder()
    expect(() => model.prefill(tokensOf(config.context + 1, config.vocabulary, 1))).toThrow(RangeError)
    expect(() => model.step(config.vocabulary)).toThrow(RangeError)
    expect(() => model.feedRun([])).toThrow(RangeError)
    expect(() => model.rollback(3)).toThrow(RangeError)
    model.prefill(tokensOf(config.context, config.vocabulary, 1))
    expect(() => model.step(0)).toThrow(RangeError)
  })

  it('does not open a checkpoint of another architecture, shape or config', async () => {
    const read = readCheckpoint(crateCheckpoint(config, weights, null))
    if (!read.ok) throw new Error(read.error.message)
    const { value } = read
    for (const other of [
      { ...value, architecture: 'llama' },
      { ...value, config: { ...config, width: 32 } },
      { ...value, config: { ...config, heads: 3 } },
      { ...value, config: { ...config, width: 1e9 } },
      { ...value, config: null },
      { ...value, tensors: value.tensors.slice(1) },
    ]) {
      const opened = await openDecoder(other)
      expect(opened.ok ? undefined : opened.error.code).toBe('FAULT_CHECKPOINT')
    }
  })
})
