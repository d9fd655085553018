// The pushdown automaton made deterministic as it runs. A configuration is the set of stacks the grammar may be
// in after some bytes; equal sets are one number, and each byte's successor is worked out once.
import type { Grammar, TokenSet } from '../../../clef/grammar/grammar.js'
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { Closure } from './closure.js'
import { Moves } from './moves.js'
import { tooAmbiguous } from './overflow.js'
import { residualGrammar } from './residual.js'
import type { Rules } from './rules.js'
import { StackSets } from './stack-sets.js'
import { BOTTOM, Stacks } from './stacks.js'
import { STORED, Transitions, UNKNOWN } from './transitions.js'

export interface RunLimits {
  /** Configurations held at once (about 1.1 KB each). */
  readonly configurationsMax: number
  /** Stacks held at once, counted once where they are and once for each configuration that they top (about 20 B each). */
  readonly stacksMax: number
  /** Stacks in one closure: how ambiguous the grammar may be at one place. */
  readonly closureMax: number
}

/** No text of the grammar goes on in this way. */
export const DEAD = -1

export class Configurations {
  /** Set when a limit or a broken rule cut the run short; every later new step is then DEAD. */
  fault: Fault | null = null

  private readonly stacks = new Stacks()
  private readonly sets = new StackSets()
  private readonly transitions = new Transitions()
  private readonly closure: Closure
  private readonly moves: Moves

  private constructor(
    private readonly rules: Rules,
    private readonly limits: RunLimits,
  ) {
    this.closure = new Closure(rules, this.stacks, limits.closureMax)
    this.moves = new Moves(rules.program, this.stacks, this.sets)
  }

  /** Configurations of one grammar, of which number 0 is the start. A fault where there can't even be a start. */
  static open(rules: Rules, limits: RunLimits): Result<Configurations, Fault> {
    const configurations = new Configurations(rules, limits)
    configurations.close([configurations.stacks.push(rules.program.start, BOTTOM)])
    return configurations.fault === null ? ok(configurations) : err(configurations.fault)
  }

  /** How much of the limits is used, 0 to 1. */
  get used(): number {
    return Math.max(this.sets.count / this.limits.configurationsMax, this.stacksHeld / this.limits.stacksMax)
  }

  private get stacksHeld(): number {
    return this.stacks.count + this.sets.size
  }

  /** Known successors, for loops that can't afford a call; see Transitions. Every step may replace it. */
  get table(): Int32Array {
    return this.transitions.table
  }

  /** Configuration after one more byte, or DEAD. */
  step(configuration: number, byte: number): number {
    const known = this.transitions.table[(configuration << 8) | byte]! - STORED
    return known === UNKNOWN ? this.firstStep(configuration, byte) : known
  }

  /** Configuration after all the bytes, or DEAD. */
  run(configuration: number, bytes: Uint8Array): number {
    let at = configuration
    for (let i = 0; i < bytes.length; i++) {
      at = this.step(at, bytes[i]!)
      if (at === DEAD) return DEAD
    }
    return at
  }

  /**
   * Configuration after one whole token, or DEAD: by its bytes, or by its id where the grammar speaks of tokens.
   *
   * @param bytes null for a token that is not text
   */
  runToken(configuration: number, id: number, bytes: Uint8Array | null): number {
    const byBytes = bytes === null || bytes.length === 0 ? DEAD : this.run(configuration, bytes)
    const open = this.moves.afterToken(configuration, id)
    if (open.length === 0 || this.fault !== null) return byBytes
    if (byBytes !== DEAD) {
      for (let at = this.sets.begin(byBytes), end = this.sets.end(byBytes); at < end; at++) {
        open.push(this.sets.member(at))
      }
      if (this.isComplete(byBytes)) open.push(BOTTOM)
    }
    return this.close(open)
  }

  /** Sets of whole tokens that may come next. */
  tokenSets(configuration: number): TokenSet[] {
    return this.moves.tokenSets(configuration)
  }

  /** Whether the text so far is a complete one. */
  isComplete(configuration: number): boolean {
    return this.sets.isComplete(configuration)
  }

  /** The byte that must come next, or -1 where the text may end here or go on in several ways. */
  forcedByte(configuration: number): number {
    return this.isComplete(configuration) ? -1 : this.moves.onlyByte(configuration)
  }

  /** The texts that complete what was read, as a grammar; null in the middle of a character. */
  residual(configuration: number): Grammar | null {
    const stacks: number[][] = []
    for (let at = this.sets.begin(configuration), end = this.sets.end(configuration); at < end; at++) {
      const states: number[] = []
      for (let stack = this.sets.member(at); stack !== BOTTOM; stack = this.stacks.below(stack)) {
        states.push(this.stacks.top(stack))
      }
      stacks.push(states)
    }
    const { grammar, program } = this.rules
    const isNullable = (state: number): boolean => this.rules.isNullable(state)
    return residualGrammar({ grammar, program, isNullable }, { stacks, complete: this.isComplete(configuration) })
  }

  private firstStep(configuration: number, byte: number): number {
    if (this.fault !== null) return DEAD
    const { stacks, low, high } = this.moves.afterByte(configuration, byte)
    const reached = this.close(stacks)
    if (this.fault === null) this.transitions.set(configuration, low, high, reached)
    return reached
  }

  private close(open: number[]): number {
    const closed = this.closure.of(open)
    if (!closed.ok) {
      this.fault = closed.error
      return DEAD
    }
    const { tops, complete } = closed.value
    return tops.length === 0 && !complete ? DEAD : this.intern(tops, complete)
  }

  private intern(tops: number[], complete: boolean): number {
    if (tops.length > 1) tops.sort((a, b) => a - b)
    const known = this.sets.find(tops, complete)
    if (known !== -1) return known
    const { configurationsMax, stacksMax } = this.limits
    if (this.sets.count >= configurationsMax) {
      return this.overflow('configurations', configurationsMax, this.sets.count + 1)
    }
    if (this.stacksHeld + tops.length > stacksMax) {
      return this.overflow('stacks', stacksMax, this.stacksHeld + tops.length)
    }
    const configuration = this.sets.add(tops, complete)
    this.transitions.add(configuration)
    return configuration
  }

  private overflow(what: string, limit: number, actual: number): typeof DEAD {
    this.fault = tooAmbiguous(what, limit, actual)
    return DEAD
  }
}
