// Money, currencies, pairs, rates, tenors and dates as people write them.

import type { Mention } from '../meaning.js'
import type { Random } from '../random.js'
import { numberText, onGrid } from './number-words.js'

interface CurrencyWords {
  readonly weight: number
  readonly symbol?: string
  /** Plural words for "5 ...". */
  readonly words: readonly string[]
  /** Typical units of one pound's worth, for plausible amounts. */
  readonly magnitude: number
}

const currencies: Readonly<Record<string, CurrencyWords>> = {
  USD: {
    weight: 10,
    symbol: '$',
    words: ['dollars', 'US dollars', 'dollars', 'bucks', 'us dollars', 'american dollars', 'greenbacks'],
    magnitude: 1,
  },
  EUR: { weight: 10, symbol: '€', words: ['euros', 'euros', 'euro'], magnitude: 1 },
  GBP: {
    weight: 8,
    symbol: '£',
    words: ['pounds', 'pounds sterling', 'quid', 'sterling', 'british pounds', 'pounds'],
    magnitude: 1,
  },
  JPY: { weight: 6, symbol: '¥', words: ['yen', 'yen', 'japanese yen'], magnitude: 100 },
  CHF: { weight: 6, words: ['swiss francs', 'francs', 'swissies', 'swiss francs'], magnitude: 1 },
  CAD: { weight: 4, symbol: 'C$', words: ['canadian dollars', 'loonies', 'Canadian dollars'], magnitude: 1 },
  AUD: {
    weight: 4,
    symbol: 'A$',
    words: ['aussie dollars', 'australian dollars', 'Australian dollars', 'aussies'],
    magnitude: 1,
  },
  NZD: {
    weight: 3,
    symbol: 'NZ$',
    words: ['kiwi dollars', 'new zealand dollars', 'kiwis', 'New Zealand dollars'],
    magnitude: 1,
  },
  SEK: { weight: 2, words: ['swedish kronor', 'kronor', 'swedish krona'], magnitude: 10 },
  NOK: { weight: 2, words: ['norwegian kroner', 'norwegian krone'], magnitude: 10 },
  DKK: { weight: 0.5, words: ['danish kroner'], magnitude: 7 },
  MXN: { weight: 1.5, words: ['mexican pesos', 'pesos'], magnitude: 20 },
  ZAR: { weight: 1, words: ['rand', 'south african rand'], magnitude: 18 },
  SGD: { weight: 1, words: ['singapore dollars', 'sing dollars'], magnitude: 1 },
  HKD: { weight: 1, symbol: 'HK$', words: ['hong kong dollars'], magnitude: 8 },
  PLN: { weight: 0.6, words: ['zloty', 'zlotys'], magnitude: 4 },
  CNY: { weight: 0.8, words: ['yuan', 'renminbi', 'chinese yuan'], magnitude: 7 },
  INR: { weight: 0.8, symbol: '₹', words: ['rupees', 'indian rupees'], magnitude: 80 },
  TRY: { weight: 0.5, words: ['turkish lira', 'lira'], magnitude: 30 },
  CZK: { weight: 0.3, words: ['czech koruna'], magnitude: 23 },
  HUF: { weight: 0.3, words: ['forint'], magnitude: 360 },
  BRL: { weight: 0.5, words: ['brazilian reais'], magnitude: 5 },
  KRW: { weight: 0.3, words: ['korean won'], magnitude: 1300 },
  ILS: { weight: 0.3, words: ['shekels'], magnitude: 4 },
}
const weightedCodes = Object.entries(currencies).map(([code, { weight }]) => [weight, code] as const)

export const anyCurrency = (random: Random): string => random.weighted(weightedCodes)

/** A currency other than `not`. */
export function otherCurrency(random: Random, ...not: readonly string[]): string {
  for (;;) {
    const code = anyCurrency(random)
    if (!not.includes(code)) return code
  }
}

/** A currency on its own: "EUR", "euros", "dollars", "Swiss francs". */
export function currencyText(code: string, random: Random): string {
  const { words } = currencies[code]!
  if (random.chance(0.35)) return random.pick(words)
  // Letter case is free for common codes only; TRY in lower case is a verb.
  return code !== 'TRY' && random.chance(0.35) ? code.toLowerCase() : code
}
export const currencyMention = (code: string, random: Random): Mention => ({
  text: currencyText(code, random),
  means: { kind: 'currency', code },
})

