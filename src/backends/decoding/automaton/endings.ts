// Which states can reach the end of their rule. The others are cut away, so that each step the automaton allows can
// still be completed: else a mask would let a model walk into a rule such as `a ::= "x" a` and never out again.
import { reachEnd } from './fixpoint.js'
import type { State } from './program.js'

export class Endings {
  /** By state: 1 where its rule can end. */
  private readonly live: number[] = []
  /** Live states that rest on rules not opened yet. Whatever is opened later must not rest on them in a circle. */
  private hopeful: readonly number[] = []

  constructor(private readonly states: readonly State[]) {}

  isLive(state: number): boolean {
    return this.live[state] === 1
  }

  /**
   * Judges new states; those judged before stay as they were. A rule that is yet to be asked for is taken to have an
   * end: when it is opened, it is judged in its turn.
   */
  judge(added: readonly number[]): void {
    const hopeful = this.hopeful
    for (const id of hopeful) this.live[id] = 0
    const resting = this.judgeAlone(added)
    if (resting !== undefined) {
      for (const id of hopeful) this.live[id] = 1
      this.hopeful = [...hopeful, ...resting]
    } else
      this.hopeful = this.judgeAlone(
        [...hopeful, ...added].sort((a, b) => a - b),
        true,
      )
  }

  /**
   * Judges states that rest on no hope of others, only on what is live and on rules that are yet to be opened, and answers with
   * those that rest on the latter. Most rules are such: they leave the hopes of others as they were.
   *
   * @param atLast whether what is then left is dead; otherwise the answer is undefined where something is
   */
  private judgeAlone(states: readonly number[], atLast: true): number[]
  private judgeAlone(states: readonly number[]): number[] | undefined
  private judgeAlone(states: readonly number[], atLast = false): number[] | undefined {
    for (const id of states) this.live[id] = 0
    reachEnd(this.states, states, this.live, { isEnd: ({ final }) => final, overBytes: true })
    const waiting = states.filter((id) => this.live[id] === 0)
    const resting = reachEnd(this.states, waiting, this.live, { isEnd: ({ unopened }) => unopened, overBytes: true })
    return atLast || resting.length === waiting.length ? resting : undefined
  }
}
