// What requests about a pair and an expiry share: forwards, strikes, quotes and vols. Values, and how their fields are said.

import { type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { measure, wrongMeasure } from '../../wording/measures.js'
import { dateMention, money, optionPairs, otherCurrency, rateMention, tenorMention } from '../../wording/money.js'
import { dictated, inWords, onGrid } from '../../wording/number-words.js'
import type { Clauses, Phrasing } from '../phrasing.js'

export interface QuotedPair {
  readonly pair: string
  readonly foreign: string
  readonly domestic: string
  readonly level: number
  readonly digits: number
}

export function anyPair(random: Random): QuotedPair {
  const [, pair, level, digits] = random.weighted(optionPairs.map((one) => [one[0], one] as const))
  return { pair, foreign: pair.slice(0, 3), domestic: pair.slice(3), level, digits }
}

/** The pair that `meaning` is about. */
export function pairIn(meaning: Meaning, field: string): string {
  const value = meaning.get(field)
  return value?.kind === 'quantity' && value.mention.means.kind === 'pair' ? value.mention.means.pair : 'EURUSD'
}

/** A time that no whole tenor spells: "0.4 years", "2.5 months". */
function oddTime(random: Random): Mention {
  const [value, unit, spellings] = random.pick<readonly [number, string, readonly string[]]>([
    [onGrid(random, 0.1, 3.4, 0.1), 'yr', [' years', ' years', ' yrs', ' yr', 'y']],
    [onGrid(random, 1, 10, 1) + 0.5, 'mo', [' months', ' months', ' mths']],
  ])
  if (unit === 'yr' && Number.isInteger(Number((value * 12).toFixed(6)))) return oddTime(random)
  return { text: value + random.pick(spellings), means: { kind: 'quantity', value, unit } }
}

/** Either the tenor or the expiry, as a date or a time. */
export function setExpiring(meaning: Map<string, FieldValue>, random: Random, prefix = ''): void {
  const kind = random.next()
  if (kind < 0.84) {
    const use = random.chance(0.45) ? 'adjective' : 'time'
    meaning.set(`${prefix}tenor`, quantityValue(tenorMention(random, use)))
  } else {
    meaning.set(`${prefix}expiry`, quantityValue(kind < 0.96 ? dateMention(random) : oddTime(random)))
  }
}

/** How long until expiry, roughly, in years. */
export function yearsIn(meaning: Meaning, prefix = ''): number {
  const value = meaning.get(`${prefix}tenor`)
  if (value?.kind !== 'quantity' || value.mention.means.kind !== 'tenor') return 0.5
  const { tenor } = value.mention.means
  const perYear = { D: 365, W: 52, M: 12, Y: 1 }[tenor.slice(-1)]!
  return Number(tenor.slice(0, -1)) / perYear
}

export const volMention = (random: Random): Mention =>
  measure(onGrid(random, 5, 18, random.chance(0.7) ? 0.5 : 0.1), random.chance(0.72) ? '%' : 'volpt', random)

/** A vol whose unit was left out. */
export const bareVol = (random: Random): number =>
  random.chance(0.7) ? onGrid(random, 5, 18, 0.5) : onGrid(random, 0.05, 0.18, 0.01)

export const wrongVol = (random: Random): Mention =>
  random.weighted<() => Mention>([
    [2, () => measure(onGrid(random, 5, 18, 0.5), '%/yr', random)],
    [1, () => wrongMeasure('plain', random)],
    [1, () => money(random.integer(2, 90), random.pick(['USD', 'EUR', 'GBP']), random)],
  ])()

/** An expiry in what is no time, or in a time of clocks. */
export const wrongExpiry = (random: Random): Mention =>
  random.chance(0.75)
    ? measure(random.integer(2, 90), random.pick(['h', 'min', 's', 'h']), random)
    : measure(random.integer(2, 60), random.pick(['km', 'kg', '%', 'km/h', 'mi']), random)

/**
 * A delta by a figure that means itself: 0.25, .25, 25%, -0.25 of a put; or bare, for "25 delta", which the lexer reads as 25%.
 */
export function deltaMention(random: Random, type: 'call' | 'put' | undefined): Mention {
  const hundredths = random.weighted([
    [7, 25],
    [6, 10],
    [2, 15],
    [1.5, 20],
    [1.5, 30],
    [1.5, 35],
    [1, 40],
    [1, 5],
    [0.5, 45],
    [0.5, 50],
    [0.5, 60],
    [0.5, 75],
    [0.4, 12],
    [0.3, 33],
  ] as const)
  const value = hundredths / 100
  const number = (text: string, sign = 1): Mention => ({ text, means: { kind: 'number', value: sign * value } })
  const percent = (text: string): Mention => ({ text, means: { kind: 'quantity', value: hundredths, unit: '%' } })
  return random.weighted<() => Mention>([
    [6, () => number(String(value))],
    [1.5, () => number(value.toFixed(2))],
    [1, () => number(value.toFixed(2).replace(/^0/, ''))],
    [0.5, () => number(value.toFixed(2).replace('.', ','))],
    [0.3, () => number(dictated(value, random))],
    [2.5, () => percent(`${hundredths}%`)],
    [0.8, () => percent(`${hundredths} ${random.pick(['percent', 'per cent', 'pct', '%'])}`)],
    [0.4, () => percent(`${inWords(hundredths, random)} ${random.pick(['percent', 'per cent'])}`)],
    [5, () => ({ ...percent(String(hundredths)), manner: 'bare' })],
    [type === 'put' ? 2 : 0, () => number(String(-value), -1)],
  ])()
}

const deskDelta = (template: string): string =>
  template.replace(/\{delta\}(?=(?:[ -]delta|\)? delta| Δ))/g, '({delta}|{delta=bare})')

