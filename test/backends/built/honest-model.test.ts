// Nothing but the model maps language to programs. These tests would pass for a keyword table or a template matcher nowhere.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../../src/actors/composer/index.js'
import { builtBackend } from '../../../src/backends/built/built-backend.js'
import { crateCheckpoint, parseCrateConfig } from '../../../src/backends/built/model/index.js'
import { type Model, readModel } from '../../../src/backends/built/model-files.js'
import { createRandom, readCheckpoint } from '../../../src/backends/engine/index.js'
import { type Backend, BackendFailure } from '../../../src/backends/index.js'
import { callsOf, type Goal, GrammarShelf, lexGoal } from '../../../src/clef/index.js'
import { type EvalCase, readCaseFile } from '../../../src/cli/eval/case-file.js'
import { matches } from '../../../src/cli/eval/match.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { ContractRegistry } from '../../../src/fabric/index.js'

const root = join(import.meta.dirname, '..', '..', '..')
const { namedTypes } = new ContractRegistry(builtInContracts)
const shelf = new GrammarShelf(builtInContracts)
const typeNames: Readonly<Record<string, string>> = { book: 'Book', market: 'Market' }

const read = readCaseFile(readFileSync(join(root, 'test', 'eval', 'goals.json'), 'utf8'))
if (!read.ok) throw new Error(read.error.message)
const answerable = read.value.filter(({ split, expect: expected }) => split === 'dev' && expected?.outcome === 'ok')

function goalOf({ inputs = {} }: EvalCase, text: string): Goal {
  const names = [...new Set([...Object.keys(inputs), 'market'])]
  const attached = names.map((name) => {
    const type = typeNames[name]!
    return { name, type, schema: namedTypes.get(type)! }
  })
  return { text, quantities: lexGoal(text), inputs: attached }
}

async function proposalOf(backend: Backend, goal: Goal): Promise<string> {
  // The masks that the language node gives the model: steered by what the goal has.
  const grammar = shelf.grammarFor(goal, { literals: false, programs: 'calls', steering: 'typed', lazy: true })
  let text = ''
  try {
    for await (const chunk of backend.propose(goal, { grammar }, { tokensMax: 512, temperature: 0, seed: 1 })) {
      text += chunk.text
    }
  } catch (thrown) {
    // A model that rambles on past its context has proposed nothing.
    if (!(thrown instanceof BackendFailure)) throw thrown
    return ''
  }
  return text
}

async function exactShare(backend: Backend): Promise<number> {
  let exact = 0
  for (const one of answerable) {
    const goal = goalOf(one, one.text)
    const composed = compose(await proposalOf(backend, goal), goal, builtInContracts)
    if (composed.kind !== 'plan') continue
    if (matches({ outcome: 'ok', calls: one.expect!.calls! }, { outcome: 'ok', calls: callsOf(composed.plan) })) exact++
  }
  return exact / answerable.length
}

async function opened(model: Model): Promise<Backend> {
  const backend = await builtBackend(model)
  if (!backend.ok) throw new Error(backend.error.message)
  return backend.value
}

/** The same architecture and vocabulary with weights that learnt nothing. */
function untrained({ checkpoint, vocabulary }: Model, seed: number): Model {
  const config = parseCrateConfig(checkpoint.config)
  if (!config.ok) throw new Error(config.error.message)
  const random = createRandom(seed)
  const weights = checkpoint.weights.map(() => (random.unit() - 0.5) * 0.4)
  const written = readCheckpoint(crateCheckpoint(config.value, weights, checkpoint.record))
  if (!written.ok) throw new Error(written.error.message)
  return { checkpoint: written.value, vocabulary }
}

/** The words that are no quantity, in another order; quantities keep their places. */
function shuffledWords(text: string, seed: number): string {
  const random = createRandom(seed)
  const quantities = lexGoal(text)
  const parts: { readonly text: string; readonly word: boolean }[] = []
  let from = 0
  for (const { span } of [...quantities, { span: { start: text.length, end: text.length } }]) {
    for (const word of text.slice(from, span.start).split(/\s+/))
      if (word !== '') parts.push({ text: word, word: true })
    if (span.end > span.start) parts.push({ text: text.slice(span.start, span.end), word: false })
    from = span.end
  }
  const words = parts.filter(({ word }) => word).map((part) => part.text)
  for (let i = words.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    ;[words[i], words[j]] = [words[j]!, words[i]!]
  }
  return parts.map((part) => (part.word ? words.shift() : part.text)).join(' ')
}

describe('the shipped model', () => {
  let model: Model
  beforeAll(async () => {
    const shipped = await readModel(join(root, 'models', 'built'))
    if (!shipped.ok) throw new Error(shipped.error.message)
    model = shipped.value
  })

  it('answers most goals that it never saw; random weights under the same masks answer under 5 %', async () => {
    expect(answerable.length).toBeGreaterThan(30)
    const trained = await exactShare(await opened(model))
    const shares: number[] = []
    for (let seed = 1; seed <= 12; seed++) shares.push(await exactShare(await opened(untrained(model, seed))))
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.05)
    expect(trained).toBeGreaterThan(0.5)
  }, 120_000)

  it('reads the order of words: shuffling those that are no quantity changes what is proposed', async () => {
    const backend = await opened(model)
    let changed = 0
    for (const [index, one] of answerable.entries()) {
      const before = await proposalOf(backend, goalOf(one, one.text))
      const after = await proposalOf(backend, goalOf(one, shuffledWords(one.text, index + 1)))
      if (before !== after) changed++
    }
    // A bag of words would give 0. Many goals survive a shuffle rightly: the kinds and places of their quantities say enough.
    expect(changed / answerable.length).toBeGreaterThan(0.1)
  }, 120_000)

  it('proposes the same for the same prompt and seed', async () => {
    const backend = await opened(model)
    const [one] = answerable
    const goal = goalOf(one!, one!.text)
    expect(await proposalOf(backend, goal)).toBe(await proposalOf(backend, goal))
  })
})
