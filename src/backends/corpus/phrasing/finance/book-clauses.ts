// How people say which positions of a book they mean and what to report in, for all operations on books.

import { choiceValue, type FieldValue, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { anyCurrency, currencyMention, optionPairs, pairMention } from '../../wording/money.js'
import type { Clauses } from '../phrasing.js'

export const anyPair = (random: Random): string => random.weighted(optionPairs.map(([weight, pair]) => [weight, pair]))

/** One thing that positions have in common, sometimes two. */
export function sampleFilter(random: Random, meaning: Map<string, FieldValue>): void {
  const first = random.weighted([
    [4, 'pair'],
    [1.5, 'currency'],
    [2.5, 'side'],
    [2.5, 'type'],
  ] as const)
  const also = random.chance(0.25) ? random.pick(['side', 'type'] as const) : first
  const has = (name: string) => name === first || name === also
  if (has('pair')) meaning.set('filter.pair', quantityValue(pairMention(anyPair(random), random)))
  if (has('currency')) meaning.set('filter.currency', quantityValue(currencyMention(anyCurrency(random), random)))
  if (has('side')) meaning.set('filter.side', choiceValue(random.pick(['long', 'short'])))
  if (has('type')) meaning.set('filter.type', choiceValue(random.pick(['call', 'put'])))
}

export const filterFragments: Readonly<Record<string, readonly string[]>> = {
  /** The book, or the part of it that is meant. */
  part: [
    '(<book>|the {filter.pair} (options|positions|trades|deals|book|part of the book)|(our|my|all|all our|all the|only the|just the) {filter.pair} (options|positions|trades|deals|lines)|(the|all the|only the|my|our|just the) {filter.side#adj} (positions|options|trades|lines|side of the book)|(the|all the|only the|my|our|just the) {filter.type#many}[ in <book>]|(the|all|all the|my|our) {filter.side#adj} {filter.type#many}|(the|all|all the|my|our) {filter.pair} {filter.type#many}|(everything|all positions|whatever|the options|the trades|all options) (in|with|that involve|that touch|against|having) {filter.currency}|the {filter.currency} (options|positions|trades|pairs))',
  ],
}

/** By `filter.side` and `filter.type`, with other word classes behind `#`. */
export const filterChoices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'filter.side': { long: ['long', 'bought', 'long'], short: ['short', 'sold', 'short'] },
  'filter.side#adj': { long: ['long', 'long', 'bought'], short: ['short', 'short', 'sold', 'written'] },
  'filter.side#many': {
    long: ['longs', 'long positions', 'bought options', 'long options', 'ones we own', 'ones we bought'],
    short: ['shorts', 'short positions', 'sold options', 'short options', 'ones we sold', 'ones we wrote'],
  },
  'filter.type': { call: ['call', 'calls'], put: ['put', 'puts'] },
  'filter.type#many': { call: ['calls', 'calls', 'call options'], put: ['puts', 'puts', 'put options'] },
}

