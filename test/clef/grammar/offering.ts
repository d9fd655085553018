// What a grammar for a goal lets be written.

import { Automaton, ValidatingFilter } from '../../../src/backends/index.js'
import { type Grammar, type GrammarOptions, grammarOf, lexGoal } from '../../../src/clef/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'

export interface Offering {
  /** Whether a program may be written whole. */
  readonly whole: (program: string) => boolean
  /** What may come next behind a beginning, in byte order. */
  readonly next: (beginning: string) => readonly string[]
  readonly grammar: Grammar
}

export function offeringOf(grammar: Grammar): Offering {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return {
    grammar,
    whole(program) {
      const filter = new ValidatingFilter(automaton.value)
      return filter.feed(program).firstBadOffset === undefined && filter.complete
    },
    next(beginning) {
      const filter = new ValidatingFilter(automaton.value)
      if (filter.feed(beginning).firstBadOffset !== undefined) throw new Error(`strays: ${filter.prefix}`)
      return filter.choices(100)
    },
  }
}

export const marketAlone = [{ name: 'market', type: 'Market' }]

/** For a goal with a market attached. */
export const offeringFor = (
  goal: string,
  options: Partial<GrammarOptions> = {},
  contracts = builtInContracts,
): Offering =>
  offeringOf(grammarOf(contracts, { inputs: marketAlone, literals: false, quantities: lexGoal(goal), ...options }))
