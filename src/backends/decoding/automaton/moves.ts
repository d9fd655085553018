// What may follow in a configuration, read off the states on top of its stacks.
import type { TokenSet } from '../../../clef/grammar/grammar.js'
import type { Program } from './program.js'
import type { StackSets } from './stack-sets.js'
import type { Stacks } from './stacks.js'

/** Stacks after one byte, and the bytes around it that lead to the same ones. */
interface AfterByte {
  readonly stacks: number[]
  readonly low: number
  readonly high: number
}

/** Of a configuration's stacks, a member of `sets` by the same number. Stacks that come of a move are not closed yet. */
export class Moves {
  constructor(
    private readonly program: Program,
    private readonly stacks: Stacks,
    private readonly sets: StackSets,
  ) {}

  afterByte(configuration: number, byte: number): AfterByte {
    const stacks: number[] = []
    let from = 0
    let to = 255
    for (let at = this.sets.begin(configuration), end = this.sets.end(configuration); at < end; at++) {
      const stack = this.sets.member(at)
      for (const { low, high, target } of this.topOf(stack).edges) {
        if (byte < low) to = Math.min(to, low - 1)
        else if (byte > high) from = Math.max(from, high + 1)
        else {
          from = Math.max(from, low)
          to = Math.min(to, high)
          stacks.push(this.stacks.push(target, this.stacks.below(stack)))
        }
      }
    }
    return { stacks, low: from, high: to }
  }

  /** Stacks after one whole token. */
  afterToken(configuration: number, id: number): number[] {
    const after: number[] = []
    for (let at = this.sets.begin(configuration), end = this.sets.end(configuration); at < end; at++) {
      const stack = this.sets.member(at)
      for (const { ids, others, target } of this.topOf(stack).tokens) {
        if (ids.includes(id) !== others) after.push(this.stacks.push(target, this.stacks.below(stack)))
      }
    }
    return after
  }

  tokenSets(configuration: number): TokenSet[] {
    const sets: TokenSet[] = []
    for (let at = this.sets.begin(configuration), end = this.sets.end(configuration); at < end; at++) {
      sets.push(...this.topOf(this.sets.member(at)).tokens)
    }
    return sets
  }

  /** The one byte that can be taken, or -1 where there are several, or a whole token can be. */
  onlyByte(configuration: number): number {
    let only = -1
    for (let at = this.sets.begin(configuration), end = this.sets.end(configuration); at < end; at++) {
      const { edges, tokens } = this.topOf(this.sets.member(at))
      if (tokens.length > 0) return -1
      for (const { low, high } of edges) {
        if (low !== high || (only !== -1 && only !== low)) return -1
        only = low
      }
    }
    return only
  }

  private topOf(stack: number) {
    return this.program.states[this.stacks.top(stack)]!
  }
}
