// Grammars depend on what a goal attached and said, and on how a rung writes; equal ones are the same value, so that what is
// compiled from them is compiled once for all attempts at a goal.

import { type Goal, type Grammar, grammarOf } from '../../clef/index.js'
import type { Contract } from '../../fabric/index.js'

const keptMax = 64

export class GrammarShelf {
  private readonly kept = new Map<string, Grammar>()

  constructor(private readonly contracts: readonly Contract[]) {}

  grammarFor({ inputs, quantities }: Pick<Goal, 'inputs' | 'quantities'>, literals: boolean): Grammar {
    const names = inputs.map(({ name, type }) => ({ name, type }))
    const kinds = quantities.map(({ span: _, ...quantity }) => quantity)
    const key = JSON.stringify([literals, names, kinds])
    let grammar = this.kept.get(key)
    if (grammar === undefined) {
      grammar = grammarOf(this.contracts, { inputs: names, literals, quantities })
      if (this.kept.size >= keptMax) this.kept.clear()
      this.kept.set(key, grammar)
    }
    return grammar
  }
}
