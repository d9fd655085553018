// English by people whose first language orders words otherwise: word order, articles, prepositions, verb forms, and
// sounds and words of German, French, Spanish and Turkish. Nothing that decides what is asked is lost: directions,
// "to" and "by", sides and kinds stay as they are.

import type { Random } from '../random.js'

type Habit = readonly (readonly [from: RegExp, to: readonly string[]])[]

const order: Habit = [
  [/\bhow far does (it|he|she|the \w+) (\w+)\b/g, ['how far $2s $1', 'how far $1 $2', 'how far $1 does $2']],
  [/\bhow far (will|can|would) (it|the \w+) (\w+)\b/g, ['how far $2 $1 $3', 'how far $1 go $2']],
  [
    /\bhow long does it take\b/g,
    [
      'how long takes it',
      'how long it takes',
      'how much time it takes',
      'how long it does take',
      'how long it is taking',
    ],
  ],
  [/\bhow long (will|would) it take\b/g, ['how long it $1 take', 'how much time $1 it need']],
  [/\bhow fast (is|was) (it|the \w+)\b/g, ['how fast $2 $1', 'with which speed $1 $2', 'how much fast $1 $2']],
  [/\bhow fast does (it|the \w+) (\w+)\b/g, ['how fast $2s $1', 'how fast $1 $2', 'with what speed $1 $2']],
  [/\bhow high does (it|the \w+) (\w+)\b/g, ['how high $2s $1', 'how high $1 $2', 'until which height $1 $2']],
  [/\bhow much is (the \w+)\b/g, ['how much $1 is', 'how much makes $1', 'which is $1']],
  [
    /\bwhat is the (\w+)/g,
    [
      'what the $1 is',
      'what is $1',
      'which is the $1',
      'how is the $1',
      'how much is the $1',
      'what it is the $1',
      'how big is the $1',
    ],
  ],
  [/\bwhat are the (\w+)/g, ['which are the $1', 'what the $1 are', 'what is the $1']],
  [/\bwhat does (it|the \w+) cost\b/g, ['what costs $1', 'how much costs $1', 'how much it does cost']],
  [
    /\bcan you (?:tell|give) me\b/g,
    ['can you me tell', 'can you say me', 'you can tell me', 'could you explain me', 'can you to tell me'],
  ],
  [/\b(?:tell|give) me\b/g, ['say me', 'tell to me', 'explain me', 'give to me', 'please to tell me', 'make me know']],
  [
    /\bi (?:need|want) to know\b/g,
    ['i need know', 'i want know', 'i would like knowing', 'i must to know', 'me, i want to know'],
  ],
  [/\bi need\b/g, ['i have need of', 'i am needing', 'it needs me', 'i need of']],
  [/\bdo i get\b/g, ['get i', 'i get', 'i become', 'do i become', 'i will obtain']],
  [/\bdo we\b/g, ['we', 'does we']],
  [/\bdoes (it|he|she|the \w+) (\w+)\b/g, ['$1 $2s', 'do $1 $2', 'does $1 $2s', 'is $1 $2']],
  [/\bplease (\w+)\b/g, ['$1 please', 'please to $1', 'be so kind and $1', 'i beg you $1']],
]

