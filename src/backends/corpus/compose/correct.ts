// Slips of the tongue that the speaker puts right: "30 m/s, sorry, 35 m/s". Only what was put right is meant.

import type { Mention } from '../meaning.js'
import type { Random } from '../random.js'
import { markOf, marksIn } from './marks.js'
import { another } from './share.js'

const corrections: readonly string[] = [
  ', no, ',
  ', sorry, ',
  ', i mean ',
  ' - no wait, ',
  ' (correction: ',
  ', make that ',
  ', rather ',
  ' ... no, ',
  ' - sorry ',
  ', scratch that, ',
  ', hang on, ',
]

export interface Spoken {
  readonly marked: string
  readonly mentions: readonly Mention[]
}

/** One figure said wrongly at first; the text as it stands where none lends itself to it. */
export function corrected(marked: string, mentions: readonly Mention[], random: Random): Spoken {
  const marks = marksIn(marked)
  const unchanged = { marked, mentions }
  if (marks.length === 0) return unchanged
  const index = random.pick(marks)
  const right = mentions[index]
  const wrong = right === undefined ? undefined : another(right, random.pick([-3, -2, 2, 3, 4]), false)
  if (right === undefined || wrong === undefined) return unchanged
  const correction = random.pick(corrections)
  const said = markOf(mentions.length) + correction + markOf(index) + (correction.includes('(') ? ')' : '')
  return { marked: marked.replace(markOf(index), said), mentions: [...mentions, wrong] }
}
