// A compiled grammar, shared by all who read text by it.
import type { Grammar } from '../../../clef/grammar/grammar.js'
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { buildProgram } from './build-program.js'
import { type CompileLimits, checkGrammar } from './check-grammar.js'
import { Configurations, type RunLimits } from './configurations.js'
import { findLeftRecursion } from './left-recursion.js'
import type { Program } from './program.js'
import { trimProgram } from './trim-program.js'

export interface AutomatonLimits extends CompileLimits, RunLimits {}

export const defaultAutomatonLimits: AutomatonLimits = {
  statesMax: 262_144,
  depthMax: 256,
  configurationsMax: 32_768,
  stacksMax: 2_097_152,
  closureMax: 16_384,
}

export class Automaton {
  private constructor(
    private readonly program: Program,
    private readonly limits: AutomatonLimits,
    private current: Configurations,
  ) {}

  /**
   * Compiles a grammar to a pushdown automaton over UTF-8 bytes.
   *
   * @returns FAULT_SYNTAX for an undefined rule, left recursion or a grammar without any text; FAULT_LIMIT for
   *   one that is too large or too ambiguous. `path` names the rule where one is to blame.
   */
  static compile(grammar: Grammar, limits: Partial<AutomatonLimits> = {}): Result<Automaton, Fault> {
    const allLimits = { ...defaultAutomatonLimits, ...limits }
    const checked = checkGrammar(grammar, allLimits)
    if (!checked.ok) return checked
    const program = trimProgram(buildProgram(grammar))
    if (program === null) {
      return err({ code: 'FAULT_SYNTAX', message: 'the grammar accepts no text: each way through it goes on for ever' })
    }
    const cycle = findLeftRecursion(program)
    if (cycle !== null) {
      const message = `rule "${cycle[0]}" is left-recursive: ${cycle.join(' -> ')}; write it as a repetition`
      return err({ code: 'FAULT_SYNTAX', message, path: `rules.${cycle[0]}` })
    }
    const opened = Configurations.open(program, allLimits)
    return opened.ok ? ok(new Automaton(program, allLimits, opened.value)) : opened
  }

  /**
   * Configurations for a new reader. Readers share them, and with them all the work done before, until half of the
   * limit is used; then newcomers start afresh while those at work keep theirs, so that a daemon never grows full.
   */
  configurations(): Configurations {
    if (this.current.fault === null && this.current.used <= 0.5) return this.current
    const opened = Configurations.open(this.program, this.limits)
    if (!opened.ok) throw new Error('a program that opened once must open again')
    this.current = opened.value
    return this.current
  }
}
