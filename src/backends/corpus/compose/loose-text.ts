// Texts around and instead of requests, from their templates: the numbers in them belong to no request.

import { asides } from '../phrasing/around/chatter.js'
import { outOfScopeFragments, outOfScopeGroups } from '../phrasing/around/out-of-scope.js'
import { unsafeFragments, unsafeTemplates } from '../phrasing/around/unsafe.js'
import type { Random } from '../random.js'
import {
  amountValue,
  anyCurrency,
  currencyText,
  dateMention,
  money,
  optionPairs,
  pairMention,
  tenorMention,
} from '../wording/money.js'
import { numberText, onGrid } from '../wording/number-words.js'
import { expand } from './template.js'

const names =
  'anna tom maria peter j.ortega sam priya ahmed li yuki olga jean fatma carlos ingrid kofi mei hans zeynep paulo nadia erik chloe marta ravi s.lindqvist m.duarte k.okafor t.brandt'.split(
    ' ',
  )
const countries = 'spain turkey poland brazil vietnam egypt korea hungary morocco chile finland greece'.split(' ')

type Pair = (typeof optionPairs)[number]
type Worded = (random: Random, pair: Pair) => string

const gridded = (low: number, high: number, step: number, units: readonly string[]) => (random: Random) =>
  `${onGrid(random, low, high, step)} ${random.pick(units)}`

/** By field of the templates; one text is about one pair. */
const measures: Readonly<Record<string, Worded>> = {
  speed: (random) =>
    random.pick([
      gridded(2, 60, 1, ['m/s', 'm/s', 'metres per second']),
      gridded(10, 180, 5, ['km/h', 'km/h', 'kph', 'kilometres per hour']),
      gridded(10, 100, 5, ['mph', 'mph', 'miles per hour']),
    ])(random),
  length: (random) =>
    random.pick([
      gridded(1, 200, 1, ['m', 'm', 'metres', 'meters']),
      gridded(0.2, 9, 0.1, ['m', 'm', 'metres']),
      gridded(5, 90, 5, ['cm', 'mm']),
      gridded(3, 90, 1, ['ft', 'feet']),
    ])(random),
  mass: (random) =>
    random.pick([
      gridded(2, 95, 1, ['kg', 'kg', 'kilos']),
      gridded(100, 3000, 50, ['kg', 'kg', 'kilograms']),
      gridded(10, 900, 10, ['g', 'grams']),
    ])(random),
  weight: gridded(45, 110, 1, ['kg', 'kg', 'kilos', 'kilograms']),
  force: gridded(5, 900, 5, ['N', 'newtons', 'newton']),
  angle: gridded(5, 85, 5, ['degrees', '°', 'deg', 'degrees']),
  temp: gridded(-5, 120, 5, ['celsius', 'C', 'degrees', 'kelvin']),
  tenor: (random) => tenorMention(random, 'adjective').text,
  pair: (random, [, pair]) => pairMention(pair, random).text,
  strike: (random, [, , level, digits]) => (level * onGrid(random, 0.93, 1.07, 0.005)).toFixed(digits),
  notional: (random) => {
    const code = anyCurrency(random)
    return random.pick([
      () => money(amountValue(random, 'large'), code, random).text,
      () => `${random.integer(1, 80)}m ${code}`,
      () => `${code} ${random.integer(1, 80)}mio`,
    ])()
  },
  clock: (random) =>
    random.pick([
      `${random.integer(7, 18)}:${random.pick(['00', '15', '30', '45', '10'])}`,
      `${random.integer(1, 11)} ${random.pick(['am', 'pm'])}`,
      `${random.integer(1, 11)} o'clock`,
      'noon',
    ]),
  id: (random) => {
    const digits = String(random.integer(101, 99_999))
    return random.pick([
      digits,
      digits,
      digits,
      `#${digits}`,
      `${random.pick(['inc', 'req', 'a', 'po', 'k', 'tt'])}-${digits}`,
      `${digits}/${random.integer(10, 27)}`,
    ])
  },
  name: (random) => random.pick(names),
  country: (random) => random.pick(countries),
  year: (random) => String(random.integer(1990, 2027)),
  date: (random) => dateMention(random).text,
  ccy: (random, [, pair]) => currencyText(pair.slice(0, 3), random),
  ccyb: (random, [, pair]) => currencyText(pair.slice(3), random),
  money: (random) => money(amountValue(random, 'small'), anyCurrency(random), random).text,
  amount: (random) => numberText(random.integer(1, 99) * random.pick([1, 10, 100, 1000]), random),
  d: (random) => String(random.integer(1, 95)),
  pct: (random) => String(onGrid(random, 0.5, 9, 0.25)),
  n: (random) => numberText(random.integer(2, random.pick([9, 20, 90])), random, { words: 0.15 }).replace(/\.0$/, ''),
}

/** Numbers inside texts that mean nothing to a request. */
const loose = (name: string, random: Random, pair: Pair): string =>
  measures[name]?.(random, pair) ?? numberText(random.integer(2, 90), random, { words: 0.2 })

const weightedPairs = optionPairs.map((pair) => [pair[0], pair] as const)

const fragments = {
  ...outOfScopeFragments,
  ...unsafeFragments,
  calc: ['calculate', 'compute', 'find', 'what is', "what's", 'work out', 'tell me', 'determine', 'give me', 'get'],
}

function looseText(template: string, random: Random): string {
  const pair = random.weighted(weightedPairs)
  return expand(template, { random, say: (name) => loose(name, random, pair), canSay: () => true, fragments }) ?? ''
}

export const outOfScopeText = (random: Random): string =>
  looseText(random.pick(random.weighted(outOfScopeGroups)), random)
export const unsafeText = (random: Random): string => looseText(random.pick(unsafeTemplates), random)
export const asideText = (random: Random): string => looseText(random.pick(asides), random)
/** A greeting or a closing, which may have a name or a number in it. */
export const politeText = (templates: readonly string[], random: Random): string =>
  looseText(random.pick(templates), random)
