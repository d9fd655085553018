// A proposal over as many streams as it takes. A backend that strays is stopped at its first bad character; what was good is
// kept, what the grammar forces is added, and the backend goes on from there if it can be given a beginning.

import type { Grammar } from '../clef/index.js'
import type { Fault } from '../fabric/index.js'
import type { Capabilities, Chunk, ProposeOptions } from './backend.js'
import { type Automaton, ValidatingFilter } from './decoding/index.js'

/** Where a proposal ended that nobody could continue: what a reviser is told. */
export interface Stray {
  /** The longest valid beginning. */
  readonly prefix: string
  /** What stood behind it instead; empty where the backend stopped. */
  readonly actual: string
  /** What might have stood there, some of it. */
  readonly expected: readonly string[]
}

/** What to do after a chunk, or after a stream's end. */
export type Move =
  | { readonly kind: 'more' }
  /** Whatever else comes is not wanted. */
  | { readonly kind: 'whole'; readonly text: string }
  /** Ask again, with this beginning. `residual` is the grammar of the rest, for servers that start theirs anew. */
  | { readonly kind: 'again'; readonly options: Continuation; readonly residual?: Grammar }
  | { readonly kind: 'lost'; readonly fault: Fault; readonly stray: Stray }

export type Continuation = Pick<ProposeOptions, 'tokensMax' | 'seed'> & Required<Pick<ProposeOptions, 'prefix'>>

/** Streams of one proposal: a model that strays at every other token is none to wait for. */
export const continuationsMax = 24
const choicesMax = 12
const actualMax = 32

const more: Move = { kind: 'more' }

export class ContinuedProposal {
  /** Over all streams. */
  tokens = 0
  /** Over the whole answer; undefined once a chunk came without. */
  logprob: number | undefined = 0
  private filter: ValidatingFilter
  private continuations = 0
  /** Length of the prefix that the running stream was given: one that adds nothing to it is the last. */
  private given = 0

  constructor(
    automaton: Automaton,
    private readonly capabilities: Pick<Capabilities, 'grammar' | 'prefill'>,
    private readonly options: Pick<ProposeOptions, 'tokensMax' | 'seed'>,
  ) {
    this.filter = new ValidatingFilter(automaton)
  }

  /** The next chunk of the running stream. After any other move than `more`, the stream is to be aborted. */
  take(chunk: Chunk): Move {
    this.tokens += chunk.tokens
    const before = chunk.top === undefined ? undefined : this.filter.fork()
    const held = this.filter.prefix.length
    const { firstBadOffset } = this.filter.feed(chunk.text)
    const rescue = firstBadOffset === undefined || before === undefined ? undefined : bestOf(chunk, before)
    this.count(rescue === undefined ? chunk.logprob : rescue.logprob)
    if (firstBadOffset === undefined) return this.tokens > this.options.tokensMax ? this.outOfTokens() : more
    const actual = chunk.text.slice(firstBadOffset - held)
    // Talk behind a whole answer is no part of it. Anything but a line's end may have been meant to go on.
    const recovered = this.filter.recovered()
    if (recovered.complete && /^[\r\n]/.test(actual)) return { kind: 'whole', text: recovered.prefix }
    this.filter = rescue === undefined ? recovered : rescue.filter.recovered()
    return this.goOn(`the backend left the grammar at character ${firstBadOffset}`, actual.slice(0, actualMax))
  }

  /** The running stream has ended by itself. */
  end(): Move {
    const text = this.filter.finish()
    if (text.ok) return { kind: 'whole', text: text.value }
    this.filter = this.filter.recovered()
    return this.goOn(`the backend stopped before its answer was whole: ${text.error.message}`, '')
  }

  /** How far the answer is valid. */
  get prefix(): string {
    return this.filter.prefix
  }

  /** A backend that was told how many tokens it may take, and takes more, may never end. */
  private outOfTokens(): Move {
    const { prefix } = this.filter
    const stray = { prefix, actual: '', expected: this.filter.recovered().choices(choicesMax) }
    return lost(`the backend took more than its ${this.options.tokensMax} tokens`, stray)
  }

  private goOn(message: string, actual: string): Move {
    const { filter, capabilities, options } = this
    const stray = { prefix: filter.prefix, actual, expected: filter.choices(choicesMax) }
    if (!capabilities.prefill) return lost(message, stray)
    filter.feed(filter.forced)
    if (filter.complete && filter.choices(1).length === 0) return { kind: 'whole', text: filter.prefix }
    const tokensMax = options.tokensMax - this.tokens
    const prefix = filter.prefix
    if (prefix.length <= this.given || tokensMax <= 0 || this.continuations === continuationsMax) {
      return lost(message, stray)
    }
    this.given = prefix.length
    this.continuations++
    const again = { prefix, tokensMax, seed: options.seed + this.continuations }
    const servers = capabilities.grammar.some((dialect) => dialect !== 'automaton')
    return { kind: 'again', options: again, ...(servers ? { residual: filter.residual() } : {}) }
  }

  private count(logprob: number | undefined): void {
    this.logprob = logprob === undefined || this.logprob === undefined ? undefined : this.logprob + logprob
  }
}

const lost = (message: string, stray: Stray): Move => ({
  kind: 'lost',
  fault: { code: 'FAULT_BACKEND', message },
  stray,
})

/** The likeliest of the other tokens at a place that the grammar takes. */
function bestOf(
  { top = [] }: Chunk,
  before: ValidatingFilter,
): { readonly filter: ValidatingFilter; readonly logprob: number } | undefined {
  const ranked = [...top].sort((a, b) => b.logprob - a.logprob)
  for (const { text, logprob } of ranked) {
    const filter = before.fork()
    if (text !== '' && filter.feed(text).firstBadOffset === undefined) return { filter, logprob }
  }
  return undefined
}
