// Reads prompts in blocks that lie at the same places whatever was read before. Products over several tokens round otherwise than
// over one, so what is kept of a prompt and what is computed anew would differ in their last bits if they were cut
// differently: so cut, an answer is the same whether its prompt was known or not.

import type { NativeSequence } from './native.js'

/** Tokens of a block: what is kept of a prompt is a multiple of it, and a reading can be given up after each. */
export const blockTokens = 16

/** Of more tokens than this all logits are asked for: picking them out one by one takes longer. */
const pickedMax = 256

export interface Reading {
  readonly reused: number
  readonly read: number
  readonly logits: Float32Array
}

export class BlockReader {
  /** Tokens from the beginning on that were read in whole blocks of a prompt. */
  private settled = 0

  constructor(private readonly sequence: NativeSequence) {}

  /**
   * Reads a prompt, of which the beginning may be known.
   *
   * @param goOn asked before each block; where it is false, nothing is told
   */
  async begin(tokens: readonly number[], wanted: Int32Array, goOn: () => boolean): Promise<Reading | undefined> {
    const reused = await this.cutBackTo(tokens)
    const logits = await this.read(tokens.slice(reused), wanted, goOn)
    if (logits === undefined) return undefined
    this.settled = wholeBlocks(tokens.length)
    return { reused, read: tokens.length - reused, logits }
  }

  /** Reads on behind what was read, which has to be `at` tokens. */
  async next(
    at: number,
    tokens: readonly number[],
    wanted: Int32Array,
    goOn: () => boolean,
  ): Promise<Reading | undefined> {
    const { nextTokenIndex } = this.sequence
    if (nextTokenIndex !== at) throw new Error(`it has read ${nextTokenIndex} tokens, and was to go on behind ${at}`)
    const logits = await this.read(tokens, wanted, goOn)
    return logits === undefined ? undefined : { reused: 0, read: tokens.length, logits }
  }

  private async cutBackTo(tokens: readonly number[]): Promise<number> {
    const { sequence } = this
    const same = sequence.compareContextTokens(tokens).firstDifferentIndex
    // The last token is read in any case: logits come of reading alone.
    const known = wholeBlocks(Math.min(same, this.settled, tokens.length - 1))
    await sequence.adaptStateToTokens(tokens.slice(0, known), false)
    if (sequence.nextTokenIndex !== known) await sequence.clearHistory()
    this.settled = sequence.nextTokenIndex
    return this.settled
  }

  private async read(
    tokens: readonly number[],
    wanted: Int32Array,
    goOn: () => boolean,
  ): Promise<Float32Array | undefined> {
    const { sequence } = this
    for (let from = 0; from < tokens.length; from += blockTokens) {
      if (!goOn()) return undefined
      const block = tokens.slice(from, from + blockTokens)
      if (from + blockTokens < tokens.length) {
        await sequence.controlledEvaluate(block)
        continue
      }
      const last = block.length - 1
      const generateNext = { logits: picking(wanted), options: { temperature: 0 } } as const
      const said = await sequence.controlledEvaluate([...block.slice(0, last), [block[last]!, { generateNext }]])
      return inOrder(wanted, said[last]?.next.logits)
    }
    throw new RangeError('there is nothing to read')
  }
}

const wholeBlocks = (tokens: number): number => Math.max(0, Math.floor(tokens / blockTokens)) * blockTokens

const picking = (wanted: Int32Array) => (wanted.length > pickedMax ? true : { filter: { tokens: [...wanted] } })

function inOrder(wanted: Int32Array, logits: ReadonlyMap<number, number> | undefined): Float32Array {
  return Float32Array.from(wanted, (token) => {
    const logit = logits?.get(token)
    if (logit === undefined) throw new Error(`llama.cpp did not tell of token ${token}`)
    return logit
  })
}