/** The same phrasing where "25 delta" may be said wherever "0.25 delta" is. */
export function withDeskDeltas(phrasing: Phrasing): Phrasing {
  const all = (templates: readonly string[]): readonly string[] => templates.map(deskDelta)
  const { frames, asks, labels, clauses, fragments = {} } = phrasing
  const { delta = {} } = clauses
  return {
    ...phrasing,
    frames: all(frames),
    asks: all(asks),
    labels: all(labels),
    fragments: Object.fromEntries(Object.entries(fragments).map(([name, templates]) => [name, all(templates)])),
    clauses: {
      ...clauses,
      delta: {
        ...delta,
        with: all(delta.with ?? []),
        say: [...all(delta.say ?? []), 'it is {delta=bare} delta', 'we speak of {delta=bare} delta'],
        tag: [...all(delta.tag ?? []), '{delta=bare} delta', '{delta=bare}Δ'],
      },
    },
  }
}

export const wrongDelta = (random: Random): Mention =>
  random.weighted<() => Mention>([
    [2, () => measure(onGrid(random, 0.05, 0.95, 0.05), random.pick(['volpt', 'volpt', 'deg', '%/yr', 'rad']), random)],
    [2, () => measure(random.integer(1, 9) * 5, random.pick(['volpt', 'deg', '%/yr', 's', 'km', 'h']), random)],
    [2, () => money(random.pick([0.25, 0.1, 10, 25, 100, 5000]), random.pick(['USD', 'EUR', 'GBP', 'CHF']), random)],
    [1, () => wrongMeasure('plain', random)],
  ])()

/** A strike the wrong way round, in money, of another pair, or no rate at all. */
export function wrongStrike(random: Random, pair: string): Mention {
  const [foreign, domestic] = [pair.slice(0, 3), pair.slice(3)]
  const level = Number((0.5 + random.next()).toFixed(2))
  return random.weighted<() => Mention>([
    [4, () => rateMention(level, domestic, foreign, random)],
    [2, () => money(level, domestic, random)],
    [2, () => rateMention(level, foreign, otherCurrency(random, foreign, domestic), random)],
    [1, () => wrongMeasure('plain', random)],
  ])()
}

export const pairClauses: Clauses = {
  with: [
    'on {pair}',
    'in {pair}',
    'for {pair}',
    'for the pair {pair}',
    'in the currency pair {pair}',
    'for the {pair} pair',
    'with {pair} as the pair',
    'for {pair} please',
    'on the {pair} cross',
  ],
  say: [
    'the pair is {pair}',
    'it is about {pair}',
    'we look at {pair}',
    'the currency pair is {pair}',
    'the underlying is {pair}',
    'i talk about {pair}',
    'our pair is {pair}',
    'it concerns {pair}',
    'the business is in {pair}',
    'currencies: {pair}',
    'we trade {pair}',
  ],
  tag: [
    '{pair}',
    '{pair}',
    'pair {pair}',
    'pair: {pair}',
    'pair={pair}',
    'ccy pair {pair}',
    'Currency pair: {pair}',
    'underlying {pair}',
    'ccypair={pair}',
    'Pair - {pair}',
    'cross {pair}',
  ],
  vague: ['for some pair', 'in my usual pair', 'in a major', 'against the dollar', 'in our currency', 'on g10'],
}

