// The pushdown automaton made deterministic as it runs. A configuration is the set of stacks the grammar may be
// in after some bytes; equal sets are one number, and each byte's successor is worked out once.
import type { LimitFault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import type { Program } from './program.js'

export interface RunLimits {
  /** Configurations held at once (about 1.5 KB each). */
  readonly configurationsMax: number
  /** Stacks held at once, counted once where they are and once for each configuration that they top (about 30 B each). */
  readonly stacksMax: number
  /** Stacks in one closure: how ambiguous the grammar may be at one place. */
  readonly closureMax: number
}

/** No text of the grammar goes on in this way. */
export const DEAD = -1

const UNKNOWN = -2
/** The stack below the root rule: reaching it means that the text is complete. */
const BOTTOM = 0

export class Configurations {
  /** Set when a limit cut the run short; every later new step is then DEAD. */
  fault: LimitFault | null = null

  // Stacks are persistent linked lists, hash-consed: a state on top of another stack.
  private readonly stackState: number[] = [-1]
  private readonly stackBelow: number[] = [BOTTOM]
  private readonly stackOf = new Map<number, number>()
  /** Number of the last closure that visited a stack; spares a set per closure. */
  private readonly visited: number[] = [0]
  private closures = 0

  private readonly tops: (readonly number[])[] = []
  private topsHeld = 0
  private readonly complete: boolean[] = []
  private readonly next: Int32Array[] = []
  private readonly configurationOf = new Map<string, number>()
  private readonly onlyReturns: Uint8Array

  private constructor(
    private readonly program: Program,
    private readonly limits: RunLimits,
  ) {
    this.onlyReturns = statesThatOnlyReturn(program)
  }

  /** Configurations of one program, of which number 0 is the start. FAULT_LIMIT where even the start is too ambiguous. */
  static open(program: Program, limits: RunLimits): Result<Configurations, LimitFault> {
    const configurations = new Configurations(program, limits)
    configurations.close([configurations.stack(program.start, BOTTOM)])
    return configurations.fault === null ? ok(configurations) : err(configurations.fault)
  }

  /** How much of the limits is used, 0 to 1. */
  get used(): number {
    return Math.max(this.tops.length / this.limits.configurationsMax, this.stacksHeld / this.limits.stacksMax)
  }

  private get stacksHeld(): number {
    return this.stackState.length + this.topsHeld
  }

  /** Configuration after one more byte, or DEAD. */
  step(configuration: number, byte: number): number {
    const row = this.next[configuration]!
    const known = row[byte]!
    if (known !== UNKNOWN) return known
    if (this.fault !== null) return DEAD
    const reached = this.close(this.stacksAfter(configuration, byte))
    if (this.fault === null) row[byte] = reached
    return reached
  }

  /** Configuration after all the bytes, or DEAD. */
  run(configuration: number, bytes: Uint8Array): number {
    let at = configuration
    for (const byte of bytes) {
      at = this.step(at, byte)
      if (at === DEAD) return DEAD
    }
    return at
  }

  /** Whether the text so far is a complete one. */
  isComplete(configuration: number): boolean {
    return this.complete[configuration]!
  }

  /** The byte that must come next, or -1 where the text may end here or go on in several ways. */
  forcedByte(configuration: number): number {
    if (this.complete[configuration]!) return -1
    let forced = -1
    for (const stack of this.tops[configuration]!) {
      for (const { low, high } of this.program.states[this.stackState[stack]!]!.edges) {
        if (low !== high || (forced !== -1 && forced !== low)) return -1
        forced = low
      }
    }
    return forced
  }

  private stacksAfter(configuration: number, byte: number): number[] {
    const after: number[] = []
    for (const stack of this.tops[configuration]!) {
      for (const { low, high, target } of this.program.states[this.stackState[stack]!]!.edges) {
        if (byte >= low && byte <= high) after.push(this.stack(target, this.stackBelow[stack]!))
      }
    }
    return after
  }

  /** Follows all moves that take no byte; what remains are the stacks whose top state takes one. */
  private close(stacks: number[]): number {
    const closure = ++this.closures
    const tops: number[] = []
    let complete = false
    let size = 0
    for (let stack = stacks.pop(); stack !== undefined; stack = stacks.pop()) {
      if (this.visited[stack] === closure) continue
      this.visited[stack] = closure
      if (++size > this.limits.closureMax) return this.overflow('stacks in one closure', this.limits.closureMax, size)
      if (stack === BOTTOM) {
        complete = true
        continue
      }
      const below = this.stackBelow[stack]!
      const state = this.program.states[this.stackState[stack]!]!
      if (state.edges.length > 0) tops.push(stack)
      if (state.final) stacks.push(below)
      for (const target of state.epsilon) stacks.push(this.stack(target, below))
      for (const { entry, returnTo } of state.calls) {
        // A call in last position needs no frame of its own: right recursion keeps the stack flat.
        const frame = this.onlyReturns[returnTo] === 1 ? below : this.stack(returnTo, below)
        stacks.push(this.stack(entry, frame))
      }
    }
    return tops.length === 0 && !complete ? DEAD : this.intern(tops, complete)
  }

  private stack(state: number, below: number): number {
    const key = below * this.program.states.length + state
    const known = this.stackOf.get(key)
    if (known !== undefined) return known
    const stack = this.stackState.push(state) - 1
    this.stackBelow.push(below)
    this.visited.push(0)
    this.stackOf.set(key, stack)
    return stack
  }

  private intern(tops: number[], complete: boolean): number {
    const key = `${complete ? '!' : ''}${tops.sort((a, b) => a - b).join()}`
    const known = this.configurationOf.get(key)
    if (known !== undefined) return known
    const { configurationsMax, stacksMax } = this.limits
    if (this.tops.length >= configurationsMax) {
      return this.overflow('configurations', configurationsMax, this.tops.length + 1)
    }
    if (this.stacksHeld + tops.length > stacksMax) {
      return this.overflow('stacks', stacksMax, this.stacksHeld + tops.length)
    }
    const configuration = this.tops.push(tops) - 1
    this.topsHeld += tops.length
    this.complete.push(complete)
    this.next.push(new Int32Array(256).fill(UNKNOWN))
    this.configurationOf.set(key, configuration)
    return configuration
  }

  private overflow(what: string, limit: number, actual: number): typeof DEAD {
    const message = `the text is too ambiguous or too deeply nested for its grammar: more than ${limit} ${what}`
    this.fault = { code: 'FAULT_LIMIT', message, limit, actual }
    return DEAD
  }
}

/** 1 for states that take no byte and call no rule on any way to their rule's end. */
function statesThatOnlyReturn(program: Program): Uint8Array {
  const only = new Uint8Array(program.states.length)
  for (const { calls } of program.states) {
    for (const { returnTo } of calls) only[returnTo] = onlyReturns(program, returnTo) ? 1 : 0
  }
  return only
}

function onlyReturns(program: Program, from: number): boolean {
  const seen = new Set([from])
  for (const id of seen) {
    const { edges, calls, epsilon } = program.states[id]!
    if (edges.length > 0 || calls.length > 0) return false
    for (const next of epsilon) seen.add(next)
  }
  return true
}
