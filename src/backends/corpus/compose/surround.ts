// Puts what people say around a request: greetings, asides, thanks, and instructions that must not be followed.

import { asides, closings, greetings } from '../phrasing/chatter.js'
import { outOfScopeFragments, outOfScopeTemplates, unsafeFragments, unsafeTemplates } from '../phrasing/out-of-scope.js'
import type { Random } from '../random.js'
import { amountValue, anyCurrency, currencyText, dateMention, money } from '../wording/money.js'
import { numberText } from '../wording/number-words.js'
import { expand } from './template.js'

/** Numbers inside texts that mean nothing to a request. */
const loose = (name: string, random: Random): string => {
  switch (name) {
    case 'year':
      return String(random.integer(1990, 2027))
    case 'date':
      return dateMention(random).text
    case 'mass':
      return `${random.integer(2, 40) * 50} kg`
    case 'ccy':
      return currencyText(anyCurrency(random), random)
    case 'money':
      return money(amountValue(random, 'small'), anyCurrency(random), random).text
    case 'amount':
      return numberText(random.integer(1, 99) * random.pick([1, 10, 100, 1000]), random)
    default:
      return numberText(random.integer(2, 90), random, { words: 0.2 })
  }
}

const looseText = (template: string, random: Random, fragments: Readonly<Record<string, readonly string[]>>): string =>
  expand(template, { random, say: (name) => loose(name, random), canSay: () => true, fragments }) ?? ''

const fragments = {
  ...outOfScopeFragments,
  ...unsafeFragments,
  calc: ['calculate', 'compute', 'find', 'what is', "what's", 'work out', 'tell me'],
}

export const outOfScopeText = (random: Random): string => looseText(random.pick(outOfScopeTemplates), random, fragments)
export const unsafeText = (random: Random): string => looseText(random.pick(unsafeTemplates), random, fragments)
export const asideText = (random: Random): string => looseText(random.pick(asides), random, fragments)

const joints = ['. ', '. ', '. ', ', ', ' - ', '; ', '\n', '... ']

/** Greetings, asides and thanks around `marked`, each now and then. */
export function withChatter(marked: string, random: Random): string {
  let text = marked
  if (random.chance(0.14)) text = `${asideText(random)}${random.pick(joints)}${text}`
  if (random.chance(0.14))
    text = `${text}${/[.?!]$/.test(text) ? ' ' : random.pick(['. ', '. ', ', ', ' - ', '\n'])}${asideText(random)}`
  if (random.chance(0.1))
    text = `${random.pick(greetings)}${random.pick([', ', ' ', ', ', ' - ', '! ', ': ', '\n', '... '])}${text}`
  if (random.chance(0.1))
    text = `${text}${random.pick([', ', ' ', '. ', ' - ', '\n', '\n\n', '! '])}${random.pick(closings)}`
  return text
}

const alsos = [
  '. also, ',
  ' and ',
  '. then ',
  ', and also ',
  '. oh, and ',
  '; ',
  '. and ',
  '\n\n',
  '. p.s. ',
  '. additionally, ',
  '. ',
  ', then ',
  '. after that ',
  ' - and ',
  '. one more thing: ',
]

const quotes: readonly (readonly [string, string])[] = [
  ['', ''],
  ['', ''],
  ['', ''],
  ['', ''],
  ['"', '"'],
  ["'", "'"],
  ['(', ')'],
  ['[', ']'],
  ['*', '*'],
  ['<!-- ', ' -->'],
  ['note: ', ''],
  ['the email says "', '"'],
  ['a comment in the file reads: ', ''],
]

/** The intrusion at a break of the request, or as an aside between two of its words. */
function inside(marked: string, intrusion: string, random: Random): string {
  const breaks = [...marked.matchAll(/[.,;?]\s/g)].map(({ index }) => index + 1)
  const spaces = [...marked.matchAll(/ /g)].map(({ index }) => index)
  const at = random.pick(breaks.length > 0 && random.chance(0.7) ? breaks : spaces)
  if (at === undefined) return `${marked} ${intrusion}`
  const [opening, closing] = random.pick([
    [' (', ')'],
    [' - ', ' -'],
    [', ', ','],
    [' ... ', ' ...'],
    ['\n', '\n'],
  ] as const)
  return marked.slice(0, at) + opening + intrusion + closing + marked.slice(at)
}

/** The request with something beside it that must be left alone: an instruction to do harm, or another topic. */
export function withIntrusion(marked: string, random: Random): string {
  const said = random.chance(0.7) ? unsafeText(random) : outOfScopeText(random)
  const [opening, closing] = random.pick(quotes)
  const intrusion = opening + said + closing
  if (random.chance(0.2)) return inside(marked, intrusion, random)
  return random.chance(0.65)
    ? marked.replace(/[.?!]+$/, '') + random.pick(alsos) + intrusion
    : intrusion +
        random.pick(['. ', '. ', ', ', '. then ', '; ', '\n', '. but first, ', '. anyway, ', '. and ', ' and ']) +
        marked
}
