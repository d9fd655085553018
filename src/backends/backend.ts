// The one interface that a rung implements. What stands above it never learns which rung it is.

import type { Diagnostic, Grammar, QuantityTable } from '../clef/index.js'
import type { Posture } from '../fabric/index.js'

export const rungs = ['gateway', 'local', 'adapted', 'distilled', 'built', 'scripted'] as const
export type Rung = (typeof rungs)[number]

export interface Capabilities {
  /** How it takes a grammar; empty when it takes none and the filter has to do. */
  readonly grammar: readonly ('automaton' | 'gbnf' | 'lark')[]
  /** Whether programs may point at quantities as `$n`; others get them spelled out in the prompt. */
  readonly slots: boolean
  /** Whether it writes programs with bindings and worked-out values; others are held to the calls that they were trained on. */
  readonly wholePrograms: boolean
  readonly tokenIds: boolean
  readonly logprobs: boolean
  /** Whether it can continue after a given beginning of its answer. */
  readonly prefill: boolean
  readonly abort: boolean
  readonly lora: boolean
  /** Whether the same prompt, options and seed give the same answer. */
  readonly deterministic: boolean
}

/** What was said against an earlier proposal. Spans and messages are for people. */
export interface PriorDiagnostic extends Pick<Diagnostic, 'operation' | 'path' | 'expected' | 'actual' | 'candidates'> {
  readonly code: string
}

/** Why an earlier proposal did not do, as a model is told. */
export interface PriorAttempt {
  readonly program: string
  /** Of the first diagnostic: all that small models are told. */
  readonly code: string
  readonly path: string
  /** Everything that was said, in the order of the text. */
  readonly diagnostics: readonly PriorDiagnostic[]
}

/**
 * All that a model is shown: the goal's text and what the lexer found in it, and the names and types of attached
 * inputs. There is no field that could hold an attached value.
 */
export interface Prompt {
  readonly text: string
  readonly quantities: QuantityTable
  readonly inputs: readonly { readonly name: string; readonly type: string }[]
  readonly previous?: PriorAttempt
}

export interface Constraint {
  /** Of the whole answer. */
  readonly grammar: Grammar
  /** Of what is to follow `ProposeOptions.prefix`: for servers that start their grammar anew behind it. */
  readonly residual?: Grammar
}

export interface ProposeOptions {
  readonly tokensMax: number
  /** 0 takes the likeliest token each time; above, tokens are drawn by probability^(1/temperature). */
  readonly temperature: number
  readonly seed: number
  /** Beginning of the answer, which chunks then continue; given only to backends with `prefill`. */
  readonly prefix?: string
  readonly signal?: AbortSignal
}

/** One of the likeliest tokens at a place. */
export interface TopToken {
  readonly text: string
  readonly logprob: number
}

export interface Chunk {
  readonly text: string
  /** Tokens that this chunk took the model, forced ones not counted. */
  readonly tokens: number
  /** Natural logarithm of the probability that the model gave its tokens, of a backend that has logprobs. */
  readonly logprob?: number
  /** Of a chunk that is one token: the likeliest tokens there, of a server that ignores grammars and tells them. */
  readonly top?: readonly TopToken[]
}

export interface Backend {
  readonly name: string
  readonly rung: Rung
  readonly capabilities: Capabilities
  /** Where the prompt goes. */
  readonly posture: Posture
  /**
   * Throws a BackendFailure only, or, once its signal is aborted, an AbortError as what it waits on does; text so far may then be
   * a prefix of an answer.
   */
  propose(prompt: Prompt, constraint: Constraint, options: ProposeOptions): AsyncIterable<Chunk>
}