export const filterClauses: Readonly<Record<string, Clauses>> = {
  'filter.pair': {
    with: [
      'for the {filter.pair} options only',
      'on the {filter.pair} positions alone',
      'only for {filter.pair}',
      'only the {filter.pair} trades',
      'limited to {filter.pair}',
      'just for the {filter.pair} part',
      'restricted to {filter.pair} positions',
      'counting {filter.pair} options only',
      'leaving out whatever is not {filter.pair}',
      'for {filter.pair} options',
      'within the {filter.pair} positions',
    ],
    say: [
      'only the {filter.pair} options count',
      'take the {filter.pair} trades and nothing else',
      'i mean the {filter.pair} positions',
      'look at the {filter.pair} options only',
      'use only positions in {filter.pair}',
      'leave out everything except the {filter.pair} options',
      'please restrict it to the {filter.pair} deals',
      'we want the {filter.pair} lines, not the others',
      'this is about the {filter.pair} options',
      'filter on {filter.pair}',
    ],
    tag: [
      'filter {filter.pair}',
      'only {filter.pair} options',
      '{filter.pair} options only',
      'positions: {filter.pair}',
      'filter: pair {filter.pair}',
      'filter.pair={filter.pair}',
      'subset {filter.pair} trades',
      'scope: {filter.pair} options',
      '{filter.pair} book only',
      'where pair = {filter.pair}',
    ],
  },
  'filter.currency': {
    with: [
      'for positions with {filter.currency} only',
      'for whatever has {filter.currency} in it',
      'only where {filter.currency} is one of the two currencies',
      'on all pairs with {filter.currency}',
      'counting only pairs that contain {filter.currency}',
      'limited to options on {filter.currency} pairs',
      'for the {filter.currency} options',
      'only positions that touch {filter.currency}',
    ],
    say: [
      'only positions with {filter.currency} count',
      'take every option that has {filter.currency} on one side',
      'i mean the options that involve {filter.currency}',
      'only look at pairs with {filter.currency}',
      'leave out pairs without {filter.currency}',
      'restrict it to {filter.currency} pairs',
      'filter on {filter.currency} as either currency',
    ],
    tag: [
      'filter: {filter.currency} pairs',
      'positions with {filter.currency}',
      'filter.currency={filter.currency}',
      'only {filter.currency} pairs',
      'scope: anything with {filter.currency}',
      'subset: {filter.currency} positions',
    ],
  },
  'filter.side': {
    with: [
      'for the {filter.side#many} only',
      'only the {filter.side#many}',
      'on the {filter.side#many}',
      'counting the {filter.side#many} alone',
      'for the {filter.side#adj} positions',
      'limited to {filter.side#adj} positions',
      'just for the {filter.side#adj} options',
      'taking only what we are {filter.side=long}long',
      'taking only what we are {filter.side=short}short',
    ],
    say: [
      'only the {filter.side#many} count',
      'i mean only the {filter.side#many}',
      'take the {filter.side#adj} positions and no others',
      'leave out {filter.side=long}what we sold',
      'leave out {filter.side=short}what we bought',
      'look at the {filter.side#many} alone',
      'the {filter.side#adj} ones only, please',
      'restrict it to the {filter.side#adj} trades',
      'filter on {filter.side#adj} positions',
    ],
    tag: [
      '{filter.side#many} only',
      'side {filter.side}',
      'filter: {filter.side#adj} positions',
      'filter.side={filter.side}',
      'only {filter.side#many}',
      'scope: {filter.side#many}',
      'side: {filter.side} only',
    ],
  },
  'filter.type': {
    with: [
      'for the {filter.type#many} only',
      'only the {filter.type#many}',
      'on the {filter.type#many} alone',
      'counting {filter.type#many} only',
      'limited to the {filter.type#many}',
      'just for the {filter.type#many}',
      'leaving out {filter.type=call}the puts',
      'leaving out {filter.type=put}the calls',
      'ignoring {filter.type=call}all puts',
      'ignoring {filter.type=put}all calls',
    ],
    say: [
      'only the {filter.type#many} count',
      'i mean the {filter.type#many} only',
      'take the {filter.type#many} and nothing else',
      'skip {filter.type=call}the puts',
      'skip {filter.type=put}the calls',
      'the {filter.type#many} are all i need',
      'look only at the {filter.type#many}',
      'restrict it to {filter.type#many}',
    ],
    tag: [
      '{filter.type#many} only',
      'type {filter.type}',
      'filter: {filter.type#many}',
      'filter.type={filter.type}',
      'only {filter.type#many}',
      'scope: {filter.type#many}',
      'type: {filter.type} only',
    ],
  },
}

export const reportingClauses: Clauses = {
  with: [
    'in {reporting}',
    'reporting in {reporting}',
    'with the result in {reporting}',
    'expressed in {reporting}',
    'all in {reporting}',
    'measured in {reporting}',
    'in {reporting} terms',
    'with {reporting} as the reporting currency',
    'converted to {reporting}',
    'stated in {reporting}',
    'counted in {reporting}',
  ],
  say: [
    'report in {reporting}',
    'i want it in {reporting}',
    'we report in {reporting}',
    'our accounts are in {reporting}',
    'give the answer in {reporting}',
    'the reporting currency is {reporting}',
    'show the figures in {reporting}',
    'base currency is {reporting}',
    'everything should be in {reporting}',
    'i think in {reporting}',
    'the result goes into a {reporting} report',
  ],
  tag: [
    'in {reporting}',
    'reporting {reporting}',
    'ccy {reporting}',
    'rep ccy {reporting}',
    'report in {reporting}',
    'reporting: {reporting}',
    'base ccy {reporting}',
    '-> {reporting}',
    'reporting={reporting}',
    'output in {reporting}',
  ],
}
