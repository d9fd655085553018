// A grammar's rules as states: those it holds at once, those it gives later when they are first reached.
import type { Expression, Grammar } from '../../../clef/grammar/grammar.js'
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { ProgramBuilder } from './build-program.js'
import { type CompileLimits, checkGrammar, checkRule } from './check-grammar.js'
import { Endings } from './endings.js'
import { LeftCorners } from './left-recursion.js'
import type { Program } from './program.js'
import { markLastCalls, trim } from './trim.js'

export class Rules {
  readonly program: Program
  private readonly builder: ProgramBuilder
  private readonly endings: Endings
  private readonly leftCorners: LeftCorners
  /** What opening a rule ended in, by its first state: whoever reaches a broken rule again hears the same. */
  private readonly broken = new Map<number, Fault>()
  /** States that were there before any rule was asked for. */
  private atFirst = 0

  private constructor(
    readonly grammar: Grammar,
    private readonly limits: CompileLimits,
  ) {
    this.builder = new ProgramBuilder(grammar)
    const { states, entries } = this.builder
    this.program = { states, entries, start: 0 }
    this.endings = new Endings(states)
    this.leftCorners = new LeftCorners(this.program)
  }

  /** FAULT_SYNTAX for an undefined rule, left recursion or a grammar without any text; FAULT_LIMIT for a large one. */
  static compile(grammar: Grammar, limits: CompileLimits): Result<Rules, Fault> {
    const checked = checkGrammar(grammar, limits)
    if (!checked.ok) return checked
    const rules = new Rules(grammar, limits)
    const fault = rules.add(grammar.root, grammar.rules.get(grammar.root)!)
    rules.atFirst = rules.program.states.length
    return fault === null ? ok(rules) : err(fault)
  }

  /** How much of the room for rules given later is used, 0 to 1. */
  get used(): number {
    const added = this.program.states.length - this.atFirst
    return added === 0 ? 0 : added / (this.limits.statesMax - this.atFirst)
  }

  /** Asks the grammar for the rule that begins at an unopened state, and adds its states to the program. */
  open(entry: number): Fault | null {
    const known = this.broken.get(entry)
    if (known !== undefined) return known
    const fault = this.ask(this.program.entries.get(entry)!)
    if (fault !== null) {
      this.broken.set(entry, fault)
      this.builder.close(entry)
    }
    return fault
  }

  /** Whether what is left of a state's rule may be empty; a rule that is not opened takes something. */
  isNullable(state: number): boolean {
    return this.leftCorners.isNullable(state)
  }

  private ask(name: string): Fault | null {
    const body = this.grammar.later?.(name)
    const path = `rules.${name}`
    if (body === undefined) return { code: 'FAULT_SYNTAX', message: `rule "${name}" is not defined`, path }
    const held = this.program.states.length
    return checkRule(name, body, { grammar: this.grammar, limits: this.limits, held }) ?? this.add(name, body)
  }

  private add(name: string, body: Expression): Fault | null {
    const { states } = this.builder
    const before = states.length
    const entry = this.builder.rule(name, body)
    // The first state of a rule that was named before is the only old one that changes.
    const added = entry < before ? [entry] : []
    for (let id = before; id < states.length; id++) added.push(id)
    this.endings.judge(added)
    // Even of a broken rule: what it brought along is there for those that name it later.
    trim(states, added, (id) => this.endings.isLive(id))
    markLastCalls(states, added)
    const cycle = this.leftCorners.cycleThrough(added, entry)
    if (!this.endings.isLive(entry)) return endless(name, name === this.grammar.root)
    return cycle === null ? null : leftRecursive(cycle)
  }
}

function endless(name: string, isRoot: boolean): Fault {
  const what = isRoot ? 'the grammar accepts' : `rule "${name}" has`
  const fault: Fault = { code: 'FAULT_SYNTAX', message: `${what} no text: each way through it goes on for ever` }
  return isRoot ? fault : { ...fault, path: `rules.${name}` }
}

function leftRecursive(cycle: readonly string[]): Fault {
  const message = `rule "${cycle[0]}" is left-recursive: ${cycle.join(' -> ')}; write it as a repetition`
  return { code: 'FAULT_SYNTAX', message, path: `rules.${cycle[0]}` }
}
