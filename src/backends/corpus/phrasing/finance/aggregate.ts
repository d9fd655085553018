// How people ask for figures of a book to be added into one.

import { literal } from '../../compose/template.js'
import type { FieldValue, Meaning } from '../../meaning.js'
import type { Random } from '../../random.js'
import type { Phrasing } from '../phrasing.js'
import { filterChoices, filterClauses, filterFragments, sampleFilter } from './book-clauses.js'
import { bookFragments } from './book-fragments.js'
import { aggregateTold } from './books-told.js'

/** What people speak of most, by weight. */
const terms = [
  [10, 'delta'],
  [8, 'vega'],
  [8, 'pv'],
  [7, 'gamma'],
  [7, 'theta'],
  [2.5, 'vegaPer1vol'],
  [2.5, 'thetaPerDay'],
  [2, 'gammaPer1pct'],
  [1.5, 'rhoDomestic'],
  [1.5, 'rhoForeign'],
  [2, 'vanna'],
  [2, 'volga'],
  [1.2, 'deltaSpot'],
  [1.2, 'deltaForward'],
  [0.5, 'deltaSpotPremiumAdjusted'],
  [0.5, 'deltaForwardPremiumAdjusted'],
] as const

function sample(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  const count = random.weighted([
    [3, 1],
    [6, 2],
    [2.5, 3],
    [0.6, 4],
  ] as const)
  const names = new Set<string>()
  // The value alone is a book to be priced.
  while (names.size < count || (names.size === 1 && names.has('pv'))) names.add(random.weighted(terms))
  meaning.set('terms', { kind: 'choices', names: [...names] })
  if (random.chance(0.35)) sampleFilter(random, meaning)
  return meaning
}

