// What a backend says to a goal.

import type { Backend, Chunk, Prompt, ProposeOptions } from '../../../src/backends/index.js'
import { chunksOf, textOf } from '../../conformance/answering.js'
import { constraintFor, stopping } from '../../conformance/goals.js'

export interface Said {
  readonly text: string
  /** Of the whole answer. */
  readonly logprob: number
  /** Tokens that the model was asked for. */
  readonly tokens: number
}

export async function said(
  backend: Backend,
  prompt: Prompt = stopping,
  options: Partial<ProposeOptions> = {},
): Promise<Said> {
  const all = { tokensMax: 400, temperature: 0, seed: 7, ...options }
  const chunks: readonly Chunk[] = await chunksOf({ backend }, prompt, constraintFor(prompt), all)
  return {
    text: textOf(chunks),
    logprob: chunks.reduce((sum, { logprob = Number.NaN }) => sum + logprob, 0),
    tokens: chunks.reduce((sum, { tokens }) => sum + tokens, 0),
  }
}
