// What a file of phrasings gives for one operation. Templates are in the little language of compose/template.ts.

import type { Meaning, Mention } from '../meaning.js'
import type { Random } from '../random.js'

/** How one field is spoken of, apart from the whole frames. */
export interface Clauses {
  /** Hung on to a sentence: "with a reaction time of {reactionTime}". */
  readonly with?: readonly string[]
  /** A sentence of its own, without its full stop: "the driver reacts in {reactionTime}". */
  readonly say?: readonly string[]
  /** As in notes and forms: "reaction {reactionTime}". */
  readonly tag?: readonly string[]
  /** Speaks of the field without giving it: "the usual reaction time". */
  readonly vague?: readonly string[]
}

export interface Phrasing {
  readonly operation: string
  /** A request that is well typed: values for the required fields and some of the optional ones. */
  readonly sample: (random: Random) => Meaning
  /** Whole requests. Fields they don't say are hung on by clauses. */
  readonly frames: readonly string[]
  /** Questions that say no field: "how far does it need to stop?". */
  readonly asks: readonly string[]
  /** Headings of notes: "stopping distance". */
  readonly labels: readonly string[]
  readonly clauses: Readonly<Record<string, Clauses>>
  readonly fragments?: Readonly<Record<string, readonly string[]>>
  /** How choices are worded, by field and name, where it is not the bare name. */
  readonly choices?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** Fields that may be forgotten (each asked back with `clarify`), with how to leave out only the unit. */
  readonly mayMiss: readonly { readonly field: string; readonly bare?: (random: Random) => Mention }[]
  /** Fields that may be given in a wrong dimension. */
  readonly mayMistake: readonly {
    readonly field: string
    readonly wrong: (random: Random, meaning: Meaning) => Mention
  }[]
}
