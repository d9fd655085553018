// Choosing an answer's tokens by what the model thinks of those that the mask allows.

import type { Fault } from '../../fabric/index.js'
import { drawn, likeliest, logProbability } from '../built/draw.js'
import type { Matcher } from '../decoding/index.js'
import type { Random } from '../engine/index.js'
import { BackendFailure } from '../failure.js'
import { allowedTokens } from './allowed.js'
import type { Answer } from './engine/messages.js'
import type { SupervisedEngine } from './engine/supervised-engine.js'

/** What was known of prompts when they came, and what had to be read, in tokens. */
export interface ReadSoFar {
  reused: number
  read: number
}

export interface ChoosingBy {
  /** 0 takes the likeliest. */
  readonly temperature: number
  readonly random: Random
  readonly contextTokens: number
  /** Is added to. */
  readonly count: ReadSoFar
}

export interface Choice {
  readonly token: number
  /** Of the probability among the tokens that the mask allows. */
  readonly logprob: number
}

export class Choosing {
  /** Tokens of prompt and answer that the model has not read. */
  private held: number[] = []
  private readTokens = 0
  /** Of all tokens; what the mask does not allow is whatever was there. */
  private logits = new Float32Array(0)

  constructor(
    private readonly engine: SupervisedEngine,
    private readonly by: ChoosingBy,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** The model reads these before it is asked the next time. */
  hold(tokens: readonly number[]): void {
    this.held = this.held.concat(tokens)
    const { contextTokens } = this.by
    if (this.readTokens + this.held.length > contextTokens) throw new BackendFailure(outOfContext(contextTokens))
  }

  /** Of a mask that allows several. */
  async next(matcher: Matcher): Promise<Choice> {
    const mask = matcher.mask()
    await this.think(allowedTokens(mask), mask.length * 32)
    const { temperature, random } = this.by
    const token = temperature > 0 ? drawn(this.logits, mask, temperature, random) : likeliest(this.logits, mask)
    return { token, logprob: logProbability(this.logits, mask, token) }
  }

  private async think(wanted: Int32Array, tokensMax: number): Promise<void> {
    const tokens = Int32Array.from(this.held)
    const at = this.readTokens
    const answer = await this.engine.ask(
      at === 0 ? { kind: 'begin', tokens, wanted } : { kind: 'next', at, tokens, wanted },
      this.signal,
    )
    const { logits, reused, read } = readIn(answer, wanted, this.signal)
    this.held = []
    this.readTokens += tokens.length
    this.by.count.reused += reused
    this.by.count.read += read
    if (this.logits.length < tokensMax) this.logits = new Float32Array(tokensMax)
    for (const [index, token] of wanted.entries()) this.logits[token] = logits[index]!
  }
}

function readIn(answer: Answer, wanted: Int32Array, signal: AbortSignal | undefined) {
  if (answer.kind === 'read' && answer.logits.length === wanted.length) return answer
  // It was given up in the instant in which it was to be answered.
  if (answer.kind === 'cancelled') signal?.throwIfAborted()
  const message = answer.kind === 'refused' ? answer.message : `it answered with ${answer.kind}`
  throw new BackendFailure({ code: 'FAULT_BACKEND', message: `llama.cpp could not read: ${message}` })
}

const outOfContext = (limit: number): Fault => ({
  code: 'FAULT_BACKEND',
  message: `the program was not finished within the model's context of ${limit} tokens`,
})
