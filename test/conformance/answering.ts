// What every backend does when nothing goes wrong.

import { expect, it } from 'vitest'
import {
  Automaton,
  type Chunk,
  type Constraint,
  type ProposeOptions,
  ValidatingFilter,
} from '../../src/backends/index.js'
import { constraintFor, constraintOf, goals, promptOf, stopping } from './goals.js'
import type { Opened } from './subject.js'

const greedy: ProposeOptions = { tokensMax: 400, temperature: 0, seed: 7 }

export async function chunksOf(
  { backend }: Pick<Opened, 'backend'>,
  prompt = stopping,
  constraint: Constraint = constraintFor(prompt),
  options: ProposeOptions = greedy,
): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = []
  for await (const chunk of backend.propose(prompt, constraint, options)) chunks.push(chunk)
  return chunks
}

export const textOf = (chunks: readonly Chunk[]): string => chunks.map(({ text }) => text).join('')

function expectWithin({ grammar }: Constraint, text: string): void {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  const filter = new ValidatingFilter(automaton.value)
  filter.feed(text)
  expect(filter.finish()).toEqual({ ok: true, value: text })
}

export function answering(opened: () => Opened): void {
  it('streams: an answer comes in more than one chunk, and its tokens are counted', async () => {
    const chunks = await chunksOf(opened())
    expect(chunks.filter(({ text }) => text !== '').length).toBeGreaterThan(1)
    const tokens = chunks.reduce((sum, chunk) => sum + chunk.tokens, 0)
    expect(tokens).toBeGreaterThan(0)
    expect(tokens).toBeLessThanOrEqual(greedy.tokensMax)
  })

  it('holds the grammar, for whatever is asked', async ({ skip }) => {
    if (opened().backend.capabilities.grammar.length === 0) skip('it takes no grammar')
    for (const prompt of goals) expectWithin(constraintFor(prompt), textOf(await chunksOf(opened(), prompt)))
  })

  it('can refuse and ask: where the grammar has nothing else, it does', async ({ skip }) => {
    if (opened().backend.capabilities.grammar.length === 0) skip('it takes no grammar')
    const refusals = constraintOf('root ::= "refuse " ("outOfScope" | "unsafe")\n')
    expectWithin(refusals, textOf(await chunksOf(opened(), promptOf('write me a poem'), refusals)))
    const questions = constraintOf('root ::= "clarify" (" speed" | " reactionTime")\n')
    expectWithin(questions, textOf(await chunksOf(opened(), promptOf('how far to stop?'), questions)))
  })

  it('keeps to its tokens', async () => {
    const few = { ...greedy, tokensMax: 2 }
    const chunks = await chunksOf(opened(), stopping, constraintFor(stopping), few).catch((thrown) => {
      // One that has forced text in between may see at once that they are not enough.
      expect(thrown).toMatchObject({ name: 'BackendFailure', fault: { code: 'FAULT_BACKEND' } })
      return []
    })
    expect(chunks.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(2)
  })

  it('goes on from a beginning with what the grammar takes behind it', async ({ skip }) => {
    const { capabilities } = opened().backend
    if (!capabilities.prefill) skip('it takes no beginning')
    const constraint = constraintFor(stopping)
    const whole = textOf(await chunksOf(opened()))
    const prefix = whole.slice(0, whole.indexOf('{') + 1)
    const automaton = Automaton.compile(constraint.grammar)
    if (!automaton.ok) throw new Error(automaton.error.message)
    const filter = new ValidatingFilter(automaton.value)
    filter.feed(prefix)
    const rest = textOf(
      await chunksOf(opened(), stopping, { ...constraint, residual: filter.residual() }, { ...greedy, prefix }),
    )
    expect(rest).not.toBe('')
    expectWithin(constraint, prefix + rest)
  })

  it('says the same to the same prompt, options and seed', async ({ skip }) => {
    if (!opened().backend.capabilities.deterministic) skip('it does not promise to')
    const drawn = { ...greedy, temperature: 0.9, seed: 11 }
    const said = async () => textOf(await chunksOf(opened(), stopping, constraintFor(stopping), drawn))
    expect(await said()).toBe(await said())
  })

  it('ends soon after it is given up, without a whole answer', async ({ skip }) => {
    if (!opened().backend.capabilities.abort) skip('it cannot be given up')
    const whole = textOf(await chunksOf(opened()))
    const abort = new AbortController()
    let text = ''
    try {
      const options = { ...greedy, signal: abort.signal }
      for await (const chunk of opened().backend.propose(stopping, constraintFor(stopping), options)) {
        text += chunk.text
        if (chunk.text !== '') abort.abort()
      }
    } catch (thrown) {
      expect(thrown).toMatchObject({ name: 'AbortError' })
    }
    expect(whole.startsWith(text)).toBe(true)
    expect(text.length).toBeLessThan(whole.length)
  })

  it('answers many at once, each its own', async () => {
    const asked = goals.flatMap((prompt) => [prompt, prompt])
    const alone = []
    for (const prompt of asked) alone.push(textOf(await chunksOf(opened(), prompt)))
    expect(await Promise.all(asked.map(async (prompt) => textOf(await chunksOf(opened(), prompt))))).toEqual(alone)
  })
}
