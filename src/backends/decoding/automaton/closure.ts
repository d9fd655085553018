// Follows the moves that take nothing: into rules, out of them, and past what may be left out.
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { tooAmbiguous } from './overflow.js'
import type { Rules } from './rules.js'
import { BOTTOM, type Stacks } from './stacks.js'

/** Stacks whose top state takes something, and whether the text may end. */
export interface Closed {
  readonly tops: number[]
  readonly complete: boolean
}

export class Closure {
  /** By stack, the number of the last closure that visited it; spares a set per closure. */
  private readonly visited: number[] = [0]
  private closures = 0

  constructor(
    private readonly rules: Rules,
    private readonly stacks: Stacks,
    private readonly stacksMax: number,
  ) {}

  /**
   * What is reached from these stacks, which are used up. Rules that are reached for the first time are opened.
   *
   * @returns FAULT_LIMIT for more than `stacksMax` stacks, or what is wrong with an opened rule
   */
  of(open: number[]): Result<Closed, Fault> {
    const { visited, stacks } = this
    const { states } = this.rules.program
    const closure = ++this.closures
    const tops: number[] = []
    let complete = false
    let size = 0
    for (let stack = open.pop(); stack !== undefined; stack = open.pop()) {
      if (visited[stack] === closure) continue
      while (visited.length < stacks.count) visited.push(0)
      visited[stack] = closure
      if (++size > this.stacksMax) return err(tooAmbiguous('stacks in one closure', this.stacksMax, size))
      if (stack === BOTTOM) {
        complete = true
        continue
      }
      const below = stacks.below(stack)
      const state = states[stacks.top(stack)]!
      // Opened in place: the state in hand gains what the rule begins with.
      const fault = state.unopened ? this.rules.open(stacks.top(stack)) : null
      if (fault !== null) return err(fault)
      if (state.edges.length > 0 || state.tokens.length > 0) tops.push(stack)
      if (state.final) open.push(below)
      for (const target of state.epsilon) open.push(stacks.push(target, below))
      for (const { entry, returnTo, last } of state.calls) {
        // A call in last position needs no frame of its own: right recursion keeps the stack flat.
        open.push(stacks.push(entry, last ? below : stacks.push(returnTo, below)))
      }
    }
    return ok({ tops, complete })
  }
}
