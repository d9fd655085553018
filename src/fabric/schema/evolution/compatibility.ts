// What two versions of a schema can say to each other.

import type { Schema } from '../schema.js'
import { compareSchemas } from './convert.js'
import type { Difference } from './place.js'
import { differenceWords, placeWords } from './words.js'

/** Why a reader of one version does not read all that a writer of the other writes. */
export interface Reason {
  /** Into the schema: `book[].strike`, `yields.*`; empty for the message itself. */
  readonly path: string
  /** What the older schema has there. */
  readonly expected: string
  /** What the newer schema has there. Dimensions are in normal form. */
  readonly actual: string
  readonly message: string
  /** Which direction it stands in: newer readers of older messages, older readers of newer ones, or both. */
  readonly breaks: 'reading old' | 'reading new' | 'both'
  /** Whether only the messages are lost that make use of it, or every one. */
  readonly loses: 'some' | 'all'
}

export interface Compatibility {
  /**
   * `backward`: readers of the newer schema read whatever was written with the older; `forward`: readers of the older read whatever is
   * written with the newer; `full`: both; `incompatible`: neither.
   */
  readonly kind: 'full' | 'backward' | 'forward' | 'incompatible'
  readonly reasons: readonly Reason[]
}

/** Compares two versions of a schema. Cost grows linearly with their size. */
export function compatibilityOf(older: Schema, newer: Schema): Compatibility {
  const readingOld = compareSchemas(older, newer).findings.differences
  const readingNew = compareSchemas(newer, older).findings.differences.map(mirrored)
  const kinds = { none: 'full', old: 'forward', new: 'backward', both: 'incompatible' } as const
  const broken =
    readingOld.length === 0 ? (readingNew.length === 0 ? 'none' : 'new') : readingNew.length === 0 ? 'old' : 'both'
  return { kind: kinds[broken], reasons: reasonsOf(readingOld, readingNew) }
}

/** With the older schema as `from` again. */
const mirrored = (difference: Difference): Difference => ({
  ...difference,
  from: difference.to,
  to: difference.from,
})

function reasonsOf(readingOld: readonly Difference[], readingNew: readonly Difference[]): readonly Reason[] {
  const keyOf = (difference: Difference): string => JSON.stringify(difference)
  const old = new Set(readingOld.map(keyOf))
  const both = new Set(readingNew.map(keyOf).filter((key) => old.has(key)))
  return [
    ...readingOld.map((difference) => reasonOf(difference, both.has(keyOf(difference)) ? 'both' : 'reading old')),
    ...readingNew.filter((each) => !both.has(keyOf(each))).map((difference) => reasonOf(difference, 'reading new')),
  ]
}

const consequences = {
  'reading old': { some: 'newer readers refuse some older messages', all: 'newer readers read no older message' },
  'reading new': { some: 'older readers refuse some newer messages', all: 'older readers read no newer message' },
  both: { some: 'each side refuses some messages of the other', all: 'neither side reads the other' },
} as const

function reasonOf({ path, subject, from, to, loses }: Difference, breaks: Reason['breaks']): Reason {
  const [was, is] = [differenceWords(subject, from), differenceWords(subject, to)]
  const message = `${placeWords(path)} ${was} in the older schema and ${is} in the newer; ${consequences[breaks][loses]}`
  return { path, expected: from, actual: to, message, breaks, loses }
}
