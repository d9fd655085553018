// Finds rules that can call themselves before taking a byte: a pushdown matcher would stack them for ever.
import { reachEnd } from './fixpoint.js'
import type { Program, State } from './program.js'

/** Keeps, as rules are opened, which states can end their rule without taking a byte. An unopened rule takes some. */
export class LeftCorners {
  /** By state: 1 where its rule can end without a byte. */
  private readonly nullable: number[] = []
  /** By state, those that skip to it, call the rule that begins there, or return there from one. */
  private readonly sources = new Map<number, number[]>()

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
    const { states, entries } = this.program
    for (const id of added) {
      this.nullable[id] = 0
      this.noteTargets(id)
    }
    reachEnd(states, added, this.nullable, { isEnd: ({ final }) => final, overBytes: false })
    const opened = added.filter((id) => entries.has(id))
    // Past a rule that takes nothing, what its callers go on with is called with nothing taken too.
    const around = this.nullable[entry] === 1 ? this.entriesBefore(this.passing(entry)) : []
    return this.findCycle([...opened, ...around])
  }

  private noteTargets(id: number): void {
    const { epsilon, calls } = this.program.states[id]!
    for (const target of epsilon) this.noteSource(target, id)
    for (const { entry, returnTo } of calls) {
      this.noteSource(entry, id)
      this.noteSource(returnTo, id)
    }
  }

  private noteSource(target: number, id: number): void {
    const known = this.sources.get(target)
    if (known === undefined) this.sources.set(target, [id])
    else known.push(id)
  }

  /** States that can be passed, or left by another way, now that a rule takes nothing; theirs may take nothing now too. */
  private passing(entry: number): number[] {
    const { states } = this.program
    const touched: number[] = []
    const nullable = [entry]
    for (const end of nullable) {
      for (const id of this.sources.get(end) ?? []) {
        touched.push(id)
        if (this.nullable[id] === 1 || !this.passes(states[id]!)) continue
        this.nullable[id] = 1
        nullable.push(id)
      }
    }
    return touched
  }

  private passes({ epsilon, calls }: State): boolean {
    const isNullable = (id: number): boolean => this.nullable[id] === 1
    return epsilon.some(isNullable) || calls.some(({ entry, returnTo }) => isNullable(entry) && isNullable(returnTo))
  }

  /** First states of the rules in which these states are reached with nothing taken. */
  private entriesBefore(reached: readonly number[]): number[] {
    const { states, entries } = this.program
    const seen = new Set(reached)
    for (const id of seen) {
      if (entries.has(id)) continue
      for (const source of this.sources.get(id) ?? []) {
        const { epsilon, calls } = states[source]!
        const leadsHere = calls.some(({ entry, returnTo }) => returnTo === id && this.nullable[entry] === 1)
        if (leadsHere || epsilon.includes(id)) seen.add(source)
      }
    }
    return [...seen].filter((id) => entries.has(id))
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
