// Two operations on the same figures: "reach of this arm, and the angles for that point", "worth as a European, and as an American".

import type { Contract } from '../../../fabric/schema/index.js'
import type { Meaning } from '../meaning.js'
import type { Random } from '../random.js'
import { fieldPaths } from './forget.js'

/** What of `meaning` another contract takes as well; undefined where that is nothing. */
export function sharedMeaning(meaning: Meaning, contract: Contract): Meaning | undefined {
  const paths = new Set(fieldPaths(contract.request))
  const shared = new Map([...meaning].filter(([path]) => paths.has(path)))
  const isWhole = [...shared.values()].every(
    (value) => value.kind !== 'quantity' || value.sameAs === undefined || shared.has(value.sameAs),
  )
  return shared.size > 0 && isWhole ? shared : undefined
}

const joints: readonly (readonly [before: string, between: string])[] = [
  ['', ', and '],
  ['', ' and also '],
  ['', '. also '],
  ['', '. and '],
  ['', '; then '],
  ['', ', and then '],
  ['', '. and of the same: '],
  ['', ', plus '],
  ['', '. for the same figures, '],
  ['', '? and '],
  ['', '. with that, '],
  ['', '\n'],
  ['', ', as well as '],
  ['', ', together with '],
  ['two things: ', '; and '],
  ['1) ', ' 2) '],
  ['1. ', '\n2. '],
  ['first, ', '. second, '],
  ['both please: ', ' and '],
]

/** `first` says all figures, and `second` none. */
export function askedTogether(first: string, second: string, random: Random): string {
  const [before, between] = random.pick(joints)
  return before + first.replace(/[.?!]+$/, '') + between + second
}