const roundAmounts = [
  1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200, 250, 300, 400, 500, 750, 800,
]

/** An amount of a size that people name: round, grouped, or to the cent. */
export function amountValue(random: Random, scale: 'small' | 'large'): number {
  if (scale === 'large') {
    const millions = random.chance(0.75)
      ? random.pick([1, 2, 3, 5, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 250])
      : onGrid(random, 0.5, 20, 0.1)
    return random.chance(0.15) ? Math.round(millions * 1_000) * 100 : Math.round(millions * 1e6)
  }
  return random.weighted<() => number>([
    [4, () => random.pick(roundAmounts)],
    [3, () => random.pick(roundAmounts) * 1000],
    [1.5, () => random.pick(roundAmounts) * 100],
    [1.5, () => random.pick(roundAmounts.slice(0, 14)) * 1_000_000],
    [1, () => onGrid(random, 1, 2000, 0.01)],
    [1, () => random.integer(2, 9999)],
    [0.3, () => random.pick([1, 2, 3, 5]) * 1e9],
  ])()
}

const magnitudes: readonly (readonly [factor: number, glued: readonly string[], spaced: readonly string[]])[] = [
  [1e9, ['bn', 'b'], ['billion', 'bn']],
  [1e6, ['m', 'm', 'M', 'mm', 'mio', 'mn', 'mln'], ['million', 'million', 'mio', 'm', 'mln', 'mil']],
  [1e3, ['k', 'k', 'K'], ['thousand', 'grand', 'k']],
]

/** The number of an amount, with a magnitude where it is round: 5000000, 5,000,000, 5m, 5 million, five million. */
function amountText(value: number, random: Random): { readonly text: string; readonly glued: boolean } {
  for (const [factor, glued, spaced] of magnitudes) {
    const mantissa = value / factor
    if (mantissa < 1 || mantissa >= 1000 || !/^\d+(\.\d{1,2})?$/.test(String(mantissa)) || !random.chance(0.75))
      continue
    if (random.chance(0.6)) return { text: mantissa + random.pick(glued), glued: true }
    return { text: `${numberText(mantissa, random, { words: 0.2 })} ${random.pick(spaced)}`, glued: false }
  }
  return { text: numberText(value, random, { words: 0.03 }), glued: true }
}

/** `value` of `code`: "$5", "5 EUR", "EUR 10m", "5 million euros", "2bn yen". */
export function money(value: number, code: string, random: Random): Mention {
  const { symbol, words } = currencies[code]!
  const { text } = amountText(value, random)
  const cased = code !== 'TRY' && random.chance(0.35) ? code.toLowerCase() : code
  // A code or sign before its number is read with digits only.
  const inDigits = /^\d/.test(text)
  const worded = random.weighted<string>([
    [4, `${text} ${cased}`],
    [2, `${text}${/[a-z]$/i.test(text) ? ' ' : ''}${cased}`],
    [inDigits ? 1.5 : 0, `${code} ${text}`],
    [inDigits ? 0.5 : 0, `${cased}${text}`],
    [3, `${text} ${random.pick(words)}`],
    [symbol === undefined || !inDigits || / k$/.test(text) ? 0 : 4, `${symbol}${text}`],
    [/^\d+(\.\d+)? mio$/.test(text) ? 3 : 0, `${text}. ${code}`],
    [/^\d{1,2},\d{3}$/.test(text) ? 1 : 0, `${text.replace(',', ' ')} ${code}`],
    [
      /^\d{1,3},\d{3}\.\d\d$/.test(text) ? 1 : 0,
      `${code} ${text.replace(',', ';').replace('.', ',').replace(';', '.')}`,
    ],
    [0.4, inDigits && /million|billion|[km]io|grand|thousand/.test(text) ? `${text} of ${cased}` : `${text} ${code}`],
  ])
  return { text: worded, means: { kind: 'quantity', value, unit: code } }
}

/** An amount whose currency was left out. */
export function bareAmount(value: number, random: Random): Mention {
  // `m` alone would be read as metres or months: forgetful people are understood in words and digits.
  const text =
    random.chance(0.4) && value >= 1e6 ? `${value / 1e6} million` : numberText(value, random, { words: 0.03 })
  return { text, means: { kind: 'number', value } }
}

