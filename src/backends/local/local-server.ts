// What the two kinds of server have in common, as the rung sees them.

import type { Prompt } from '../backend.js'
import type { BodyFields, GrammarDialect, StreamForm } from '../dialect/index.js'

export interface Completion {
  /** In the form of `promptFor`. */
  readonly prompt: unknown
  readonly tokensMax: number
  readonly temperature: number
  readonly seed: number
  /** The likeliest tokens that are to be told at each place. */
  readonly topTokens: number
  /** Of `grammar.fields`. */
  readonly grammar: BodyFields
}

/** Sends nothing itself but what `promptFor` needs: completions are the rung's. */
export interface LocalServer {
  /** `gen_ai.provider.name` of its metrics. */
  readonly name: string
  readonly model: string
  readonly path: string
  readonly grammar: GrammarDialect
  readonly form: StreamForm
  readonly lora: boolean
  readonly deterministic: boolean
  /** What the server is to continue: the prompt in the model's own form, then the beginning of the answer. */
  promptFor(prompt: Prompt, prefix: string, signal: AbortSignal | undefined): Promise<unknown>
  body(completion: Completion): BodyFields
  /** Room for a completion; released when it has ended. */
  enter(work: string): Entered
}

export interface Entered {
  /** Body fields that go with it. */
  readonly fields: BodyFields
  leave(): void
}
