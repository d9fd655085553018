// Grammars depend on what a goal attached and on how a rung writes; equal ones are the same value, so that what is compiled
// from them is compiled once.

import { type AttachedName, type Grammar, grammarOf } from '../../clef/index.js'
import type { Contract } from '../../fabric/index.js'

const keptMax = 64

export class GrammarShelf {
  private readonly kept = new Map<string, Grammar>()

  constructor(private readonly contracts: readonly Contract[]) {}

  grammarFor(inputs: readonly AttachedName[], literals: boolean): Grammar {
    const names = inputs.map(({ name, type }) => ({ name, type }))
    const key = JSON.stringify([literals, names])
    let grammar = this.kept.get(key)
    if (grammar === undefined) {
      grammar = grammarOf(this.contracts, { inputs: names, literals })
      if (this.kept.size >= keptMax) this.kept.clear()
      this.kept.set(key, grammar)
    }
    return grammar
  }
}
