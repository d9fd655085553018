// What requests about options of every kind have in common: the terms of an option sampled, and how each term is spoken of.

import { choiceValue, type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { bareNumber, measure, wrongMeasure } from '../../wording/measures.js'
import {
  amountValue,
  bareAmount,
  dateMention,
  money,
  optionPairs,
  otherCurrency,
  rateMention,
  tenorMention,
} from '../../wording/money.js'
import { onGrid } from '../../wording/number-words.js'
import type { Clauses, Phrasing } from '../phrasing.js'
import { blank, markWords, termPair } from './spoken-terms.js'

/** Where the terms of an option stand in a request. */
export type Prefix = 'option.' | ''

export interface Quoted {
  readonly pair: string
  readonly foreign: string
  readonly domestic: string
  /** About where spot is, and the digits that it is quoted with. */
  readonly level: number
  readonly digits: number
}

export function quotedPair(random: Random): Quoted {
  const [, pair, level, digits] = random.weighted(optionPairs.map((one) => [one[0], one] as const))
  return { pair, foreign: pair.slice(0, 3), domestic: pair.slice(3), level, digits }
}

/** A round rate `share` away from spot: 0.05 is five percent above it. */
export function rateAway({ level, digits }: Quoted, share: number, random: Random): number {
  const rate = level * (1 + share)
  const shown = random.chance(0.8) ? digits - 2 : digits - 1
  return Number(rate.toFixed(Math.max(level > 50 ? 0 : 1, shown)))
}

/** A rate near spot, within `spread` of it on either side. */
export const rateNear = (quoted: Quoted, spread: number, random: Random): number =>
  rateAway(quoted, (2 * random.next() - 1) * spread, random)

export const plainRate = (value: number): Mention => ({ text: String(value), means: { kind: 'number', value } })

const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' }
const single: Readonly<Record<string, string>> = { USD: 'dollar', EUR: 'euro', GBP: 'pound', CHF: 'franc' }
const plural: Readonly<Record<string, string>> = {
  USD: 'dollars',
  EUR: 'euros',
  GBP: 'pounds',
  JPY: 'yen',
  CHF: 'francs',
}

/** A rate with its unit, in more of the ways of people who are no dealers. */
export function spokenRate(value: number, { foreign, domestic }: Quoted, random: Random): Mention {
  const [symbol, one, many] = [symbols[domestic], single[foreign], plural[domestic]]
  const means = { kind: 'quantity', value, unit: `${domestic}/${foreign}` } as const
  const text = random.weighted<string | undefined>([
    [6, undefined],
    [symbol === undefined || one === undefined ? 0 : 1, `${symbol}${value} per ${one}`],
    [one === undefined || many === undefined ? 0 : 1, `${value} ${many} a ${one}`],
    [one === undefined || many === undefined ? 0 : 0.6, `${value} ${many} per one ${one}`],
    [1, `${domestic} ${value} per ${foreign}`],
  ])
  return text === undefined ? rateMention(value, foreign, domestic, random) : { text, means }
}

/** As dealers write it: mostly bare, seldom with the unit. */
export const dealtRate = (value: number, quoted: Quoted, random: Random): Mention =>
  random.chance(0.88) ? plainRate(value) : spokenRate(value, quoted, random)

export function volMention(random: Random): Mention {
  return measure(onGrid(random, 5, 19, random.chance(0.7) ? 0.5 : 0.1), random.chance(0.72) ? '%' : 'volpt', random)
}

/** "$25 k" and "JPY two million": a sign or code before these is not read with them. */
const unread = /^\D+[\d.,]+ k$|^[A-Z]{3} [a-z]/

export function moneyOf(value: number, code: string, random: Random): Mention {
  for (;;) {
    const mention = money(value, code, random)
    if (!unread.test(mention.text)) return mention
  }
}

export const largeMoney = (code: string, random: Random): Mention => moneyOf(amountValue(random, 'large'), code, random)

/** Pair, expiry, side, notional: what every dealt option has. */
export function setTerms(
  meaning: Map<string, FieldValue>,
  quoted: Quoted,
  prefix: Prefix,
  random: Random,
  chances: { readonly side: number; readonly notional?: number; readonly expiry?: number },
): void {
  const { pair, foreign, domestic } = quoted
  const { side, notional = 0.55, expiry = 0.12 } = chances
  meaning.set(`${prefix}pair`, quantityValue(termPair(pair, random)))
  if (random.chance(expiry)) meaning.set(`${prefix}expiry`, quantityValue(dateMention(random)))
  else meaning.set(`${prefix}tenor`, quantityValue(tenorMention(random, random.chance(0.65) ? 'adjective' : 'time')))
  if (random.chance(side)) meaning.set(`${prefix}side`, choiceValue(random.pick(['long', 'short'])))
  if (random.chance(notional))
    meaning.set(`${prefix}notional`, quantityValue(largeMoney(random.chance(0.75) ? foreign : domestic, random)))
  markWords(meaning, prefix, pair, random)
}

/** A vanilla option as part of a request. */
export function setOption(
  meaning: Map<string, FieldValue>,
  quoted: Quoted,
  random: Random,
  spread = 0.1,
  chances: { readonly side: number; readonly notional?: number } = { side: 0.35 },
): void {
  setTerms(meaning, quoted, 'option.', random, chances)
  meaning.set('option.type', choiceValue(random.pick(['call', 'put'])))
  meaning.set('option.strike', quantityValue(dealtRate(rateNear(quoted, spread, random), quoted, random)))
}

export const pairIn = (meaning: Meaning, prefix: Prefix): readonly [foreign: string, domestic: string] => {
  const value = meaning.get(`${prefix}pair`)
  const pair = value?.kind === 'quantity' && value.mention.means.kind === 'pair' ? value.mention.means.pair : 'EURUSD'
  return [pair.slice(0, 3), pair.slice(3)]
}

/** A rate the wrong way round, in money, of another pair, or no rate at all. */
export function wrongRate(random: Random, meaning: Meaning, prefix: Prefix): Mention {
  const [foreign, domestic] = pairIn(meaning, prefix)
  const level = Number((0.5 + random.next()).toFixed(2))
  return random.weighted<() => Mention>([
    [4, () => rateMention(level, domestic, foreign, random)],
    [2, () => money(level, domestic, random)],
    [2, () => rateMention(level, foreign, otherCurrency(random, foreign, domestic), random)],
    [1, () => wrongMeasure('plain', random)],
  ])()
}

/** An amount in a currency that the pair does not have. */
export function wrongMoney(random: Random, meaning: Meaning, prefix: Prefix): Mention {
  return largeMoney(otherCurrency(random, ...pairIn(meaning, prefix)), random)
}

export const wrongVol = (random: Random): Mention =>
  random.weighted<() => Mention>([
    [2, () => measure(onGrid(random, 5, 18, 0.5), '%/yr', random)],
    [1, () => wrongMeasure('plain', random)],
    [1, () => money(random.integer(2, 90), 'USD', random)],
  ])()

export const bareVol = (random: Random): Mention =>
  bareNumber(random.chance(0.7) ? onGrid(random, 5, 18, 0.5) : onGrid(random, 0.05, 0.18, 0.01), random)
export const bareLarge = (random: Random): Mention => bareAmount(amountValue(random, 'large'), random)

const clausesOfTerms: Readonly<Record<string, Clauses>> = {
  pair: {
    with: ['on {pair}', 'in {pair}', 'for {pair}', 'the pair being {pair}', 'with {pair} as the underlying'],
    say: [
      'the pair is {pair}',
      'it is {pair}',
      'this is in {pair}',
      'underlying {pair}',
      'the exchange rate in question is {pair}',
      'we are talking about {pair}',
      'the currency pair would be {pair}',
      'spot is {pair}',
      'it refers to {pair}',
    ],
    tag: [
      '{pair}',
      'pair {pair}',
      'pair={pair}',
      'Pair: {pair}',
      'Underlying: {pair}',
      'ccy pair {pair}',
      'ccypair={pair}',
      'und {pair}',
      'CCYPAIR: {pair}',
      'currencies: {pair}',
      'ul {pair}',
      'cross {pair}',
    ],
    vague: ['on the usual pair', 'in the currency we trade', 'on some major', 'in fx', ...blank('pair', 'ccy_pair')],
  },
  type: {
    with: ['as a {type}', 'of the {type} kind', '(it is |)a {type}'],
    say: [
      'it is a {type}',
      "it's a {type}",
      'the type is {type}',
      'we mean the {type}',
      'the option is a {type}',
      'it must be a {type}',
      'the right is a {type}',
    ],
    tag: ['{type}', 'Type: {type}', 'type={type}', 'cp={type}', 'C/P: {type}', 'right {type}', 'Call/put: {type}'],
    vague: blank('call or put', 'type'),
  },
  strike: {
    with: [
      'struck at {strike}',
      'with a strike of {strike}',
      'at a strike of {strike}',
      'strike {strike}',
      'K {strike}',
      'with exercise price {strike}',
      'exercisable at {strike}',
      'at {strike}',
      'with strike price {strike}',
    ],
    say: [
      'the strike is {strike}',
      'strike is {strike}',
      'the exercise price is {strike}',
      'struck at {strike}',
      'it is struck at {strike}',
      'the agreed rate is {strike}',
      'the strike was set at {strike}',
      'the strike should be {strike}',
      'it may be exercised at {strike}',
      'K is {strike}',
      'strike: {strike}',
    ],
    tag: [
      'strike {strike}',
      'strike={strike}',
      'Strike: {strike}',
      'K={strike}',
      'K {strike}',
      'K = {strike}',
      '{strike} strike',
      'x {strike}',
      'Exercise price: {strike}',
      'stk {strike}',
      'k={strike}',
      'strike price {strike}',
    ],
    vague: ['with a reasonable strike', 'near the money', 'at the money', 'strike as agreed', ...blank('strike')],
  },
  tenor: {
    with: [
      'for {tenor}',
      'expiring in {tenor}',
      'with {tenor} to go',
      'with {tenor} to expiry',
      'over {tenor}',
      'with a tenor of {tenor}',
      'out to {tenor}',
      'maturing in {tenor}',
      'with a life of {tenor}',
      'running {tenor}',
      '{tenor} expiry',
    ],
    say: [
      'it expires in {tenor}',
      'the tenor is {tenor}',
      'the expiry is {tenor}',
      'it lasts {tenor}',
      'it runs {tenor}',
      'the maturity is {tenor}',
      'expiry in {tenor}',
      'there is {tenor} to expiry',
      'the life of the option is {tenor}',
      'time to maturity is {tenor}',
      'it is for {tenor}',
      'it ends in {tenor}',
      'we look at {tenor}',
    ],
    tag: [
      '{tenor}',
      'tenor {tenor}',
      'tenor={tenor}',
      'Tenor: {tenor}',
      'Expiry: {tenor}',
      'T={tenor}',
      'T = {tenor}',
      'exp {tenor}',
      'expiry {tenor}',
      '{tenor} exp',
      'Maturity: {tenor}',
      'mat={tenor}',
      'term {tenor}',
      'life {tenor}',
    ],
    vague: [
      'for some time',
      'short dated',
      'for the usual period',
      'over the coming months',
      ...blank('maturity', 'tenor'),
    ],
  },
  expiry: {
    with: [
      'expiring on {expiry}',
      'expiring {expiry}',
      'with expiry {expiry}',
      'for expiry on {expiry}',
      'for the {expiry} cut',
      'until {expiry}',
      'running to {expiry}',
    ],
    say: [
      'it expires on {expiry}',
      'the expiry date is {expiry}',
      'expiry is {expiry}',
      'the last day is {expiry}',
      'it runs to {expiry}',
      'the option ends on {expiry}',
      'expiry falls on {expiry}',
      'it is good until {expiry}',
    ],
    tag: [
      'exp {expiry}',
      'expiry {expiry}',
      'expiry={expiry}',
      'Expiry: {expiry}',
      'Expiry date: {expiry}',
      'expires {expiry}',
      '{expiry} expiry',
      'Maturity: {expiry}',
      'last day {expiry}',
    ],
  },
  side: {
    with: [
      '{side=long}from the buy side',
      '{side=long}for a buyer',
      '{side=long}(i|we) being long',
      '{side=long}to buy',
      '{side=short}from the sell side',
      '{side=short}for a seller',
      '{side=short}(i|we) being short',
      '{side=short}to sell',
      '{side=short}sold by us',
      '{side=long}bought by us',
    ],
    say: [
      '{side=long}(we|i) are the buyer',
      '{side=long}(i am|we are) long',
      '{side=long}(we|i) buy it',
      '{side=long}client buys',
      '{side=long}(i|we) own it',
      '{side=long}the position is long',
      '{side=long}(i|we) paid the premium for it',
      '{side=short}(we|i) are the seller',
      '{side=short}(i am|we are) short',
      '{side=short}(we|i) sell it',
      '{side=short}client sells',
      '{side=short}(i|we) wrote it',
      '{side=short}the position is short',
      '{side=short}(i|we) received the premium for it',
      'side is {side}',
    ],
    tag: [
      '{side}',
      'side={side}',
      'Side: {side}',
      'B/S: {side#word}',
      '{side#word}',
      'direction {side}',
      'pos {side}',
      'Position: {side}',
    ],
  },
  notional: {
    with: [
      'on {notional}',
      'for {notional}',
      'in {notional}',
      'on a notional of {notional}',
      'with {notional} notional',
      'for a face amount of {notional}',
      'in a size of {notional}',
      'sized {notional}',
      'covering {notional}',
      'for a nominal of {notional}',
      'over {notional}',
    ],
    say: [
      'the notional is {notional}',
      'it is for {notional}',
      'size is {notional}',
      'the amount is {notional}',
      'we deal {notional}',
      'the face is {notional}',
      'the contract covers {notional}',
      'the amount to be covered is {notional}',
      'in {notional}',
      'the nominal is {notional}',
      'it has a notional of {notional}',
    ],
    tag: [
      '{notional}',
      'notional {notional}',
      'notional={notional}',
      'Notional: {notional}',
      'N={notional}',
      'N = {notional}',
      'amt {notional}',
      'size {notional}',
      'Amount: {notional}',
      'nom {notional}',
      'ntl={notional}',
      'qty {notional}',
      'face {notional}',
    ],
  },
}

const clausesOfVol: Clauses = {
  with: [
    'at {vol} vol',
    'using {vol} vol',
    'with volatility at {vol}',
    'at a volatility of {vol}',
    'with vol {vol}',
    'with implied volatility {vol}',
    'assuming a vol of {vol}',
    'on a {vol} volatility',
    'marked at {vol} vol',
    'with sigma {vol}',
    'with the vol overridden to {vol}',
  ],
  say: [
    'use {vol} for the vol',
    'the volatility is {vol}',
    'vol is {vol}',
    'implied vol is {vol}',
    'take a volatility of {vol}',
    'the vol to use is {vol}',
    'assume {vol} vol',
    'mark vol at {vol}',
    'the annual volatility is {vol}',
    'i want it at {vol} vol',
    'override the vol: {vol}',
    'we see vol at {vol}',
  ],
  tag: [
    'vol {vol}',
    'vol={vol}',
    'Vol: {vol}',
    'Volatility: {vol}',
    'sigma={vol}',
    'sigma {vol}',
    'iv {vol}',
    'IV={vol}',
    'σ = {vol}',
    'v {vol}',
    'implied vol {vol}',
    'volatility={vol}',
  ],
}

const terms = Object.keys(clausesOfTerms).join('|')
export const atPrefix = (templates: readonly string[], prefix: Prefix): readonly string[] =>
  templates.map((one) => one.replace(new RegExp(`\\{(!?)(${terms})(?=[}#=])`, 'g'), `{$1${prefix}$2`))

/** How each term of an option is spoken of, apart from the frames. */
export const optionClauses = (prefix: Prefix): Readonly<Record<string, Clauses>> => ({
  ...Object.fromEntries(
    Object.entries(clausesOfTerms).map(([field, clauses]) => [
      prefix + field,
      Object.fromEntries(Object.entries(clauses).map(([kind, templates]) => [kind, atPrefix(templates, prefix)])),
    ]),
  ),
  vol: clausesOfVol,
})

/** Several tables of clauses as one. */
export const allClauses = (...tables: readonly Readonly<Record<string, Clauses>>[]): Phrasing['clauses'] => {
  const merged: Record<string, Clauses> = {}
  for (const table of tables) {
    for (const [field, clauses] of Object.entries(table)) {
      const before = merged[field] ?? {}
      const both = (kind: keyof Clauses) => [...(before[kind] ?? []), ...(clauses[kind] ?? [])]
      merged[field] = { with: both('with'), say: both('say'), tag: both('tag'), vague: both('vague') }
    }
  }
  return merged
}

/** Words for call and put, long and short, each table under the field's path. */
export const optionChoices = (prefix: Prefix): NonNullable<Phrasing['choices']> => ({
  [`${prefix}type`]: {
    call: ['call', 'call', 'call', 'call', 'call option', 'Call', 'call'],
    put: ['put', 'put', 'put', 'put', 'put option', 'Put', 'put'],
  },
  [`${prefix}type#short`]: { call: ['call', 'c', 'C', 'calls'], put: ['put', 'p', 'P', 'puts'] },
  [`${prefix}type#right`]: {
    call: ['the right to buy', 'the right, but not the obligation, to buy', 'a right to buy'],
    put: ['the right to sell', 'the right, but not the obligation, to sell', 'a right to sell'],
  },
  [`${prefix}side`]: {
    long: ['long', 'long', 'buy', 'bought', 'buyer'],
    short: ['short', 'short', 'sell', 'sold', 'seller'],
  },
  [`${prefix}side#verb`]: {
    long: ['buy', 'buy', 'purchase', 'go long', 'get long', 'take', 'pick up', 'acquire'],
    short: ['sell', 'sell', 'write', 'go short', 'short', 'get short', 'give', 'grant'],
  },
  [`${prefix}side#verbs`]: {
    long: ['buys', 'buys', 'goes long', 'purchases', 'takes'],
    short: ['sells', 'sells', 'writes', 'goes short', 'grants'],
  },
  [`${prefix}side#past`]: {
    long: ['bought', 'bought', 'purchased', 'went long', 'picked up'],
    short: ['sold', 'sold', 'wrote', 'went short', 'granted'],
  },
  [`${prefix}side#ing`]: {
    long: ['buying', 'buying', 'going long', 'purchasing', 'owning'],
    short: ['selling', 'selling', 'going short', 'writing', 'shorting'],
  },
  [`${prefix}side#adj`]: {
    long: ['long', 'bought', 'purchased', 'long'],
    short: ['short', 'sold', 'written', 'short'],
  },
  [`${prefix}side#word`]: {
    long: ['long', 'buy', 'B', 'buyer', 'we buy', 'i buy', 'bot', 'client buys', 'LONG', 'BUY'],
    short: ['short', 'sell', 'S', 'seller', 'we sell', 'i sell', 'sld', 'client sells', 'SHORT', 'SELL'],
  },
})

/** Who wants it. */
export const askers: Readonly<Record<string, readonly string[]>> = {
  who: ['i', 'we', 'the client', 'my client', 'our treasurer', 'a customer', 'a fund', 'the desk', 'an importer'],
  firm: ['my company', 'our firm', 'the company', 'a small exporter', 'our import business', 'the treasury', 'my boss'],
  worthask: [
    'what is it worth',
    'how much is it',
    'price please',
    'what does it cost',
    'what is the premium',
    'how much would that be',
    'value it',
    'your price',
    'where is it',
    'what should (i|we) pay',
    'what is the fair value',
    'pls price',
    'premium?',
    'can you price that',
  ],
  dealprice: [
    'price',
    'price',
    'value',
    'quote',
    'px',
    'quote me',
    'please price',
    'pls price',
    'price up',
    'give me a price for',
    'show me a price on',
    'indicate',
    'work out the value of',
    'compute the value of',
    'calculate the premium of',
    'evaluate',
    'find the price of',
    'what is the price of',
    'what is the value of',
    'how much is',
    'need a price on',
    'can you value',
    'get me a premium for',
    'theo for',
    'fair value of',
    'estimate the cost of',
    'mark',
    'run a price for',
  ],
}
