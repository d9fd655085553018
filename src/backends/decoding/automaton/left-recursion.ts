// Finds rules that can call themselves before taking a byte: a pushdown matcher would stack them for ever.
import { reachEnd } from './fixpoint.js'
import type { Program } from './program.js'

/** Keeps, as rules are opened, which states can end their rule without taking a byte. An unopened rule takes some. */
export class LeftCorners {
  /** By state: 1 where its rule can end without a byte. */
  private readonly nullable: number[] = []

  constructor(private readonly program: Program) {}

  isNullable(state: number): boolean {
    return this.nullable[state] === 1
  }

  /**
   * Names along one left-recursive cycle that the new states close, the first repeated at the end, or null where there is none.
   *
   * @param added new states, in which `entry` begins what was added
   */
  cycleThrough(added: readonly number[], entry: number): string[] | null {
    const { states, start, entries } = this.program
    const atEnd = { isEnd: ({ final }: { final: boolean }) => final, overBytes: false }
    for (const id of added) this.nullable[id] = 0
    reachEnd(states, added, this.nullable, atEnd)
    const first = entry === start
    // A rule that takes nothing may let its callers' callers meet: only then does what was there before change.
    if (!first && this.nullable[entry] === 1) reachEnd(states, [...states.keys()], this.nullable, atEnd)
    const everywhere = first || this.nullable[entry] === 1
    return this.findCycle(everywhere ? [...entries.keys()] : [entry])
  }

  /** Depth-first over the rules that may be called with nothing taken yet. */
  private findCycle(from: readonly number[]): string[] | null {
    const done = new Set<number>()
    const path: number[] = []
    const ways: Iterator<number>[] = []
    const enter = (entry: number): void => {
      path.push(entry)
      ways.push(this.called(entry).values())
    }
    for (const root of from) {
      if (!done.has(root)) enter(root)
      while (path.length > 0) {
        const { done: exhausted, value: next } = ways.at(-1)!.next()
        if (exhausted === true) {
          done.add(path.pop()!)
          ways.pop()
        } else if (path.includes(next)) {
          return [...path.slice(path.indexOf(next)), next].map((entry) => this.program.entries.get(entry)!)
        } else if (!done.has(next)) enter(next)
      }
    }
    return null
  }

  /** Entries of the rules that may be called from `entry` with nothing taken yet. */
  private called(entry: number): Set<number> {
    const called = new Set<number>()
    const seen = new Set([entry])
    // A Set visits what is added while it is being walked: this is the whole closure.
    for (const id of seen) {
      const state = this.program.states[id]!
      for (const next of state.epsilon) seen.add(next)
      for (const call of state.calls) {
        called.add(call.entry)
        if (this.nullable[call.entry] === 1) seen.add(call.returnTo)
      }
    }
    return called
  }
}
