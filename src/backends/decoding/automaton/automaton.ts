// A compiled grammar, shared by all who read text by it.
import type { Grammar } from '../../../clef/grammar/grammar.js'
import type { Fault } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { CompileLimits } from './check-grammar.js'
import { Configurations, type RunLimits } from './configurations.js'
import { Rules } from './rules.js'

export interface AutomatonLimits extends CompileLimits, RunLimits {}

export const defaultAutomatonLimits: AutomatonLimits = {
  statesMax: 1_048_576,
  depthMax: 256,
  configurationsMax: 32_768,
  stacksMax: 2_097_152,
  closureMax: 16_384,
}

export class Automaton {
  private constructor(
    private rules: Rules,
    private readonly limits: AutomatonLimits,
    private current: Configurations,
  ) {}

  /**
   * Compiles a grammar to a pushdown automaton over UTF-8 bytes.
   *
   * @returns FAULT_SYNTAX for an undefined rule, left recursion or a grammar without any text; FAULT_LIMIT for
   *   one that is too large or too ambiguous. `path` names the rule where one is to blame. Rules that the grammar
   *   gives later are held to the same when they are first reached; then `Configurations.fault` tells.
   */
  static compile(grammar: Grammar, limits: Partial<AutomatonLimits> = {}): Result<Automaton, Fault> {
    const allLimits = { ...defaultAutomatonLimits, ...limits }
    const rules = Rules.compile(grammar, allLimits)
    if (!rules.ok) return rules
    const opened = Configurations.open(rules.value, allLimits)
    return opened.ok ? ok(new Automaton(rules.value, allLimits, opened.value)) : opened
  }

  /**
   * Configurations for a new reader. Readers share them, and with them all the work done before, until half of a
   * limit is used; then newcomers start afresh while those at work keep theirs, so that a daemon never grows full.
   */
  configurations(): Configurations {
    if (this.current.fault === null && this.current.used <= 0.5 && this.rules.used <= 0.5) return this.current
    if (this.rules.used > 0.5) this.rules = this.rulesAnew()
    const opened = Configurations.open(this.rules, this.limits)
    if (!opened.ok) throw new Error('a program that opened once must open again')
    this.current = opened.value
    return this.current
  }

  private rulesAnew(): Rules {
    const { grammar } = this.rules
    const rules = Rules.compile(grammar.anew?.() ?? grammar, this.limits)
    if (!rules.ok) throw new Error('a grammar that compiled once must compile again')
    return rules.value
  }
}
