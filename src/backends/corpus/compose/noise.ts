// What typing does to a text: slips of the fingers, letter case, punctuation. Marks are never touched.

import type { Random } from '../random.js'
import { byEar, bySound } from './by-ear.js'
import { broken } from './word-breaks.js'

const neighbours: Readonly<Record<string, string>> = {
  a: 'qsz',
  b: 'vgn',
  c: 'xvd',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'ko',
  m: 'nj',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xa',
}

/** One slip in a word of at least four letters: a neighbouring key, a letter lost, doubled, swapped or put in. */
function slip(word: string, random: Random): string {
  const at = random.integer(1, word.length - 2)
  const letter = word[at]!
  const [before, after] = [word.slice(0, at), word.slice(at + 1)]
  return random.weighted<() => string>([
    [3, () => before + after],
    [3, () => before + (word[at + 1] ?? '') + letter + word.slice(at + 2)],
    [2, () => before + random.pick([...(neighbours[letter.toLowerCase()] ?? letter)]) + after],
    [2, () => before + letter + letter + after],
    [1, () => before + letter + random.pick([...(neighbours[letter.toLowerCase()] ?? letter)]) + after],
  ])()
}

const numeral =
  /^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|\w*illions?|point|half|second)$/i

/** Words outside codes such as "UR5" and "K2"; a word by ear may be short. */
const words = /(?<![\w'])[a-z][a-z']+(?![\w'])/gi

/** Slips in about `rate` of the words: of the fingers, by ear, of blanks. A high rate may be a very high one. */
export function mistyped(marked: string, rate: number, random: Random): string {
  const much = rate >= 0.2 && random.chance(0.35) ? 0.35 : rate
  const [fingers, ear] = random.pick([
    [much, 0],
    [much, 0],
    [much * 0.6, much],
    [much * 0.4, much * 1.5],
    [0, much * 1.8],
  ] as const)
  const text = marked.replace(words, (word) => {
    if (random.chance(ear)) {
      const heard = byEar(word, random)
      if (heard !== undefined) return heard
      if (word.length >= 5 && !numeral.test(word) && random.chance(0.4)) return bySound(word, random) ?? word
    }
    return word.length >= 4 && random.chance(fingers) ? slip(word, random) : word
  })
  return random.chance(0.5) ? broken(text, much, random) : text
}

/** A slip in one unit or currency word of six letters or more, where there is one. */
export function mistypedUnit(text: string, random: Random): string {
  const words = (text.match(/[A-Za-z]{6,}/g) ?? []).filter((word) => !numeral.test(word))
  if (words.length === 0) return text
  const word = random.pick(words)
  return text.replace(word, slip(word, random))
}

/** Words left out as in hasty notes; in telegrams nearly all that carry nothing. */
const droppable = /\b(?:the|a|an|of|is|please|me|to be|does|it) /g
const unsent =
  /\b(?:the|a|an|of|is|are|was|were|be|been|please|me|to be|does|do|it|its|it's|i|we|you|my|our|your|that|this|there|can you|could you|would|will|has|have|i'm|i am|what is|what's|tell me|give me|i need|i want) /gi
export const clipped = (marked: string, random: Random): string => {
  const telegram = random.chance(0.3)
  return marked.replace(telegram ? unsent : droppable, (word) => (random.chance(telegram ? 0.85 : 0.6) ? '' : word))
}

const questionStart =
  /^(?:how|what|whats|when|where|which|who|can|could|would|will|is|are|does|do|did|should|any|at what|in what|after how)\b/i

/** Stops and commas after words, but not after quantities, which they may keep apart. */
const unstopped = (text: string): string => text.replace(/(?<=[a-z)])[,;.!?]+(?=\s|$)/gi, '')

/** Final punctuation, capitals at sentence starts, or none of them. */
export function punctuated(marked: string, random: Random): string {
  const text = (random.chance(0.05) ? unstopped(marked) : marked)
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ ([,.;?])(?=\s|$)/g, '$1')
    .replace(/[,;] ?([.?])/g, '$1')
    .trim()
  const manner = random.next()
  if (manner < 0.25) return text.replace(/[.]$/, '')
  const isQuestion = questionStart.test(text)
  const sentence = manner < 0.8 ? capitalised(text) : text
  if (/[.?!]$/.test(sentence)) return sentence
  return (
    sentence +
    (isQuestion
      ? random.pick(['?', '?', '?', '?', '?', '', '', '??', ' ?', '???', '?!'])
      : random.pick(['.', '.', '.', '.', '.', '.', '', '', '', '', '', '!', '...', ' .', '!!']))
  )
}

const capitalised = (text: string): string =>
  text
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
    .replace(/([.?!]\s+)([a-z])/g, (_, stop: string, letter: string) => stop + letter.toUpperCase())
    .replace(/\bi\b/g, 'I')

/** Changes of letter case of a whole text. */
export const recased = (random: Random): ((text: string) => string) => {
  const manner = random.next()
  if (manner < 0.22) return (text) => text.toLowerCase()
  if (manner < 0.26) return (text) => text.toUpperCase()
  return (text) => text
}