/** A tenor or a date as when something ends or is delivered. */
export const tenorClauses: Clauses = {
  with: [
    'for {tenor}',
    'for a tenor of {tenor}',
    'with a tenor of {tenor}',
    'at the {tenor} tenor',
    'out to {tenor}',
    'over {tenor}',
    'for the {tenor} maturity',
    '{tenor} out',
    'looking {tenor} ahead',
    'for a maturity of {tenor}',
    'for the {tenor} date',
    'with {tenor} to go',
  ],
  say: [
    'the tenor is {tenor}',
    'the maturity is {tenor}',
    'the horizon is {tenor}',
    'it is for {tenor}',
    'we look {tenor} ahead',
    'it is {tenor} from now',
    'time to maturity is {tenor}',
    'we have {tenor} until then',
    'the period is {tenor}',
    'i mean the {tenor} date',
    'the term is {tenor}',
    'there are {tenor} to run',
  ],
  tag: [
    '{tenor}',
    '{tenor}',
    '{tenor}',
    'tenor {tenor}',
    'tenor: {tenor}',
    'tenor={tenor}',
    'T={tenor}',
    'Maturity: {tenor}',
    'mat {tenor}',
    'term {tenor}',
    'Period - {tenor}',
    'horizon {tenor}',
    '{tenor} tenor',
  ],
  vague: [
    'for later this year',
    'in a while',
    'some time ahead',
    'for our usual tenor',
    'for the invoice date',
    'a bit further out',
    'for the next roll',
  ],
}

export const expiryClauses: Clauses = {
  with: [
    'for {expiry}',
    'with maturity {expiry}',
    'for the date {expiry}',
    'out to {expiry}',
    'expiry {expiry}',
    'for maturity {expiry}',
    'with expiry {expiry}',
  ],
  say: [
    'the date is {expiry}',
    'the maturity is {expiry}',
    'the expiry is {expiry}',
    'it is for {expiry}',
    'i mean {expiry}',
    'maturity is {expiry}',
    'it ends at {expiry}',
  ],
  tag: [
    '{expiry}',
    'date {expiry}',
    'expiry {expiry}',
    'expiry: {expiry}',
    'Maturity: {expiry}',
    'exp {expiry}',
    'expiry={expiry}',
    'mat. {expiry}',
  ],
}

export const volClauses: Clauses = {
  with: [
    'using {vol} vol',
    'at {vol} volatility',
    'with a vol of {vol}',
    'at a flat vol of {vol}',
    'assuming {vol} volatility',
    'with volatility {vol}',
    'on a vol of {vol}',
    'with sigma {vol}',
    'marking vol at {vol}',
    'with the vol set to {vol}',
    'off a vol of {vol}',
  ],
  say: [
    'use a vol of {vol}',
    'the volatility is {vol}',
    'vol is {vol}',
    'take {vol} as volatility',
    'assume a volatility of {vol}',
    'vol is marked at {vol}',
    'implied volatility is {vol}',
    'my own vol is {vol}',
    'ignore the surface and use {vol}',
    'i see volatility at {vol}',
    'we mark vol at {vol}',
  ],
  tag: [
    'vol {vol}',
    'vol={vol}',
    'vol: {vol}',
    'sigma {vol}',
    'sigma={vol}',
    'σ = {vol}',
    'Volatility: {vol}',
    'volatility {vol}',
    'flat vol {vol}',
    'iv {vol}',
    'vol @ {vol}',
  ],
}

/** How a convention of deltas is named; the words around it say "delta". */
export const deltaConventionWords: Readonly<Record<string, readonly string[]>> = {
  spot: ['spot', 'spot', 'plain spot', 'unadjusted spot'],
  forward: ['forward', 'forward', 'fwd', 'plain forward'],
  premiumAdjustedSpot: [
    'premium-adjusted spot',
    'premium-adjusted',
    'premium adjusted spot',
    'spot premium-adjusted',
    'PA spot',
    'premium-included spot',
    'spot pa',
    'premium adjusted',
  ],
  premiumAdjustedForward: [
    'premium-adjusted forward',
    'forward premium-adjusted',
    'premium adjusted forward',
    'PA forward',
    'premium-included forward',
    'fwd pa',
    'premium-adj fwd',
  ],
}

export const deltaConventionClauses: Clauses = {
  with: [
    'with the {deltaConvention} convention for delta',
    'under the {deltaConvention} delta convention',
    'in the {deltaConvention} delta convention',
    'with delta taken as {deltaConvention}',
    'where delta means {deltaConvention}',
    'delta being {deltaConvention}',
    'using {deltaConvention} deltas',
    'on a {deltaConvention} delta basis',
  ],
  say: [
    'the delta convention is {deltaConvention}',
    'deltas are {deltaConvention}',
    'delta is quoted {deltaConvention}',
    'we quote delta as {deltaConvention}',
    'the desk uses {deltaConvention} deltas',
    'by delta i mean the {deltaConvention} one',
    'take the delta as {deltaConvention}',
    '{deltaConvention=premiumAdjustedSpot}the premium is paid in the foreign currency so spot delta is premium-adjusted',
    '{deltaConvention=premiumAdjustedForward}forward delta, less the premium',
  ],
  tag: [
    'delta convention {deltaConvention}',
    'delta conv: {deltaConvention}',
    'delta type {deltaConvention}',
    'Delta convention: {deltaConvention}',
    'deltaConvention={deltaConvention}',
    '{deltaConvention} deltas',
    'deltas: {deltaConvention}',
  ],
}
