// Goals of several kinds, as prompts with the grammars that the language node would make for them.

import type { Constraint, Prompt } from '../../src/backends/index.js'
import { type Grammar, GrammarShelf, lexGoal, readGbnf, toLark } from '../../src/clef/index.js'
import { builtInContracts } from '../../src/daemon/index.js'
import { probeInLark } from '../backends/wire/index.js'

export const promptOf = (text: string, inputs: Prompt['inputs'] = []): Prompt => ({
  text,
  quantities: lexGoal(text),
  inputs,
})

const market = { name: 'market', type: 'Market' }

export const goals: readonly Prompt[] = [
  promptOf('How far to stop from 72 km/h with a 1.5 s reaction, braking at 5 m/s2?'),
  promptOf('Convert 5mio EUR to USD.', [market]),
  promptOf('add 12 EUR, 3.50 EUR and 7 EUR'),
  promptOf('write me a poem about the sea'),
  promptOf('price my book', [market, { name: 'book', type: 'Book' }]),
]
export const [stopping] = goals as readonly [Prompt, ...Prompt[]]

const shelf = new GrammarShelf(builtInContracts)

/** Written out, so that it can be handed to any server. */
export const constraintFor = (prompt: Pick<Prompt, 'inputs' | 'quantities'>): Constraint =>
  printed(shelf.grammarFor(prompt, { literals: false, programs: 'calls', steering: 'typed', lazy: false }))

export function constraintOf(gbnf: string): Constraint {
  const grammar = readGbnf(gbnf)
  if (!grammar.ok) throw new Error(grammar.error.message)
  return printed(grammar.value)
}

/** Nobody here reads Lark, so a server knows a definition by what was printed: any other is none of ours. */
const printedAsLark = new Map<string, Grammar>()
const alreadyPrinted = new WeakSet<Grammar>()

function printed(grammar: Grammar): Constraint {
  if (!alreadyPrinted.has(grammar)) printedAsLark.set(toLark(grammar), grammar)
  alreadyPrinted.add(grammar)
  return { grammar }
}

/** The grammar that a server was sent as Lark; throws for a definition that no constraint here prints. */
export function grammarOfLark(definition: string): Grammar {
  const known = probeInLark(definition) ?? printedAsLark.get(definition)
  if (known === undefined) throw new Error('a Lark definition came that no constraint prints')
  return known
}
