// Requests that lean on one before them: "and the same for USDJPY", "that one is done, now at 1.20".

import type { Random } from '../random.js'

const both: readonly (readonly [between: string, lead: string])[] = [
  ['. ', 'and the same '],
  [', ', 'and the same '],
  ['; ', 'same again '],
  ['. ', 'then the same thing '],
  ['. ', 'also '],
  [', ', 'and also '],
  ['. ', 'and what about it '],
  ['? ', 'and '],
  ['. ', 'repeat that '],
  ['. ', 'once more, but '],
  [' - ', 'and likewise '],
  ['; ', 'ditto '],
  ['. ', 'do it again '],
  ['. ', 'same question '],
  ['\n', 'same '],
  ['. ', 'the same one, but '],
  ['. ', 'now the same '],
  ['. ', 'and how is it '],
  [', ', 'then '],
]

const before: readonly (readonly [opening: string, closing: string])[] = [
  ['yesterday somebody asked: ', '. that one is done. now '],
  ['previous message: "', '". new message: "now '],
  ['i already have this one: ', '. what i still need is '],
  ['', ' - that one i know already, now '],
  ['earlier: ', '\nnow: '],
  ['last time i asked "', '" and you answered it. today '],
  ['the colleague before me wanted: ', '. he has his answer. i want '],
  ['(done: ', ') next: '],
  ['[answered] ', '\n[open] '],
  ['first request, already answered: ', '. second request, still open: '],
]

const rest: readonly string[] = [
  'the same ',
  'the same thing ',
  'the same again ',
  'it ',
  'that ',
  'the very same ',
  'the same request ',
  'the same again, but ',
]

const only: readonly string[] = ['', '', '. answer only the new one', '. just that', ' please', '. only this one now']

/** Both are wanted. */
export function askedAgain(first: string, change: string, random: Random): string {
  const [between, lead] = random.pick(both)
  return first.replace(/[.?!]+$/, '') + between + lead + change
}

/** Only the second is wanted; the first was answered before. */
export function askedInstead(first: string, change: string, random: Random): string {
  const [opening, closing] = random.pick(before)
  const quote = opening.endsWith('"') && closing.endsWith('"now ') ? '"' : ''
  return `${opening}${first.replace(/[.?!]+$/, '')}${closing}${random.pick(rest)}${change}${quote}${random.pick(only)}`
}