const verbs: Habit = [
  [
    /\b(travel|move|go|take|hit|brake|run|cost|roll|slide|reach|land|start|stop|leave|come|fly|turn|spin|want|weigh|accelerate|slow)(?:e)?s\b/g,
    ['$1', '$1', 'is $1ing'],
  ],
  [/\bi drop(?:ped)?\b/g, ['i let fall', 'i have let fallen', 'i did drop', 'i leave to fall']],
  [/\bis dropped\b/g, ['is let fall', 'falls', 'is let down to fall', 'gets dropped']],
  [/\b(?:is|was) thrown\b/g, ['is throwed', 'was throw', 'became thrown', 'is threw']],
  [/\bi throw\b/g, ['i am throwing', 'i do throw', 'i throws']],
  [/\bhas\b/g, ['have', 'is having']],
  [/\bare\b/g, ['is', 'are being']],
  [/\bwas\b/g, ['were', 'has been']],
  [/\bdoes not\b|doesn't\b/g, ['do not', 'not', "don't"]],
  [
    /\b(?!during|nothing|anything|something|string|spring|closing|meeting)([a-z]{2,}[^aeiou\s])ing\b/g,
    ['$1ing', '$1ed', '$1'],
  ],
]

const little: Habit = [
  [/\bthe (?=[a-z])/g, ['', 'a ', 'the the ', 'that ']],
  [/\ban? (?=[a-z])/g, ['', 'the ', 'an ', 'a ']],
  [/\bat (?=[\ue000-\uefff])/g, ['with ', 'in ', 'on ']],
  [/\bfor (?=[\ue000-\uefff])/g, ['during ', 'since ', 'on ', 'for the ']],
  [/\bwith a\b/g, ['with', 'by a', 'of a', 'having a']],
  [/\bof the\b/g, ['from the', 'of', 'in the', 'on the']],
  [/\bon the\b/g, ['in the', 'at the', 'on']],
  [/\bin the\b/g, ['at the', 'on the', 'in']],
  [/(?<!how )\bmany\b/g, ['much', 'a lot of']],
  [/(?<!how )\bmuch\b/g, ['many']],
  [/\bhow many\b/g, ['how much', 'how lot of']],
  [/\binformation\b/g, ['informations', 'infos']],
  [/\bmy\b/g, ['the my', 'mine', 'my']],
  [/\bthere (?:is|are)\b/g, ['it gives', 'it has', 'have', 'exists']],
  [/\bvery\b/g, ['much', 'too', 'very very']],
]

const german: Habit = [
  [/\bthe\b/g, ['ze', 'se', 'the', 'de']],
  [/\band\b/g, ['und', 'and', 'ant']],
  [/\bwith\b/g, ['mit', 'wiz', 'wis']],
  [/\bwhat\b/g, ['vat', 'was', 'what for a']],
  [/\bis\b/g, ['ist', 'iss']],
  [/\bor\b/g, ['oder']],
  [/\bmy\b/g, ['mein', 'my']],
  [/\bprice\b/g, ['preis', 'Price']],
  [/\bcourse\b|\bexchange rate\b/g, ['kurs', 'exchange course']],
  [/\bdistance\b/g, ['distanz', 'Distance']],
  [/\bspeed\b/g, ['geschwindigkeit', 'tempo', 'Speed']],
  [/\bvelocity\b/g, ['welocity', 'velozity']],
  [/\bcar\b/g, ['auto', 'Car']],
  [/\bbrakes?\b/g, ['bremse', 'bremsing']],
  [/\bball\b/g, ['Ball']],
  [/\bplease\b/g, ['bitte', 'pliess']],
  [/\bthanks\b/g, ['danke']],
  [/\bi get\b/g, ['i become', 'i bekomme']],
]
const french: Habit = [
  [/\bthe\b/g, ['ze', 'le', 'the', 'la']],
  [/\bthis\b/g, ['zis', 'ce']],
  [/\bthat\b/g, ['zat', 'que']],
  [/\bhow\b/g, ['ow', 'comment', 'how']],
  [/\bspeed\b/g, ['vitesse', 'speed of it']],
  [/\bdistance\b/g, ['la distance', 'distence']],
  [/\bprice\b/g, ['prix']],
  [/\band\b/g, ['et', 'and']],
  [/\bwith\b/g, ['wiz', 'avec', 'wizz']],
  [/\bis\b/g, ['est', 'is it']],
  [/\bacceleration\b/g, ['accélération', 'acceleracion']],
  [/\bcurrency\b/g, ['devise', 'money']],
  [/\bplease\b/g, ["s'il vous plait", 'svp']],
  [/\bthanks\b/g, ['merci']],
  [/\?$/g, [' ?']],
]
const spanish: Habit = [
  [/\bspeed\b/g, ['velocidad', 'espeed', 'velocity']],
  [/\bstop/g, ['estop', 'stop']],
  [/\bstrike\b/g, ['estrike', 'strike']],
  [/\bstart/g, ['estart', 'start']],
  [/\bstone\b/g, ['estone', 'piedra']],
  [/\bthe\b/g, ['el', 'la', 'the', 'de']],
  [/\bis\b/g, ['es', 'is']],
  [/\bit is\b/g, ['is', 'it']],
  [/\bdoes it\b/g, ['does', 'it']],
  [/\bprice\b/g, ['precio']],
  [/\bdistance\b/g, ['distancia']],
  [/\bwith\b/g, ['con', 'whit']],
  [/\band\b/g, ['y', 'and']],
  [/\bhave\b/g, ['jave', 'have']],
  [/\bheight\b/g, ['altura', 'hight']],
  [/\boption\b/g, ['opcion']],
  [/\bplease\b/g, ['por favor']],
  [/\bwhat\b/g, ['que', 'guat', 'wath']],
]
const turkish: Habit = [
  [/\bwhat\b/g, ['vat', 'ne', 'vaat']],
  [/\bwith\b/g, ['vith', 'ile', 'vit']],
  [/\bthe\b/g, ['', 'de', 'the']],
  [/\ban? /g, ['', 'bir ']],
  [/\bspeed\b/g, ['hız', 'sipid', 'speed']],
  [/\bprice\b/g, ['fiyat', 'prays']],
  [/\bdistance\b/g, ['mesafe', 'distans']],
  [/\bcar\b/g, ['araba', 'otomobil']],
  [/\bis\b/g, ['', 'dir', 'is']],
  [/\band\b/g, ['ve', 'and']],
  [/\bhow many\b/g, ['kaç', 'how much']],
  [/\bplease\b/g, ['lütfen', 'plis']],
  [/\bvelocity\b/g, ['velositi']],
  [/\bthanks\b/g, ['teşekkürler']],
]
const tongues: readonly Habit[] = [german, french, spanish, turkish]

const followed = (text: string, habits: Habit, rate: number, random: Random): string => {
  let changed = text
  for (const [from, to] of habits) {
    // One chance a habit first: most texts have few of its words.
    if (!random.chance(Math.min(1, rate * 1.6))) continue
    const said = random.pick(to)
    changed = changed.replace(from, (whole: string, ...rest: readonly unknown[]) =>
      random.chance(0.75)
        ? said.replace(/\$(\d)/g, (_, group: string) => String(rest[Number(group) - 1] ?? ''))
        : whole,
    )
  }
  return changed
}

/** `marked` as someone says it who thinks in another language, lightly or heavily. */
export function asForeigner(marked: string, random: Random): string {
  const rate = random.pick([0.15, 0.3, 0.6])
  let text = followed(marked, order, rate * 1.2, random)
  text = followed(text, verbs, rate * 0.5, random)
  text = followed(text, little, rate * 0.6, random)
  if (random.chance(0.3)) text = followed(text, random.pick(tongues), rate * 0.7, random)
  return text
}
