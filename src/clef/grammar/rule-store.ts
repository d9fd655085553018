// Where the rules of a grammar are kept while it is made: all of them at once, or each when it is first asked for.

import { type Expression, type Grammar, rule } from './grammar.js'

export class RuleStore {
  readonly rules = new Map<string, Expression>()
  private readonly pending = new Map<string, () => Expression>()
  /** The last suffix given to a name that several rules would have. */
  private readonly counts = new Map<string, number>()

  constructor(readonly lazy: boolean) {}

  /** A reference to a rule under this name, or the nearest free one. */
  define(name: string, expression: Expression): Expression {
    const free = this.free(name)
    this.rules.set(free, expression)
    return rule(free)
  }

  /** The same for a rule that need not be made before somebody asks for it. */
  defer(name: string, make: () => Expression): Expression {
    if (!this.lazy) return this.define(name, make())
    const free = this.free(name)
    this.pending.set(free, make)
    return rule(free)
  }

  /** These rules, and whatever they lead to as it is asked for. What a rule made now names besides is there at once. */
  grammar(root: string, rules: ReadonlyMap<string, Expression>, anew: () => Grammar): Grammar {
    for (const [name, expression] of rules) this.rules.set(name, expression)
    return { root, rules: this.rules, later: (name) => this.open(name), anew }
  }

  private open(name: string): Expression | undefined {
    const made = this.pending.get(name)?.()
    if (made !== undefined) this.rules.set(name, made)
    return made
  }

  private free(name: string): string {
    const isTaken = (one: string): boolean => this.rules.has(one) || this.pending.has(one)
    let free = name
    for (let count = this.counts.get(name) ?? 2; isTaken(free); count++) {
      free = `${name}-${count}`
      this.counts.set(name, count)
    }
    return free
  }
}
