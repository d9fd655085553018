// What a decoder promises, of any architecture.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Checkpoint, type Decoder, type Json, readCheckpoint } from '../../../src/backends/engine/index.js'
import type { Fault, Result } from '../../../src/fabric/index.js'
import { tokensOf } from './model/model.js'

export interface Decodable {
  /** Bytes of a checkpoint file. */
  readonly checkpoint: Uint8Array
  readonly vocabulary: number
  /** Tokens that it may say, where it may not say all. */
  readonly outputs?: number
  readonly context: number
  open(checkpoint: Checkpoint): Promise<Result<Decoder, Fault>>
  /** Logits after each token, by the formulas. */
  logitsOf(tokens: readonly number[]): number[][]
  /** Changes of the config that no longer fit the weights, or no model at all. */
  readonly wrongConfigs: readonly Json[]
}

function read(bytes: Uint8Array): Checkpoint {
  const checkpoint = readCheckpoint(bytes)
  if (!checkpoint.ok) throw new Error(checkpoint.error.message)
  return checkpoint.value
}

export function describeDecoder(name: string, model: Decodable): void {
  const { checkpoint, vocabulary, outputs = vocabulary, context } = model
  const tokens = tokensOf(40, vocabulary, 5)

  async function decoder(): Promise<Decoder> {
    const opened = await model.open(read(checkpoint))
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }

  describe(name, () => {
    it('gives at every step the logits that the formulas give for the whole text', async () => {
      const decoding = await decoder()
      const wanted = model.logitsOf(tokens)
      for (const [t, token] of tokens.entries()) {
        const logits = decoding.step(token)
        expect(logits).toHaveLength(outputs)
        for (const [v, logit] of logits.entries()) expect(Math.abs(logit - wanted[t]![v]!)).toBeLessThan(1e-4)
      }
    })

    it('gives the same bits however the text is divided into runs', async () => {
      const decoding = await decoder()
      const whole = decoding.prefill(tokens).slice()
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 40, maxLength: 40 }), (lengths) => {
          decoding.reset()
          let last: Float32Array = whole
          for (let at = 0, i = 0; at < tokens.length; at += lengths[i++]!)
            last = decoding.feedRun(tokens.slice(at, at + lengths[i]!))
          expect(last).toEqual(whole)
        }),
        { numRuns: 30 },
      )
    })

    it('forgets what is rolled back', async () => {
      const decoding = await decoder()
      const wanted = decoding.prefill(tokens).slice()
      decoding.prefill(tokens.slice(0, 25))
      decoding.feedRun(tokensOf(15, vocabulary, 77))
      decoding.rollback(25)
      expect(decoding.length).toBe(25)
      expect(decoding.feedRun(tokens.slice(25))).toEqual(wanted)
    })

    it('refuses to run past its context, outside its vocabulary or on nothing', async () => {
      const decoding = await decoder()
      expect(() => decoding.prefill(tokensOf(context + 1, vocabulary, 1))).toThrow(RangeError)
      expect(() => decoding.step(vocabulary)).toThrow(RangeError)
      expect(() => decoding.feedRun([])).toThrow(RangeError)
      expect(() => decoding.rollback(3)).toThrow(RangeError)
      decoding.prefill(tokensOf(context, vocabulary, 1))
      expect(() => decoding.step(0)).toThrow(RangeError)
    })

    it('does not open a checkpoint of another architecture, shape or config', async () => {
      const value = read(checkpoint)
      const config = value.config as { readonly [field: string]: Json } // of the checkpoints above
      for (const other of [
        { ...value, architecture: 'mamba' },
        { ...value, config: null },
        { ...value, tensors: value.tensors.slice(1) },
        ...model.wrongConfigs.map((changes) => ({ ...value, config: { ...config, ...(changes as object) } })),
      ]) {
        const opened = await model.open(other)
        expect(opened.ok ? undefined : opened.error.code).toBe('FAULT_CHECKPOINT')
      }
    })
  })
}