export const aggregate: Phrasing = {
  operation: 'finance.aggregate',
  sample,
  fragments: {
    ...aggregateTold.fragments,
    ...bookFragments,
    ...filterFragments,
    one: [
      '(one figure|one number|a single figure|a single number|one total|one single number|just one number|one grand total|one amount|a single total|one value|one sum)',
    ],
    addup: [
      '(add|add up|sum|sum up|total up|aggregate|add together|put together|combine|lump together|tot up|accumulate|collapse|roll up|merge)',
    ],
    sumword: ['(sum|sum|grand total|aggregate|combined figure|combined total|sum total)'],
    over: ['(over|across|of|for|from|in|on)'],
  },
  choices: {
    ...filterChoices,
    terms: {
      pv: ['pv', 'PV', 'present value', 'value', 'mtm', 'npv', 'market value'],
      delta: ['delta', 'delta', 'delta', 'deltas', 'the delta', 'Δ'],
      deltaSpot: ['spot delta', 'spot deltas', 'deltaSpot'],
      deltaForward: ['forward delta', 'fwd delta', 'forward deltas', 'deltaForward'],
      deltaSpotPremiumAdjusted: [
        'premium-adjusted spot delta',
        'spot delta, premium-adjusted,',
        'spot delta with premium',
      ],
      deltaForwardPremiumAdjusted: ['premium-adjusted forward delta', 'forward delta, premium-adjusted,'],
      gamma: ['gamma', 'gamma', 'the gamma', 'gammas', 'Γ'],
      gammaPer1pct: [
        'gamma per 1 %',
        'one percent gamma',
        '1% gamma',
        'gamma per percent',
        'gamma for a one percent move',
      ],
      vega: ['vega', 'vega', 'the vega', 'vegas'],
      vegaPer1vol: [
        'vega per vol',
        'vega per vol point',
        'vega per volatility point',
        'a point of vega',
        'vegaPer1vol',
      ],
      theta: ['theta', 'theta', 'the theta', 'time decay', 'thetas'],
      thetaPerDay: ['daily theta', 'theta per day', 'the decay of a day', 'daily decay', 'thetaPerDay'],
      rhoDomestic: ['domestic rho', 'rho', 'rho to the domestic rate', 'rho domestic', 'the domestic rho'],
      rhoForeign: ['foreign rho', 'phi', 'rho to the foreign rate', 'rho foreign', 'the foreign rho'],
      vanna: ['vanna', 'vanna', 'the vanna'],
      volga: ['volga', 'vomma', 'the volga'],
    },
  },
  frames: [
    ...aggregateTold.frames,
    // imperatives
    '<please><addup> {terms} <over> <part>',
    '<please><addup> {terms} <over> <part> (into|to|as) <one>',
    '<please><addup> {terms} (into|to|as) <one>[, <over> <part>]',
    '<canyou> <addup> {terms} <over> <part>( for me|)( and give me <one>| into <one>| so that i have <one>|)',
    '<canyou> (give|show|tell|send) me <one> for {terms} <over> <part>',
    'take {terms} of every position in <part> and <addup> (them|it all|everything)( into <one>|)',
    'go through <part>, take {terms} (of each|of every line|line by line) and <addup> (them|it all|the lot)( into <one>|)',
    '(give|get|show|send|make) me <one>(: | for |, ){terms} <over> <part>',
    '(make|build|form) <one> (out of|from) {terms} <over> <part>',
    '(put|throw|pour) {terms} <over> <part> (into one pot|into <one>|together|in one figure)',
    '(report|return|print|output) (just |only |)the <sumword> of {terms} <over> <part>',
    '(please |)(run|do) (a |the |)(sum|total|aggregation|addition) of {terms} <over> <part>',
    '(aggregate|sum|add up) <part>(: |, ){terms}( in <one>| into <one>|)',
    // questions
    "(what is|what's|whats|tell me|how much is) the <sumword> of {terms} <over> <part>",
    '(what|how much) (is|are|does|do|would) {terms} <over> <part> (come to|make|sum to|add up to|amount to|total)( in <one>| together| altogether|)',
    'what do (we|i) get (if|when) (we|i) (add|add up|sum|total|put together) {terms} <over> <part>',
    'if (we|i|one) (add|adds up|add up|sum|put together) {terms} (of every position in|over|across) <part>, what (is|comes out as|would be) the (total|sum|result|figure)',
    'how much {terms} (is|are|do we have|is there) (in|over) <part> (all together|in total|added up|as one figure|as a single number|when summed)',
    '(can|could|may|should) {terms} (of|over) <part> be (added|summed|put) (up|together|into one figure)( and to what|, and what is the sum| and what comes out|)',
    'is there <one> (for|that covers|that holds) {terms} <over> <part>( and what is it|, what is it| please|)',
    'what is {terms} of <part> (in|as) <one>',
    '{terms} added( up| together|) over <part> (is|makes|gives|equals) (what|how much)',
    // shorthand
    '{terms}(, | )(summed|added up|aggregated|totalled|as one number|one figure|in one) (over|across|for) <part>',
    '(sum|agg|add)(: | | of ){terms}(, <part>| over <part>| on <part>| <over> <part>)',
    `(agg|sum|add)${literal('(')}{terms}${literal(')')} <over> <part>`,
    '<part>(: |, | - )(sum|sum of|add up|one number for) {terms}',
    '<part>(: |, | - ){terms}, (one figure|summed|single number|added up|all in one)( pls| please| thx|)',
    '<one>(: |, | - )(sum of |){terms} <over> <part>( pls|)',
    '(one number pls|one figure please|single number)(: |, | - ){terms}, <part>',
    '{terms} -> (one number|sum|total|single figure) (<part>|for <part>|over <part>)',
    'Σ {terms} (over|across|for) <part>',
    'sum over <part> of {terms}',
    '(book|portfolio|desk) (aggregate|sum)(: | of | for ){terms}( over <part>|, <part>| <over> <part>)',
    // forms and exams
    '(Determine|State|Compute|Give|Report|Calculate) the <sumword> of {terms} (over|for|across) <part>( as one figure| in a single figure|)',
    '(State|Report|Give) {terms} of <part> as (a single figure|one figure|one aggregate figure)',
    'aggregate(: |; | | - )terms(=|: ){terms}[(; |, )filter.pair={filter.pair}][(; |, )filter.side={filter.side}][(; |, )filter.type={filter.type}]',
    'Aggregate\nFigures: {terms}[\nPair: {filter.pair}][\nSide: {filter.side}][\nType: {filter.type}]\n(Book|Portfolio): attached',
    '(Figures|Terms|Quantities) to (add|be added|be summed): {terms}(. |; |, )(Scope|Over|Positions): <part>',
    'Task: (add up|sum|total) {terms} of <part>(. Result: one figure|. Answer with one number|)',
    'Let T be the sum of {terms} over <part>. (What is T|Find T|Compute T)',
    // people and stories
    '(my boss|the client|the risk report|the head of the desk|our cfo|the form) (wants|asks for|needs|has room for) (only |just |)<one>(: |, namely | for ){terms} <over> <part>',
    "i (don't|do not) want (a table|a list|twenty lines|it line by line|every position)(, | but |; )(only |just |)<one>(: | for |, ){terms} <over> <part>",
    '(in my|in our|for the) (spreadsheet|report|slide|monthly sheet) there is (one cell|one box|a single field) for {terms} of <part>(. |, )(please |)(fill it|what goes in|add them up)',
    '(i|we) (would like|want|need|have) to (add|sum|put together|aggregate) {terms} <over> <part>(. what is the result|, how much is it| and see the total|)',
    '(i know|they say|somebody said) (one should not|you cannot|it is odd to) add {terms}, but (please |)(do it|try it|add them) (for|over) <part>',
    'every position (has|shows|comes with) (its own |){terms}(. |; |, )(please |)(add|sum|total) (it|them|these) (for|over) <part> (into <one>|and tell me the total)',
    'not per (line|position|trade)(: |, | but )<one> for {terms} <over> <part>',
    '{terms}? all of <part> (together|in one number|summed up), (please|not per trade|no lines)',
    'for (the|our) (dashboard|limit check|morning mail|limit sheet)(: |, )(the |)<sumword> of {terms} <over> <part>',
    'imagine a (bucket|pot|basket)(: |, )all {terms} of <part> (go|goes) in. (what is in it|how much is in there)( at the end| together|)',
    '<addup> everything(: |, i mean | - ){terms} <over> <part>',
    'the <sumword>(, please,|) of {terms}( taken|) (over|across) <part>',
    'with {terms} of all (lines|positions) in <part> (added|summed|put together)(, what is the figure|, what number comes out|: the number please)',
  ],
  asks: [
    ...aggregateTold.asks,
    'what is the <sumword>',
    'add them up over <book>',
    'give me <one> for <book>',
    'what do they come to over <book>',
    'sum it over <book> please',
    'what is the sum over <book>',
    '<addup> it all into <one>',
    'how much is it for the whole of <book> in <one>',
    'what figure comes out for <book>',
    'please total this over <book>',
    'what does it add up to over <book>',
    'aggregate that over <book>',
    'make <one> of it for <book>',
    'state the sum for <book>',
    'what number do i get when all is added',
    'compute the total over all positions',
    'can you put that into <one>',
    'all of <book> together, how much',
    'what is the aggregate for <book>',
    'one figure please, over <book>',
  ],
  labels: [
    ...aggregateTold.labels,
    'aggregate',
    'sum over <bookn>',
    'book aggregate',
    'aggregate of <book>',
    'one figure for <book>',
    'one number',
    'single total, <bookn>',
    'aggregation',
    'sum of figures, <bookn>',
    'add up over <book>',
    'AGGREGATE',
    'agg <bookn>',
    'total in one number',
    'sum over all positions',
  ],
  clauses: {
    ...filterClauses,
    terms: {
      with: [
        'for {terms}',
        'of {terms}',
        'adding {terms}',
        'summing {terms}',
        'with {terms} added together',
        'taking {terms}',
        'made of {terms}',
        'from {terms}',
        'over the figures {terms}',
      ],
      say: [
        'add {terms}',
        'we add up {terms}',
        'the figures are {terms}',
        'i want {terms} added together',
        'sum {terms} of every position',
        'take {terms} of each trade and add',
        'the terms are {terms}',
        'it is about {terms} added up',
        'each position gives its {terms}',
        '{terms} should be in the sum',
        'i need {terms} in one figure',
        'put {terms} together',
      ],
      tag: [
        '{terms}',
        'terms {terms}',
        'terms: {terms}',
        'terms={terms}',
        'figures: {terms}',
        'add {terms}',
        'sum of {terms}',
        'of {terms}',
        'sum: {terms}',
        'items: {terms}',
      ],
      vague: ['some greeks', 'the usual figures', 'the risk numbers', 'the sensitivities'],
    },
  },
  mayMiss: [{ field: 'terms' }],
  mayMistake: [],
}
