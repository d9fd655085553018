// One labelled goal, and a corpus of them.

import type { QuantityTable } from '../../clef/goal/index.js'
import type { AttachedInput } from './compose/print-program.js'

export const exampleKinds = ['answer', 'several', 'mistake', 'clarify', 'refuse'] as const
export type ExampleKind = (typeof exampleKinds)[number]

/** A program that was rejected, with what was said against it. */
export interface Rejected {
  readonly program: string
  /** A diagnostic's code, e.g. `CLEF_DIMENSION`. */
  readonly code: string
  readonly path: string
}

export interface Example {
  readonly kind: ExampleKind
  /** Operations that the goal asks for; empty for what is out of scope. */
  readonly operations: readonly string[]
  readonly text: string
  readonly quantities: QuantityTable
  readonly inputs: readonly AttachedInput[]
  /** Present where the goal is proposed a second time. */
  readonly previous?: Rejected
  /** The canonical proposal that is right: a program, `refuse ...` or `clarify ...`. */
  readonly program: string
}

export interface CorpusStatistics {
  /** Texts that the lexer read differently from what was meant, as a share of all that were worded. */
  readonly droppedByLexer: number
  readonly duplicates: number
  readonly revised: number
  readonly byKind: Readonly<Record<string, number>>
  readonly byOperation: Readonly<Record<string, number>>
}

export interface Corpus {
  readonly examples: readonly Example[]
  readonly statistics: CorpusStatistics
}
