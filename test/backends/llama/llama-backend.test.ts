// What llama.cpp in a process of ours says, and what it reads for it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtBackend } from '../../../src/backends/built/built-backend.js'
import type { Backend } from '../../../src/backends/index.js'
import type { LlamaBackend } from '../../../src/backends/llama/index.js'
import { chunksOf } from '../../conformance/answering.js'
import { constraintOf, goals, promptOf, stopping } from '../../conformance/goals.js'
import { adapterGguf } from './adapter.js'
import { hasEngine } from './engine-peer.js'
import { learntGoals, learntShape, learntTwin } from './learnt-twin.js'
import { closeAll, fileOf, ggufOf, open } from './opened.js'
import { said } from './said.js'

afterAll(closeAll)

/** Of more than one block. */
const long = promptOf('Convert 5mio EUR to USD, and then to CHF, and then back to EUR, and say what is left of it.')

describe.skipIf(!hasEngine)('llama.cpp with a model of ours', () => {
  let ours: Backend
  let llama: LlamaBackend
  beforeAll(async () => {
    const model = await learntTwin()
    const built = await builtBackend(model)
    if (!built.ok) throw new Error(built.error.message)
    ours = built.value
    llama = await open({ model: fileOf(ggufOf(model)) })
  })

  it('tells what it is: in this process by its posture, and able to do all that it is asked', () => {
    const { name, rung, posture, capabilities } = llama
    expect({ name, rung, posture }).toEqual({ name: 'llama', rung: 'local', posture: 'in-process' })
    expect(capabilities).toEqual({
      grammar: ['automaton'],
      slots: true,
      wholePrograms: false,
      tokenIds: true,
      logprobs: true,
      prefill: true,
      abort: true,
      lora: true,
      deterministic: true,
    })
  })

  it('answers what it has learnt, as our own engine answers it, asked for as many tokens', async () => {
    for (const [at, prompt] of goals.entries()) {
      const [here, there] = [await said(ours, prompt), await said(llama, prompt)]
      expect(there.text).toBe(learntGoals[at]!.program)
      expect(there.text).toBe(here.text)
      expect(there.tokens).toBe(here.tokens)
      // llama.cpp keeps what it has read in half the bits.
      expect(there.logprob).toBeCloseTo(here.logprob, 2)
    }
  })

  it('is not asked for what the grammar forces', async () => {
    const { text, tokens } = await said(llama)
    const { vocabulary } = await learntTwin()
    expect(tokens).toBeLessThan(text.length / vocabulary.programTokenMax + 8)
    // The field names behind an operation are forced: its tokens are but the choices.
    expect(tokens).toBeLessThan(8)
  })

  it('reads of a known prompt no more than what is behind its last whole block', async () => {
    await said(llama, stopping)
    const before = { ...llama.readSoFar }
    const first = await said(llama, long)
    const between = { ...llama.readSoFar }
    const second = await said(llama, long)
    const after = { ...llama.readSoFar }
    expect(between.reused - before.reused).toBe(0)
    expect(after.reused - between.reused).toBeGreaterThanOrEqual(16)
    expect((after.reused - between.reused) % 16).toBe(0)
    expect(after.read - between.read).toBe(between.read - before.read - (after.reused - between.reused))
    expect(second).toEqual(first)
  })

  it('reads of a revision what was said against the last answer, and the goal no second time', async () => {
    await said(llama, long)
    const before = { ...llama.readSoFar }
    await said(llama, {
      ...long,
      previous: { program: 'refuse outOfScope', code: 'CLEF_TYPE', path: 'amount', diagnostics: [] },
    })
    expect(llama.readSoFar.reused - before.reused).toBeGreaterThanOrEqual(16)
  })

  it('says the same to the bit, whatever was read before', async () => {
    const drawn = { temperature: 1.5, seed: 5 }
    // With as much in common as it takes: the first 0, 1, 2.. words of one goal, each with another end.
    const words = long.text.split(' ')
    const prompts = words.map((_, at) => promptOf([...words.slice(0, at), 'in JPY'].join(' ')))
    const fresh = await open()
    const alone = []
    for (const prompt of prompts) {
      // Nothing in common with the next.
      await said(fresh, promptOf('hm'))
      alone.push(await said(fresh, prompt, drawn))
    }
    const oneAfterAnother = []
    for (const prompt of prompts) oneAfterAnother.push(await said(llama, prompt, drawn))
    expect(oneAfterAnother).toEqual(alone)
    const backwards = []
    for (const prompt of prompts.toReversed()) backwards.unshift(await said(llama, prompt, drawn))
    expect(backwards).toEqual(alone)
  })

  it('draws by the seed', async () => {
    const texts = new Set<string>()
    for (let seed = 0; seed < 6; seed++) texts.add((await said(llama, promptOf('hm'), { temperature: 30, seed })).text)
    expect(texts.size).toBeGreaterThan(1)
  })

  it('lets whoever gives up go at once, and is free for the next when it has read what it was reading', async () => {
    const abort = new AbortController()
    process.kill(llama.pid!, 'SIGSTOP')
    try {
      const givenUp = said(llama, stopping, { signal: abort.signal })
      givenUp.catch(() => {})
      // By then it was asked: nothing on the way there waits for anything but this thread.
      await new Promise((resolve) => setImmediate(resolve))
      abort.abort()
      await expect(givenUp).rejects.toMatchObject({ name: 'AbortError' })
    } finally {
      process.kill(llama.pid!, 'SIGCONT')
    }
    expect((await said(llama, goals[1])).text).toBe(learntGoals[1]!.program)
  })

  it('refuses a goal that is longer than what it reads, and ends an answer that is', async () => {
    const contextTokens = 40
    const small = await open({ contextTokens })
    const wordy = promptOf(Array.from({ length: 60 }, (_, at) => `w${at}`).join(' '))
    await expect(said(small, wordy)).rejects.toMatchObject({ fault: { code: 'FAULT_LIMIT', limit: contextTokens } })
    const letters = chunksOf({ backend: small }, stopping, constraintOf('root ::= [a-z]{60}'))
    await expect(letters).rejects.toMatchObject({
      fault: { code: 'FAULT_BACKEND', message: expect.stringContaining('40 tokens') },
    })
    // No part of a prompt is forgotten for it: the next is answered as ever.
    expect((await said(small, goals[3])).text).toBe('refuse outOfScope')
  })

  it('leaves all as it is under an adapter of zeros, and not under another', async () => {
    const model = fileOf(ggufOf(await learntTwin()))
    const adapter = (size: number, scale: number) => ({ path: fileOf(adapterGguf({ ...learntShape, size })), scale })
    const none = await said(llama)
    expect(await said(await open({ model, adapters: [adapter(0, 1), adapter(5, 0)] }))).toEqual(none)
    const changed = await said(await open({ model, adapters: [adapter(40, 0.5)] }))
    expect(changed.logprob).not.toBe(none.logprob)
  })
})
