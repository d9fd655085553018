// Blanks and apostrophes in the wrong place: words run together, words torn apart, "dont", "it s".

import type { Random } from '../random.js'

/** Words often written as one or as two. */
const joined: readonly (readonly [from: RegExp, to: readonly string[]])[] = [
  [/\ba lot\b/g, ['alot']],
  [/\bhow long\b/g, ['howlong', 'how-long', 'howlong']],
  [/\bhow far\b/g, ['howfar', 'how-far']],
  [/\bhow much\b/g, ['howmuch', 'how-much']],
  [/\bhow many\b/g, ['howmany', 'how many of']],
  [/\bfree fall\b/g, ['freefall', 'free-fall']],
  [/\bbook value\b/g, ['bookvalue']],
  [/\bimplied vol\b/g, ['impliedvol', 'implied-vol']],
  [/\bcross rate\b/g, ['crossrate', 'cross-rate']],
  [/\bforward rate\b/g, ['forwardrate', 'fwd-rate']],
  [/\bstopping distance\b/g, ['stopping-distance', 'stoppingdistance', 'stop distance']],
  [/\breaction time\b/g, ['reactiontime', 'reaction-time']],
  [/\bin to\b/g, ['into']],
  [/\binto\b/g, ['in to']],
  [/\balready\b/g, ['all ready', 'allready']],
  [/\balso\b/g, ['all so', 'allso']],
  [/\bat least\b/g, ['atleast']],
  [/\bin front\b/g, ['infront']],
  [/\bas well\b/g, ['aswell']],
  [/\bmaybe\b/g, ['may be']],
  [/\beach other\b/g, ['eachother']],
  [/\bwithout\b/g, ['with out']],
  [/\bdownhill\b/g, ['down hill', 'down-hill']],
  [/\buphill\b/g, ['up hill', 'up-hill']],
  [/\bupwards\b/g, ['up wards', 'upward']],
  [/\bstraight up\b/g, ['straightup', 'strait up']],
  [/\bplease tell\b/g, ['pleasetell']],
  [/\bi am\b/g, ['iam']],
  [/\bof the\b/g, ['ofthe', 'o the']],
  [/\bto the\b/g, ['tothe']],
  [/\bwhat is\b/g, ['whatis', 'what s']],
  [/\bit is\b/g, ['itis', 'it s']],
  [/\bright now\b/g, ['rightnow']],
]

/** At most one of each kind, so that the text can still be read. */
export function broken(marked: string, rate: number, random: Random): string {
  let text = marked
  for (const [from, to] of joined) {
    if (random.chance(rate)) text = text.replace(from, () => random.pick(to))
  }
  if (random.chance(rate)) text = text.replaceAll(/(?<=[a-z])['’](?=[a-z])/g, random.chance(0.7) ? '' : ' ')
  // Two words run together, or one torn apart.
  const runTogether = (whole: string, left: string, right: string) =>
    random.chance(rate * 0.25) ? left + right : whole
  text = text.replace(/\b([a-z]{2,6}) ([a-z]{2,9})\b/g, runTogether)
  text = text.replace(/\b([a-z]{3,5})([a-z]{3,6})\b/g, (whole, left: string, right: string) =>
    random.chance(rate * 0.12) ? `${left} ${right}` : whole,
  )
  // No blank after a stop, or one before it.
  if (random.chance(rate * 1.5))
    text = text.replaceAll(/(?<=[a-z])([,.?!;]) (?=[a-z])/gi, (_, stop: string) =>
      random.chance(0.5) ? stop : random.pick([` ${stop} `, ` ${stop}`, `${stop}${stop} `]),
    )
  return text
}
