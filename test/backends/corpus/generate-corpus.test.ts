import { describe, expect, it } from 'vitest'
import { rejection } from '../../../src/backends/corpus/compose/reject.js'
import { generateCorpus } from '../../../src/backends/corpus/index.js'
import { Automaton, ValidatingFilter } from '../../../src/backends/decoding/index.js'
import { lexGoal } from '../../../src/clef/goal/index.js'
import { grammarOf } from '../../../src/clef/grammar/index.js'
import { registeredContracts } from './contracts.js'

const corpus = generateCorpus({ seed: 11, count: 4_000, contracts: registeredContracts })
const slotsOf = (program: string) => [...program.matchAll(/\$(\d+)/g)].map(([, slot]) => Number(slot))

describe('a generated corpus', () => {
  it('has as many examples as asked for, none twice', () => {
    expect(corpus.examples).toHaveLength(4_000)
    expect(new Set(corpus.examples.map((one) => `${one.text}\n${one.previous?.program}`)).size).toBe(4_000)
  })

  it('is the same for the same seed and another for another', () => {
    const again = generateCorpus({ seed: 11, count: 200, contracts: registeredContracts })
    expect(again.examples).toEqual(corpus.examples.slice(0, 200))
    const other = generateCorpus({ seed: 12, count: 200, contracts: registeredContracts })
    expect(other.examples.map(({ text }) => text)).not.toEqual(again.examples.map(({ text }) => text))
  })

  it('asks for every operation and ends in every kind of outcome', () => {
    const { byKind, byOperation } = corpus.statistics
    for (const { name } of registeredContracts) expect(byOperation[name]).toBeGreaterThan(25)
    for (const kind of ['answer', 'several', 'mistake', 'clarify', 'refuse']) expect(byKind[kind]).toBeGreaterThan(150)
    expect(corpus.statistics.revised).toBeGreaterThan(100)
  })

  it('asks for several calls in one breath, which then share their other quantities', () => {
    const sharing = corpus.examples.filter(({ kind, program, operations }) => {
      const slots = slotsOf(program)
      return kind === 'several' && new Set(operations).size === 1 && new Set(slots).size < slots.length
    })
    expect(sharing.length).toBeGreaterThan(40)
  })

  it('loses few texts to the lexer', () => {
    expect(corpus.statistics.droppedByLexer).toBeLessThan(0.05)
  })

  it('carries what the real lexer finds, and labels point into it', () => {
    for (const { text, quantities, program } of corpus.examples) {
      expect(lexGoal(text)).toEqual(quantities)
      for (const slot of slotsOf(program)) expect(slot).toBeLessThanOrEqual(quantities.length)
    }
  })

  it('labels every example with a sentence of the grammar that the model is held to', () => {
    const automata = new Map<string, Automaton>()
    for (const { inputs, program } of corpus.examples) {
      const key = JSON.stringify(inputs)
      if (!automata.has(key)) {
        const compiled = Automaton.compile(grammarOf(registeredContracts, { inputs, literals: false }))
        if (!compiled.ok) throw new Error(compiled.error.message)
        automata.set(key, compiled.value)
      }
      const filter = new ValidatingFilter(automata.get(key)!)
      filter.feed(program)
      expect(filter.complete ? filter.prefix : `${filter.prefix} ...`).toBe(program)
    }
  })

  it('labels answers with programs that the Composer finds nothing against, and mistakes with ones it does', () => {
    for (const example of corpus.examples) {
      if (example.kind === 'refuse' || example.kind === 'clarify') continue
      const found = rejection(example.program, example, registeredContracts)
      expect(found?.code, example.text).toBe(example.kind === 'mistake' ? 'CLEF_DIMENSION' : undefined)
    }
  })

  it('gives a rejected program that differs from the right one, unless the goal itself is wrong', () => {
    for (const { kind, previous, program } of corpus.examples) {
      if (previous === undefined) continue
      expect(previous.program === program).toBe(kind === 'mistake')
      expect(previous.code).toMatch(/^CLEF_/)
    }
  })

  it('does without operations whose contract is not registered', () => {
    const [first] = registeredContracts
    const only = generateCorpus({ seed: 1, count: 100, contracts: [first!] })
    expect(Object.keys(only.statistics.byOperation)).toEqual([first!.name])
  })
})
