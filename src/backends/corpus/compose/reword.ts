// The same sentence in another hand: synonyms, chat spellings, contractions, hesitations, translated-sounding articles.
// Works on marked text, so that quantities stay as they are. What grammar does to it is in second-language.ts, what a
// microphone hears in spoken.ts.

import type { Random } from '../random.js'
import { asForeigner } from './second-language.js'
import { spoken } from './spoken.js'

const swaps: readonly (readonly [from: RegExp, to: readonly string[]])[] = [
  [/\bplease\b/g, ['pls', 'plz', 'kindly', 'if you could', 'pleas']],
  [/\byou\b/g, ['u', 'ya', 'you']],
  [/\bare\b/g, ['r', 'are']],
  [/\bwhat is\b/g, ["what's", 'whats', 'what would be', 'which is', "what'd be", 'wats', 'what are']],
  [/\bwhat's\b/g, ['whats', 'what is', "wut's", 'what might be']],
  [/\bhow much is\b/g, ["how much's", 'how much would be', 'what is', 'how much are', 'how much do i get for']],
  [/\bwithout\b/g, ['w/o', 'with no']],
  [/\bwith\b/g, ['w/', 'having', 'wth', 'given', 'and']],
  [/ and /g, [' & ', ' plus ', ', ', ' as well as ', ' n ']],
  [
    /\b(?:calculate|compute|work out|determine)\b/g,
    [
      'calculate',
      'compute',
      'work out',
      'determine',
      'figure out',
      'find out',
      'calc',
      'establish',
      'ascertain',
      'produce',
      'get me',
      'return',
      'come up with',
      'deliver',
      'solve for',
      'please advise',
      'provide',
    ],
  ],
  [
    /\b(?:tell me|give me|show me)\b/g,
    [
      'tell me',
      'give me',
      'let me have',
      'let me know',
      'inform me of',
      'provide',
      'send me',
      'hand me',
      'get me',
      'advise',
      'i want to see',
      'i would like',
      'say',
      'report',
      'supply',
    ],
  ],
  [
    /\b(?:i need|i want)\b/g,
    [
      'i require',
      'we need',
      "i'm after",
      'i would need',
      'i am looking for',
      'need',
      'we want',
      'i should like',
      'i gotta have',
      'got to have',
      'we require',
      'desired:',
    ],
  ],
  [/\b(?:i'm|i am)\b/g, ['im', "i'm", 'i am', 'am']],
  [/\bdo not|don't\b/g, ['dont', 'do not', "don't", 'never']],
  [
    /\bcan you\b/g,
    ['could you', 'can u', 'are you able to', 'would it be possible to', 'is it possible to', 'may you'],
  ],
  [/\bcould you\b/g, ['can you', 'could u', 'would you be so kind as to', 'could you possibly', 'might you']],
  [/\bneeds\b/g, ['requires', 'takes', 'needs', 'wants', 'uses', 'need']],
  [/\bdoes it\b/g, ['does it', 'it does', 'will it', 'would it', 'it']],
  [/\bit is\b/g, ["it's", 'its', 'it is']],
  [/\bthe (?=[a-z])/g, ['the ', '', 'this ', 'da ', 'that ']],
  [/\ba (?=[a-z])/g, ['a ', '', 'one ', 'some ', 'the ']],
  [/\bthen\b/g, ['afterwards', 'next', 'after that', 'subsequently', 'than']],
  [/\bhow far\b/g, ['how far', 'what distance', 'how many metres', 'how long a way', 'how far away']],
  [
    /\bhow long (?=does it take|will it take|do|does|until|before|after|can|would it take)/g,
    ['how long ', 'how much time ', 'how many seconds ', 'for how long ', 'what amount of time '],
  ],
  [/\bcar\b/g, ['car', 'auto', 'vehicle', 'automobile', 'motor', 'saloon', 'hatchback', 'volvo', 'toyota']],
  [/\bdriver\b/g, ['driver', 'chauffeur', 'man', 'woman', 'lady', 'guy', 'trucker']],
  [/\btravelling\b/g, ['traveling', 'moving', 'going', 'speeding along', 'riding', 'proceeding', 'driving']],
  [
    /\breaction time\b/g,
    ['reaction time', 'response time', 'reaction', 'time to react', 'thinking time', 'reflex time'],
  ],
  [/\bstrike\b/g, ['strike', 'exercise price', 'strike price', 'strike level', 'strk']],
  [/\bnotional\b/g, ['notional', 'nominal', 'notional amount', 'face', 'size', 'volume']],
  [
    /(?<=\b(?:the|my|this|our|attached|option) )book\b/g,
    ['book', 'portfolio', 'set of positions', 'options', 'inventory'],
  ],
  [/\bcheck\b/g, ['check', 'verify', 'inspect', 'control', 'look at', 'chk']],
  [/^price\b|(?<=\bplease )price\b/g, ['price', 'value', 'quote', 'evaluate', 'mark']],
  [/(?<!strike |exercise |spot |^)\bprice\b/g, ['price', 'value', 'price', 'quote', 'px']],
]

/** What people who write such things all day shorten; nothing here is a unit. */
const shorthand: readonly (readonly [from: RegExp, to: readonly string[]])[] = [
  [/\bbecause\b/g, ['bc', 'cuz', 'bcs']],
  [/\babout\b/g, ['abt']],
  [/\bbefore\b/g, ['b4', 'bef']],
  [/\bbetween\b/g, ['btwn', 'betw']],
  [/\bpeople\b/g, ['ppl']],
  [/\bgoing to\b/g, ['gonna']],
  [/\bwant to\b/g, ['wanna']],
  [/\bhave to\b/g, ['gotta', 'hafta']],
  [/\blet me\b/g, ['lemme']],
  [/\bgive me\b/g, ['gimme', 'gmme']],
  [/\bmaximum\b/g, ['max', 'max.']],
  [/\baverage\b/g, ['avg']],
  [/\bdistance\b/g, ['dist', 'dist.']],
  [/\bvelocity\b/g, ['vel', 'veloc']],
  [/\bacceleration\b/g, ['accel', 'accn', 'acceln']],
  [/\bdeceleration\b/g, ['decel', 'decn']],
  [/\bcoefficient\b/g, ['coeff', 'coef.']],
  [/\bfriction\b/g, ['fric', 'frict.']],
  [/\binitial\b/g, ['init', 'init.']],
  [/\bhorizontal\b/g, ['horiz', 'horiz.']],
  [/\bvertical\b/g, ['vert', 'vert.']],
  [/\bspeed\b/g, ['spd', 'spd.']],
  [/\bangle\b/g, ['ang', 'angl.']],
  [/\btrajectory\b/g, ['traj', 'traj.']],
  [/\bkinematics\b/g, ['kin.', 'kinem']],
  [/\boption\b/g, ['opt', 'optn']],
  [/\boptions\b/g, ['opts', 'optns']],
  [/\bpositions\b/g, ['pos', 'posns']],
  [/\bcurrency\b/g, ['ccy', 'curr']],
  [/\bcurrencies\b/g, ['ccys', 'currs']],
  [/\bexpiry\b/g, ['expy', 'xpiry', 'mat']],
  [/\bpremium\b/g, ['prem', 'prm']],
  [/\bforward\b/g, ['fwd', 'fwrd']],
  [/\bbarrier\b/g, ['barr', 'barrer']],
  [/\bamerican\b/g, ['amer', 'amer.']],
  [/\bportfolio\b/g, ['ptf', 'pf', 'portf']],
  [/\bexposure\b/g, ['expo', 'exposr']],
  [/\bscenario\b/g, ['scen', 'scn']],
  [/\bnotional\b/g, ['notl', 'ntl', 'not.']],
  [/\bvalue\b/g, ['val']],
  [/\breporting\b/g, ['rep', 'rptg']],
  [/\battached\b/g, ['att', 'attchd', 'att.']],
  [/\bapproximately\b/g, ['approx', '~']],
  [/\bdifference\b/g, ['diff']],
  [/\bequals\b/g, ['=', 'eq']],
  [/\bthrough\b/g, ['thru']],
  [/\bthanks\b/g, ['thx', 'tks', 'tnx']],
  [/\bas soon as possible\b/g, ['asap']],
  [/\bwithout\b/g, ['w/o']],
  [/\bquestion\b/g, ['qn', 'ques']],
]

const shortened = (text: string, random: Random): string => {
  let changed = text
  for (const [from, to] of shorthand) if (random.chance(0.6)) changed = changed.replace(from, () => random.pick(to))
  return changed
}

const hesitations = [
  'basically',
  'just',
  'roughly',
  'approximately',
  'like',
  'actually',
  'um',
  'er',
  'uh',
  'you know',
  'i guess',
  'maybe',
  'perhaps',
  'simply',
  'also',
  'well',
  'i think',
  'let us say',
  "let's say",
  'exactly',
  'about',
  'say',
  'if possible',
  'in fact',
  'quickly',
  'so',
  'actually',
  'once again',
  'hmm',
  'really',
]

function swapped(text: string, rate: number, random: Random): string {
  let changed = text
  for (const [from, to] of swaps) {
    changed = changed.replace(from, (whole) => (random.chance(rate) ? random.pick(to) : whole))
  }
  return changed
}

/** One or two hesitations between words. */
function hesitant(text: string, random: Random): string {
  const words = text.split(' ')
  for (let times = random.integer(1, 2); times > 0; times--) {
    const at = random.integer(1, Math.max(1, words.length - 1))
    const word = random.pick(hesitations)
    words.splice(at, 0, random.chance(0.2) ? `${word},` : word)
  }
  return words.join(' ')
}

const lost = new Set(
  'the a an of is are to for it that this my our i me we please does do will would be at in on'.split(' '),
)

/** Words that no frame has, doubled words, and words lost, as in dictation and in a second language. */
function garbled(text: string, random: Random): string {
  return text
    .split(' ')
    .flatMap((word) => {
      if (!/^[a-z]+$/.test(word)) return [word]
      if (random.chance(0.04)) return [word, word]
      // Only words that carry nothing are lost: "downhill" or "put" would change what is asked.
      if (lost.has(word) && random.chance(0.2)) return []
      return random.chance(0.04) ? ['the', word] : [word]
    })
    .join(' ')
}

/** `marked` said by someone else, now and then. */
export function reworded(marked: string, random: Random): string {
  let text = marked
  if (random.chance(0.4)) text = swapped(text, random.pick([0.15, 0.3, 0.5]), random)
  if (random.chance(0.07)) text = shortened(text, random)
  if (random.chance(0.1)) text = hesitant(text, random)
  if (random.chance(0.05)) text = garbled(text, random)
  if (random.chance(0.1)) text = asForeigner(text, random)
  return random.chance(0.04) ? spoken(text, random) : text
}