export const optionPairs: readonly (readonly [weight: number, pair: string, level: number, digits: number])[] = [
  [10, 'EURUSD', 1.09, 4],
  [7, 'GBPUSD', 1.27, 4],
  [7, 'USDJPY', 148, 2],
  [4, 'AUDUSD', 0.66, 4],
  [4, 'USDCHF', 0.88, 4],
  [4, 'USDCAD', 1.36, 4],
  [3, 'NZDUSD', 0.61, 4],
  [4, 'EURGBP', 0.86, 4],
  [4, 'EURJPY', 161, 2],
  [3, 'EURCHF', 0.95, 4],
  [2, 'GBPJPY', 188, 2],
  [1, 'AUDJPY', 97, 2],
  [1, 'EURSEK', 11.3, 3],
  [1, 'USDMXN', 17.1, 3],
  [1, 'GBPCHF', 1.12, 4],
  [0.7, 'USDSEK', 10.4, 3],
  [0.7, 'USDNOK', 10.6, 3],
  [0.7, 'EURNOK', 11.5, 3],
  [0.5, 'USDZAR', 18.7, 3],
  [0.5, 'USDTRY', 32.5, 2],
  [0.5, 'AUDNZD', 1.08, 4],
  [0.5, 'EURAUD', 1.65, 4],
  [0.4, 'CADJPY', 110, 2],
  [0.3, 'USDSGD', 1.34, 4],
]

const spokenPairs: Readonly<Record<string, readonly string[]>> = {
  EURUSD: ['euro dollar', 'euro-dollar', 'fiber', 'euro/dollar'],
  GBPUSD: ['cable', 'cable', 'sterling dollar', 'pound dollar'],
  USDJPY: ['dollar yen', 'dollar-yen', 'dollar/yen'],
  EURGBP: ['euro sterling', 'euro pound', 'chunnel'],
  EURJPY: ['euro yen'],
  EURCHF: ['euro swiss'],
  USDCHF: ['dollar swiss', 'dollar swissie'],
  USDCAD: ['dollar cad', 'dollar loonie'],
  GBPJPY: ['sterling yen', 'pound yen'],
  AUDJPY: ['aussie yen'],
}

/** "Dollar against yen", "yen per dollar". */
function statedPair(foreign: string, domestic: string, random: Random): string {
  const [one, other] = [foreign, domestic].map((code) => {
    const words = [...(currencyWord[code]?.slice(0, 1) ?? []), ...(currencies[code]?.words ?? [])]
    return words.length > 0 && random.chance(0.7) ? random.pick(words) : code
  }) as [string, string]
  const article = random.chance(0.3) ? 'the ' : ''
  return random.chance(0.75)
    ? `${one} ${random.pick(['against', 'against', 'versus', 'vs', 'vs.', 'towards'])} ${article}${other}`
    : `${other} per ${one}`
}

export function pairMention(pair: string, random: Random): Mention {
  const [foreign, domestic] = [pair.slice(0, 3), pair.slice(3)]
  const spoken = spokenPairs[pair]
  const text = random.weighted<string>([
    [6, pair],
    [4, `${foreign}/${domestic}`],
    [3, pair.toLowerCase()],
    [1.5, `${foreign}/${domestic}`.toLowerCase()],
    [1, `${foreign}-${domestic}`],
    [0.5, `${foreign} ${domestic}`],
    [0.3, `${foreign}/${domestic.toLowerCase()}`],
    [spoken === undefined ? 0 : 2, random.pick(spoken ?? [''])],
    [0.8, statedPair(foreign, domestic, random)],
  ])
  return { text, means: { kind: 'pair', pair } }
}

const currencyWord: Readonly<Record<string, readonly [one: string, many: string]>> = {
  USD: ['dollar', 'dollars'],
  EUR: ['euro', 'euros'],
  GBP: ['pound', 'pounds'],
  JPY: ['yen', 'yen'],
  CHF: ['franc', 'francs'],
}

