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
  readonly mayMiss: readonly {
    readonly field: string
    /** What is said instead of `given`, which has its unit. */
    readonly bare?: (random: Random, given: Mention) => Mention
  }[]
  /** Fields that may be given in a wrong dimension. */
  readonly mayMistake: readonly {
    readonly field: string
    readonly wrong: (random: Random, meaning: Meaning) => Mention
  }[]
  /** Fields of which people list several, each a call of its own: "at 30, 50 and 70 mph". One that is listed more often stands here twice. */
  readonly listable?: readonly string[]
  /** How the figures of a list are joined, by field, and before the last one, where they are not joined like other lists. */
  readonly joints?: Readonly<Record<string, readonly (readonly [joint: string, final: string])[]>>
  /** A field that is asked for by the name of another: of alternatives the first is asked for. */
  readonly askedAs?: Readonly<Record<string, string>>
  /** Where a request takes any so many of these fields: when one is missing, the first that is neither given nor sought is asked for. */
  readonly anyOf?: readonly string[]
  /** How often the operation is asked for, 1 unless said: more where there are more ways to ask. */
  readonly weight?: number
}
