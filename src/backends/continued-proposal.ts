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
  | { readonly kind: 'lost'; readonly fault: Fault; readonly stray?: Stray }

/** What bounds a proposal, over all its streams. */
export interface ProposalBounds extends Pick<ProposeOptions, 'tokensMax' | 'seed'> {
  /** UTF-8 bytes that a backend may write, and that an answer may have. */
  readonly bytesMax: number
}

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
  /** Bytes that were written, good or not. */
  private written = 0
  /** Length of the prefix that the running stream was given: one that adds nothing to it is the last. */
  private given = 0

  constructor(
    automaton: Automaton,
    private readonly capabilities: Pick<Capabilities, 'grammar' | 'prefill'>,
    private readonly bounds: ProposalBounds,
  ) {
    this.filter = new ValidatingFilter(automaton)
  }

  /** The next chunk of the running stream. After any other move than `more`, the stream is to be aborted. */
  take(chunk: Chunk): Move {
    this.tokens += chunk.tokens
    this.written += Buffer.byteLength(chunk.text)
    const before = chunk.top === undefined ? undefined : this.filter.fork()
    const read = this.filter.read
    const { firstBadOffset } = this.filter.feed(chunk.text)
    const rescue = firstBadOffset === undefined || before === undefined ? undefined : bestOf(chunk, before)
    this.count(rescue === undefined ? chunk.logprob : rescue.logprob)
    if (firstBadOffset === undefined) return this.withinBounds()
    const actual = chunk.text.slice(Math.max(0, firstBadOffset - read))
    // Talk behind a whole answer is no part of it. Anything but a line's end may have been meant to go on.
    const recovered = this.filter.recovered()
    if (recovered.complete && /^[\r\n]/.test(actual)) return this.whole(recovered.prefix)
    this.filter = rescue === undefined ? recovered : rescue.filter.recovered()
    return this.goOn(`the backend left the grammar at character ${firstBadOffset}`, beginningOf(actual))
  }

  /** The running stream has ended by itself. */
  end(): Move {
    const text = this.filter.finish()
    if (text.ok) return this.whole(text.value)
    this.filter = this.filter.recovered()
    return this.goOn(`the backend stopped before its answer was whole: ${text.error.message}`, '')
  }

  /** How far the answer is valid. */
  get prefix(): string {
    return this.filter.prefix
  }

  /** A backend that was told how much it may take, and takes more, may never end. */
  private withinBounds(): Move {
    const { tokensMax, bytesMax } = this.bounds
    if (this.tokens > tokensMax) return this.lost(`the backend took more than its ${tokensMax} tokens`)
    return this.written > bytesMax ? this.lost(`the backend wrote more than ${bytesMax} bytes`) : more
  }

  private goOn(message: string, actual: string): Move {
    const { filter, capabilities, bounds } = this
    const fault = this.gaveOut()
    if (fault !== undefined) return fault
    const lost = this.lost(message, actual)
    if (!capabilities.prefill) return lost
    filter.feed(filter.forced)
    if (filter.closed) return this.whole(filter.prefix)
    const tokensMax = bounds.tokensMax - this.tokens
    const prefix = filter.prefix
    const spent = tokensMax <= 0 || this.written > bounds.bytesMax || Buffer.byteLength(prefix) > bounds.bytesMax
    if (spent || prefix.length <= this.given || this.continuations === continuationsMax) return lost
    const servers = capabilities.grammar.some((dialect) => dialect !== 'automaton')
    const residual = servers ? { residual: filter.residual() } : {}
    const late = this.gaveOut()
    if (late !== undefined) return late
    this.given = prefix.length
    this.continuations++
    return { kind: 'again', options: { prefix, tokensMax, seed: bounds.seed + this.continuations }, ...residual }
  }

  /** What the grammar forces may make an answer longer than its backend wrote. */
  private whole(text: string): Move {
    const { bytesMax } = this.bounds
    return Buffer.byteLength(text) <= bytesMax
      ? { kind: 'whole', text }
      : this.lost(`the answer has more than ${bytesMax} bytes`)
  }

  private lost(message: string, actual = ''): Move {
    const recovered = this.filter.recovered()
    const stray = { prefix: recovered.prefix, actual, expected: recovered.choices(choicesMax) }
    return { kind: 'lost', fault: { code: 'FAULT_BACKEND', message }, stray }
  }

  /** Where the automaton reached a limit of its own, the backend is not to blame, and another try comes to the same. */
  private gaveOut(): Move | undefined {
    const { fault } = this.filter
    return fault === null ? undefined : { kind: 'lost', fault }
  }

  private count(logprob: number | undefined): void {
    this.logprob = logprob === undefined || this.logprob === undefined ? undefined : this.logprob + logprob
  }
}

/** What is shown of a stray text, cut between characters. */
const beginningOf = (text: string): string => text.slice(0, actualMax).replace(/[\ud800-\udbff]$/, '')

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