/** A rate with its unit: "1.085 USD/EUR", "150 yen per dollar". `domestic` per `foreign`. */
export function rateMention(value: number, foreign: string, domestic: string, random: Random): Mention {
  const means = { kind: 'quantity', value, unit: `${domestic}/${foreign}` } as const
  const many = currencyWord[domestic]?.[1]
  const one = currencyWord[foreign]?.[0]
  const text = random.weighted<string>([
    [5, `${value} ${domestic}/${foreign}`],
    [2, `${value} ${domestic} per ${foreign}`],
    [many === undefined || one === undefined ? 0 : 2, `${value} ${many} per ${one}`],
    [many === undefined || one === undefined ? 0 : 1, `${value} ${many} to the ${one}`.replace(' to the ', ' per ')],
    [1, `${value} ${domestic.toLowerCase()}/${foreign.toLowerCase()}`],
  ])
  return { text, means }
}

const tenors: readonly (readonly [weight: number, tenor: string])[] = [
  [2, '1M'],
  [2, '2M'],
  [6, '3M'],
  [5, '6M'],
  [2, '9M'],
  [1, '12M'],
  [1, '18M'],
  [5, '1Y'],
  [2, '2Y'],
  [0.5, '5Y'],
  [1.5, '1W'],
  [1.5, '2W'],
  [0.6, '3W'],
  [0.6, '90D'],
  [0.5, '30D'],
  [0.4, '10D'],
  [0.3, '180D'],
  [0.6, '4M'],
  [0.5, '5M'],
  [0.3, '7M'],
  [0.4, '3Y'],
]
const periodWords: Readonly<Record<string, readonly [glued: readonly string[], words: readonly string[]]>> = {
  D: [
    ['D', 'd'],
    ['day', 'days'],
  ],
  W: [
    ['W', 'w', 'wk'],
    ['week', 'weeks'],
  ],
  M: [
    ['M', 'M', 'm', 'mo', 'mth', 'mos', 'mths', 'mnth'],
    ['month', 'months'],
  ],
  Y: [
    ['Y', 'y', 'yr'],
    ['year', 'years'],
  ],
}

/** Times to go that are said without a number. */
const colloquialTenors: Readonly<Record<string, readonly string[]>> = {
  '6M': ['half a year'],
  '1Y': ['a year'],
  '1M': ['a month'],
  '1W': ['a week'],
  '2W': ['a fortnight'],
  '9M': ['three quarters of a year'],
}

/** A tenor as an adjective ("3M", "three-month") or as a time to go ("3 months"). */
export function tenorMention(random: Random, use: 'adjective' | 'time'): Mention {
  const tenor = random.weighted(tenors)
  const count = Number(tenor.slice(0, -1))
  const [glued, [one, many]] = periodWords[tenor.slice(-1)]! as [readonly string[], readonly [string, string]]
  const number = numberText(count, random, { words: 0.35 }).replace(/\.0$/, '')
  const spelled = count === 1 ? random.pick(['one', '1', '1']) : number
  const colloquial = use === 'time' ? colloquialTenors[tenor] : undefined
  if (colloquial !== undefined && random.chance(0.12))
    return { text: random.pick(colloquial), means: { kind: 'tenor', tenor } }
  const text = random.chance(0.5)
    ? count + random.pick(glued)
    : use === 'adjective'
      ? `${spelled}${random.pick(['-', '-', ' '])}${one}`
      : `${spelled} ${count === 1 ? one : many}`
  return { text, means: { kind: 'tenor', tenor } }
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')

export function dateMention(random: Random): Mention {
  const [year, month, day] = [random.integer(2025, 2028), random.integer(1, 12), random.integer(1, 28)]
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const name = monthNames[month - 1]!
  const suffix =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th'
  const text = random.weighted<string>([
    [4, date],
    [2, `${day} ${name} ${year}`],
    [1, `${day} ${name.slice(0, 3)} ${year}`],
    [1, `${day}${suffix} ${name} ${year}`],
    [1, `${name} ${day}, ${year}`],
    [0.7, `${day}-${name.slice(0, 3)}-${year}`],
    [0.5, `${name} ${day}${suffix} ${year}`],
    [day > 12 ? 0.8 : 0, `${day}/${String(month).padStart(2, '0')}/${year}`],
    [day > 12 ? 0.4 : 0, `${month}/${day}/${year}`],
    [0.5, `${day} of ${name} ${year}`],
    [0.4, `${name.slice(0, 3)} ${day} ${year}`],
  ])
  return { text, means: { kind: 'date', date } }
}
