// The in-house rung's promises that do not depend on how well it is trained: this model's weights are random.

import { describe, expect, it } from 'vitest'
import { builtBackend } from '../../../src/backends/built/built-backend.js'
import { readCheckpoint } from '../../../src/backends/engine/index.js'
import type { Backend, ProposeOptions } from '../../../src/backends/index.js'
import { BackendFailure } from '../../../src/backends/index.js'
import { type Grammar, readGbnf } from '../../../src/clef/index.js'
import { tinyCheckpoint, tinyVocabulary } from './tiny-model.js'

async function opened(): Promise<Backend> {
  const checkpoint = readCheckpoint(tinyCheckpoint())
  if (!checkpoint.ok) throw new Error(checkpoint.error.message)
  const backend = await builtBackend({ checkpoint: checkpoint.value, vocabulary: tinyVocabulary })
  if (!backend.ok) throw new Error(backend.error.message)
  return backend.value
}

function grammarOf(gbnf: string): Grammar {
  const grammar = readGbnf(gbnf)
  if (!grammar.ok) throw new Error(grammar.error.message)
  return grammar.value
}

const prompt = { text: 'stop now', quantities: [], inputs: [] }
const letters = grammarOf('root ::= [a-z]{60}')

async function text(backend: Backend, grammar: Grammar, options: Partial<ProposeOptions> = {}): Promise<string> {
  let written = ''
  const all = { tokensMax: 500, temperature: 0, seed: 1, ...options }
  for await (const chunk of backend.propose(prompt, { grammar }, all)) written += chunk.text
  return written
}

describe('the in-house backend', () => {
  it('writes nothing that the grammar does not allow, whatever its weights would rather', async () => {
    const backend = await opened()
    for (const temperature of [0, 1, 20]) expect(await text(backend, letters, { temperature })).toMatch(/^[a-z]{60}$/)
  })

  it('writes the same for the same seed, also when proposals are asked for at once', async () => {
    const backend = await opened()
    const draw = (seed: number) => text(backend, letters, { temperature: 5, seed })
    const [one, other] = [await draw(1), await draw(2)]
    expect(other).not.toBe(one)
    expect(await Promise.all([draw(1), draw(2), draw(1)])).toEqual([one, other, one])
  })

  it('stops within a token of being aborted', async () => {
    const backend = await opened()
    const abort = new AbortController()
    let chunks = 0
    const options = { tokensMax: 500, temperature: 0, seed: 1, signal: abort.signal }
    for await (const _ of backend.propose(prompt, { grammar: letters }, options)) {
      // As a cancel frame comes: in a later turn of the event loop.
      if (++chunks === 1) setImmediate(() => abort.abort())
    }
    expect(chunks).toBeLessThan(5)
    // It is free for the next one.
    expect(await text(backend, letters)).toHaveLength(60)
  })

  it('fails with a fault when its tokens are spent', async () => {
    const backend = await opened()
    await expect(text(backend, letters, { tokensMax: 10 })).rejects.toThrow(BackendFailure)
    expect(await text(backend, letters)).toHaveLength(60)
  })

  it('fails with a fault when prompt and answer outgrow its context', async () => {
    const backend = await opened()
    const failure = text(backend, grammarOf('root ::= [a-z]{400}'))
    await expect(failure).rejects.toMatchObject({
      fault: { code: 'FAULT_BACKEND', message: expect.stringContaining('context of 256 tokens') },
    })
  })
})
