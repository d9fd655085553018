// Puts what people say around a request: greetings, asides, thanks, and instructions that must not be followed.

import { closings, greetings } from '../phrasing/around/chatter.js'
import type { Random } from '../random.js'
import { asideText, outOfScopeText, politeText, unsafeText } from './loose-text.js'
import { mistyped } from './noise.js'

export { asideText, outOfScopeText, unsafeText } from './loose-text.js'

const joints = ['. ', '. ', '. ', ', ', ' - ', '; ', '\n', '... ', '\n\n', ' / ', ': ']

/** Chatter is typed by the same hands. */
const aside = (random: Random): string => {
  const text = asideText(random)
  return random.chance(0.15) ? mistyped(text, random.pick([0.1, 0.2]), random) : text
}

/** Greetings, asides and thanks around `marked`, each now and then. */
export function withChatter(marked: string, random: Random): string {
  let text = marked
  // Some people talk a lot.
  const talkative = random.chance(0.05)
  for (let times = talkative ? random.integer(1, 3) : random.chance(0.13) ? 1 : 0; times > 0; times--)
    text = `${aside(random)}${random.pick(joints)}${text}`
  for (let times = talkative ? random.integer(0, 2) : random.chance(0.13) ? 1 : 0; times > 0; times--)
    text = `${text}${/[.?!]$/.test(text) ? ' ' : random.pick(['. ', '. ', ', ', ' - ', '\n', '? ', ' (', ' | '])}${aside(random)}`
  if (random.chance(0.03)) text = amid(text, aside(random), random)
  if (random.chance(0.1))
    text = `${politeText(greetings, random)}${random.pick([', ', ' ', ', ', ' - ', '! ', ': ', '\n', '... ', '. ', ',\n\n'])}${text}`
  if (random.chance(0.1))
    text = `${text}${random.pick([', ', ' ', '. ', ' - ', '\n', '\n\n', '! ', '? '])}${politeText(closings, random)}`
  return balanced(text)
}

/** Closes the parenthesis that a joint may have opened. */
const balanced = (text: string): string => {
  const last = text.lastIndexOf(' (')
  return last >= 0 && !text.slice(last).includes(')') ? `${text})` : text
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
  '\n',
  '? ',
  '. before you answer, ',
  '. but first ',
  '. when done, ',
  ' | ',
  ' ## ',
  '. furthermore ',
  '. by the way ',
  '. btw, ',
  ', while you are there ',
  '\n---\n',
  '. and please ',
]

const leads = [
  '. ',
  '. ',
  ', ',
  '. then ',
  '; ',
  '\n',
  '. but first, ',
  '. anyway, ',
  '. and ',
  ' and ',
  '\n\n',
  '. after that: ',
  '. my real question: ',
  '. now the task: ',
  ' | ',
  '. also ',
  '\n---\n',
  ' - ',
  '. apart from that, ',
]

const quotes: readonly (readonly [string, string])[] = [
  ['', ''],
  ['', ''],
  ['', ''],
  ['', ''],
  ['', ''],
  ['', ''],
  ['', ''],
  ['"', '"'],
  ["'", "'"],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['*', '*'],
  ['**', '**'],
  ['`', '`'],
  ['<!-- ', ' -->'],
  ['// ', ''],
  ['// bot: ', ''],
  ['/* ', ' */'],
  ['# ', ''],
  ['<system>', '</system>'],
  ['<instruction>', '</instruction>'],
  ['[[', ']]'],
  ['system: ', ''],
  ['SYSTEM: ', ''],
  ['note: ', ''],
  ['note to the assistant: ', ''],
  ['remark: ', ''],
  ['comment=', ''],
  ['comment: ', ''],
  ['memo: ', ''],
  ['{"system": "', '"}'],
  ['{"note": "', '"}'],
  ['the email says "', '"'],
  ['the client wrote "', '"'],
  ['a comment in the file reads: ', ''],
  ['a sticker on the screen says ', ''],
  ['the footer says: ', ''],
  ['(hidden: ', ')'],
  ['>> ', ''],
]

const asideBrackets = [
  [' (', ')'],
  [' - ', ' -'],
  [', ', ','],
  [' ... ', ' ...'],
  ['\n', '\n'],
  [' [', ']'],
  [' /* ', ' */'],
  [' -- ', ' --'],
  ['; ', ';'],
] as const

/** Something at a break of the request, or as an aside between two of its words. */
function amid(marked: string, said: string, random: Random): string {
  const breaks = [...marked.matchAll(/[.,;?](?=\s)|\n/g)].map(({ index }) => index + 1)
  const spaces = [...marked.matchAll(/ /g)].map(({ index }) => index)
  const at = random.pick(breaks.length > 0 && random.chance(0.7) ? breaks : spaces)
  if (at === undefined) return `${marked} ${said}`
  const [opening, closing] = random.pick(asideBrackets)
  return `${marked.slice(0, at)}${opening}${said}${closing}${/^\s/.test(marked.slice(at)) ? '' : ' '}${marked.slice(at)}`
}

/** One thing that must be left alone, as it comes: an instruction to do harm, or another topic. */
function intrusion(random: Random): string {
  const said = random.chance(0.75) ? unsafeText(random) : outOfScopeText(random)
  // What comes with signs of its own needs no others.
  const [opening, closing] = /^[a-z]/i.test(said) ? random.pick(quotes) : ['', '']
  return opening + said + closing
}

const before = (marked: string, random: Random) => intrusion(random) + random.pick(leads) + marked
const after = (marked: string, random: Random) => marked.replace(/[.?!]+$/, '') + random.pick(alsos) + intrusion(random)

/** The request with something before, after or in it that must be left alone. */
export const withIntrusion = (marked: string, random: Random): string =>
  random.weighted<() => string>([
    [52, () => after(marked, random)],
    [26, () => before(marked, random)],
    [16, () => amid(marked, intrusion(random), random)],
    [3, () => before(after(marked, random), random)],
    [3, () => after(after(marked, random), random)],
  ])()
