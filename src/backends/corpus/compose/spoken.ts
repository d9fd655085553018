// Requests that were dictated: hesitations, restarts of a phrase, spoken stops, no punctuation.

import type { Random } from '../random.js'

const openings = [
  'hey um',
  'hi so um',
  'okay so',
  'uh',
  'um so',
  'yeah hi',
  'hey can you uh',
  'so like',
  'right so',
  'hello hello',
  'er',
  'ok uh so',
  'yeah so',
  'hmm let me think',
  'alright um',
  'so i was wondering um',
  'oh hi yes',
]
const fillers = [
  'um',
  'uh',
  'er',
  'erm',
  'like',
  'you know',
  'so',
  'well',
  'i mean',
  'kind of',
  'ehm',
  'hm',
  'let me see',
]
const endings = [
  'thanks bye',
  'yeah',
  'that is it',
  'okay',
  'you know what i mean',
  'please',
  'over',
  'question mark',
  'full stop',
  'thank you',
  'right',
  'end of message',
  'yeah thanks',
]

/** `marked` as dictation writes it down. */
export function spoken(marked: string, random: Random): string {
  const stops = random.pick(['drop', 'drop', 'drop', 'say'] as const)
  let text = marked.replace(/[,;.?!:]+(?=\s|$)/g, (stop) => {
    if (stops === 'drop') return ''
    return stop.startsWith('?') ? ' question mark' : stop.startsWith(',') ? ' comma' : ' period'
  })
  const words = text.replaceAll('\n', ' ').split(' ')
  for (let times = random.integer(0, 3); times > 0; times--) {
    const at = random.integer(1, Math.max(1, words.length - 1))
    // A filler, or a small word said twice.
    const word = words[at]
    const again = word !== undefined && /^[a-z]{1,4}$/.test(word) && random.chance(0.4)
    words.splice(at, 0, again ? word : random.pick(fillers))
  }
  text = words.join(' ')
  if (random.chance(0.6)) text = `${random.pick(openings)} ${text}`
  if (random.chance(0.25)) text = `${text} ${random.pick(endings)}`
  return text
}
