// What scenarios are about: moves of spots and vols, levels and ladders, each in the manner in which people give them.

import { type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { measure } from '../../wording/measures.js'
import { anyCurrency, currencyMention, money, optionPairs, pairMention, rateMention } from '../../wording/money.js'
import { onGrid } from '../../wording/number-words.js'
import { sampleFilter } from './book-clauses.js'

/** One of a currency, as it rises and falls. */
const currencyNouns: Readonly<Record<string, readonly string[]>> = {
  USD: ['dollar', 'dollar', 'US dollar', 'greenback'],
  EUR: ['euro', 'euro', 'EUR'],
  GBP: ['pound', 'sterling', 'british pound', 'GBP'],
  JPY: ['yen', 'yen', 'japanese yen'],
  CHF: ['swiss franc', 'franc', 'swissie'],
  CAD: ['canadian dollar', 'loonie', 'CAD'],
  AUD: ['aussie', 'australian dollar', 'aussie dollar'],
  NZD: ['kiwi', 'new zealand dollar', 'kiwi dollar'],
  SEK: ['swedish krona', 'krona'],
  NOK: ['norwegian krone'],
  MXN: ['mexican peso', 'peso'],
  ZAR: ['rand', 'south african rand'],
  TRY: ['turkish lira', 'lira'],
  PLN: ['zloty'],
  CNY: ['yuan', 'renminbi'],
  INR: ['rupee'],
}

function currencyNoun(code: string, random: Random): Mention {
  const nouns = currencyNouns[code]
  const text = nouns === undefined || random.chance(0.4) ? code : random.pick(nouns)
  const cased = text === code && code !== 'TRY' && random.chance(0.4) ? code.toLowerCase() : text
  return { text: cased, means: { kind: 'currency', code } }
}

/** A move as people give it: plain for a rise, negated by words for a fall, or with its sign before it. */
function move(value: number, unit: string, random: Random): FieldValue {
  const manner = random.weighted([
    [3, 'rise'],
    [4, 'fall'],
    [4, 'signed'],
  ] as const)
  if (manner !== 'signed') return quantityValue(measure(value, unit, random), manner === 'fall')
  const isDown = random.chance(0.55)
  const signed = measure(isDown ? -value : value, unit, random)
  const sign = /^[\d.]/.test(signed.text) ? '+' : ''
  const text = isDown && random.chance(0.08) ? signed.text.replace(/^-/, '\u2212') : sign + signed.text
  return quantityValue({ ...signed, text, manner: 'signed' })
}

/** "-0.03" for three percent down. */
function fraction(random: Random): FieldValue {
  const size = random.pick([0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.075, 0.1, 0.15])
  const value = random.chance(0.6) ? -size : size
  const text = value > 0 ? random.pick(['', '+']) + value : String(value)
  return quantityValue({ text, means: { kind: 'number', value }, manner: 'bare' })
}

const shareMove = (random: Random): FieldValue => (random.chance(0.07) ? fraction(random) : percentMove(random))

const percentMove = (random: Random): FieldValue =>
  random.chance(0.05)
    ? move(random.pick([25, 50, 75, 100, 150, 200]), 'bp', random)
    : move(
        random.weighted<() => number>([
          [6, () => random.integer(1, 10)],
          [2, () => onGrid(random, 0.5, 7.5, 0.5)],
          [1, () => onGrid(random, 0.25, 2.75, 0.25)],
          [2, () => random.pick([10, 12, 15, 20, 25, 30])],
        ])(),
        '%',
        random,
      )

const volMove = (random: Random): FieldValue =>
  random.chance(0.12)
    ? move(onGrid(random, 25, 300, 25), 'bp', random)
    : move(
        random.chance(0.6) ? random.integer(1, 6) : onGrid(random, 0.5, 4, 0.25),
        random.chance(0.55) ? 'volpt' : '%',
        random,
      )

const quoted = (random: Random) => random.weighted(optionPairs.map((one) => [one[0], one] as const))

/** A figure near `level` with as many digits as people say. */
const near = (level: number, digits: number, random: Random): number =>
  Number((level * (0.88 + 0.24 * random.next())).toFixed(Math.max(0, digits - random.pick([2, 2, 2, 1, 0]))))

function sampleLevel(random: Random, meaning: Map<string, FieldValue>): void {
  const [, pair, level, digits] = quoted(random)
  const value = near(level, digits, random)
  const padded = Number.isInteger(value) || random.chance(0.5) ? String(value) : value.toFixed(Math.max(2, digits - 2))
  const text = Number(padded) === value ? padded : String(value)
  meaning.set('spotLevel.pair', quantityValue(pairMention(pair, random)))
  meaning.set(
    'spotLevel.level',
    quantityValue(
      random.chance(0.85)
        ? { text, means: { kind: 'number', value } }
        : rateMention(value, pair.slice(0, 3), pair.slice(3), random),
    ),
  )
}

function sampleLadder(random: Random, meaning: Map<string, FieldValue>): void {
  const [, pair, level, digits] = quoted(random)
  const [foreign, domestic] = [pair.slice(0, 3), pair.slice(3)]
  meaning.set('ladder.pair', quantityValue(pairMention(pair, random)))
  if (random.chance(0.25)) {
    const step = Number((level * random.pick([0.005, 0.01, 0.02])).toPrecision(1))
    const places = Math.max(0, Math.min(digits, Math.ceil(-Math.log10(step))))
    const from = Number((level * (0.9 + 0.06 * random.next())).toFixed(places))
    const to = Number((from + step * random.integer(4, 12)).toFixed(places))
    const first = rateMention(from, foreign, domestic, random)
    const left = { text: String(from), means: first.means, manner: 'shared' } as const
    meaning.set('ladder.from', quantityValue(random.chance(0.4) ? left : first))
    meaning.set('ladder.to', quantityValue(rateMention(to, foreign, domestic, random)))
    meaning.set('ladder.step', quantityValue(rateMention(step, foreign, domestic, random)))
    return
  }
  if (random.chance(0.08)) {
    const reach = random.pick([0.02, 0.03, 0.05, 0.1])
    const share = (value: number): FieldValue =>
      quantityValue({ text: String(value), means: { kind: 'number', value } })
    meaning.set('ladder.from', share(-reach))
    meaning.set('ladder.to', share(reach))
    meaning.set('ladder.step', share(random.pick([0.005, 0.01, 0.0025])))
    return
  }
  const reach = random.pick([2, 3, 4, 5, 5, 6, 8, 10, 10, 12, 15, 20])
  const step = quantityValue(measure(random.pick([0.25, 0.5, 0.5, 1, 1, 1, 2, 2.5]), '%', random))
  const digitsOf = (value: number, sign: string) => `${sign}${value}${random.pick(['%', '%', ' %', ' percent', 'pct'])}`
  const percent = (value: number) => ({ kind: 'quantity', value, unit: '%' }) as const
  if (random.chance(0.4)) {
    const both: Mention = { text: digitsOf(reach, ''), means: percent(reach), manner: 'mirrored' }
    meaning.set('ladder.from', { ...quantityValue(both, true), sameAs: 'ladder.to' } as FieldValue)
    meaning.set('ladder.to', quantityValue(both))
  } else {
    const above = random.chance(0.7) ? reach : random.pick([0, 2, 3, 5, 8])
    const sign = above > 0 ? random.pick(['', '', '+']) : ''
    meaning.set(
      'ladder.from',
      random.weighted<() => FieldValue>([
        [4, () => quantityValue({ text: digitsOf(reach, '-'), means: percent(-reach) })],
        [2, () => quantityValue({ text: `-${reach}`, means: percent(-reach), manner: 'shared' })],
        [above > 0 ? 3 : 0, () => quantityValue(measure(reach, '%', random), true)],
      ])(),
    )
    meaning.set('ladder.to', quantityValue({ text: digitsOf(above, sign), means: percent(above) }))
  }
  meaning.set('ladder.step', step)
}

/** At least one shock, in a fifth of all goals on a part of the book. */
export function sampleScenario(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  const kind = random.weighted([
    [32, 'pair'],
    [17, 'currency'],
    [13, 'vol'],
    [18, 'ladder'],
    [20, 'level'],
  ] as const)
  if (kind === 'pair') {
    meaning.set('spotShock.pair', quantityValue(pairMention(quoted(random)[1], random)))
    meaning.set('spotShock.relative', shareMove(random))
  }
  if (kind === 'currency') {
    meaning.set('spotShock.currency', quantityValue(currencyNoun(anyCurrency(random), random)))
    meaning.set('spotShock.relative', shareMove(random))
  }
  if (kind === 'vol' || random.chance(kind === 'pair' || kind === 'currency' ? 0.35 : 0.15))
    meaning.set('volShock', volMove(random))
  if (kind === 'ladder') sampleLadder(random, meaning)
  if (kind === 'level') sampleLevel(random, meaning)
  if (random.chance(0.25)) meaning.set('reporting', quantityValue(currencyMention(anyCurrency(random), random)))
  if (random.chance(0.2)) sampleFilter(random, meaning)
  return meaning
}

/** A level the wrong way round, or a sum of money. */
export function wrongLevel(random: Random, meaning: Meaning): Mention {
  const value = meaning.get('spotLevel.pair')
  const means = value?.kind === 'quantity' ? value.mention.means : undefined
  const pair = means?.kind === 'pair' ? means.pair : 'EURUSD'
  const level = Number((0.6 + random.next()).toFixed(2))
  return random.chance(0.6)
    ? rateMention(level, pair.slice(3), pair.slice(0, 3), random)
    : money(level, pair.slice(3), random)
}
