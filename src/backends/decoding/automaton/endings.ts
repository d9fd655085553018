// Which states can reach the end of their rule. The others are cut away, so that each step the automaton allows can
// still be completed: else a mask would let a model walk into a rule such as `a ::= "x" a` and never out again.
import { reachEnd } from './fixpoint.js'
import type { State } from './program.js'

/** Mark of a state that reaches its end only over rules not opened yet. `reachEnd` marks those that are certain with 1. */
const hoped = 2

export class Endings {
  /** By state: 1 where its rule can end, `hoped`, or 0 where it cannot. */
  private readonly live: number[] = []
  /** States that were hoped of when they were judged. Whatever is opened later must not rest on them in a circle. */
  private hopeful: number[] = []

  constructor(private readonly states: readonly State[]) {}

  isLive(state: number): boolean {
    return this.live[state]! > 0
  }

  /**
   * Judges new states; those judged before stay as they were. A rule that is yet to be asked for is taken to have an
   * end: when it is opened, it is judged in its turn.
   */
  judge(added: readonly number[]): void {
    // Most rules rest on no hope of others, only on what is certain and on rules that are yet to be opened.
    const alone = this.judgeAlone(added)
    if (alone.dead === 0) {
      for (const id of alone.resting) this.hopeful.push(id)
      return
    }
    const around = this.judgeAlone(this.hopefulBehind(added))
    for (const id of added) if (this.live[id] === hoped) this.hopeful.push(id)
    // Only where a hope came to nothing can it take others with it.
    if (around.dead > 0)
      this.hopeful = this.judgeAlone([...new Set([...this.hopeful, ...added])].sort(ascending)).resting
  }

  /** New states and those that they can reach as far as these are hoped of, in ascending order: all that their end may rest on. */
  private hopefulBehind(added: readonly number[]): number[] {
    const found = new Set(added)
    const reach = (id: number): void => {
      if (this.live[id] === hoped) found.add(id)
    }
    // A Set visits what is added while it is being walked.
    for (const id of found) {
      const { edges, tokens, epsilon, calls } = this.states[id]!
      for (const { target } of edges) reach(target)
      for (const { target } of tokens) reach(target)
      for (const target of epsilon) reach(target)
      for (const { entry, returnTo } of calls) {
        reach(entry)
        reach(returnTo)
      }
    }
    return [...found].sort(ascending)
  }

  /** Judges states by themselves: of others, only those that are certain count. */
  private judgeAlone(states: readonly number[]): { readonly resting: number[]; readonly dead: number } {
    const { live } = this
    for (const id of states) live[id] = 0
    reachEnd(this.states, states, live, { isEnd: ({ final }) => final, overBytes: true })
    const waiting = states.filter((id) => live[id] === 0)
    const resting = reachEnd(this.states, waiting, live, { isEnd: ({ unopened }) => unopened, overBytes: true })
    for (const id of resting) live[id] = hoped
    return { resting, dead: waiting.length - resting.length }
  }
}

const ascending = (a: number, b: number): number => a - b
