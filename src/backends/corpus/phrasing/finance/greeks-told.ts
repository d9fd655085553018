// More ways to ask for sensitivities by name: short subsets of a trader, forms, plain words about one option.

import { literal } from '../../compose/template.js'
import { toldFragments } from './option-told.js'

const [open, close] = [literal('{'), literal('}')]

export const greeksTold = {
  fragments: {
    ...toldFragments('option.'),
    /** How an option is held. */
    held: [
      "({option.side=short}i'm short|{option.side=long}i'm long) {option.notional}",
      "({option.side=short}we're short|{option.side=long}we're long) {option.notional}",
      '({option.side=short}short|{option.side=long}long) {option.notional}',
      '({option.side=short}i sold|{option.side=long}i bought) {option.notional}( of it| of them|)',
      '({option.side=short}i am short it|{option.side=long}i own it)',
      '({option.side=short}we wrote it|{option.side=long}we hold it)[, {option.notional}]',
    ],
    /** What it is about, in a line. */
    line: [
      '{option.pair} {option.tenor} {option.strike} {option.type}',
      '{option.tenor} {option.strike} {option.pair} {option.type}',
      '{option.type} {option.pair} {option.strike} {option.tenor}',
      '{option.pair} {option.strike} {option.type#short} {option.tenor}',
      '{option.strike} {option.type} in {option.pair}, {option.tenor} left',
    ],
  },
  frames: [
    '{which} only, <line>, <held>',
    '<line>: {which} only, <held>',
    '{which} (only|pls|please)(, | - )<held>, <line>',
    '<held>, <line>. {which}(?| please| pls| only)',
    '<held> (of |)<line>(, |. |: )(just the|only|give me) {which}',
    "(don't price it|no price|skip the price|forget the premium)(: |, |; )(just |only |){which} for <line>[, {option.notional}]",
    '{which} (on|for) <line>[, vol {vol}][, <held>]',
    '<line>[, {option.notional}] - (need|want|show|gimme) {which}( quickly| pls| asap| for the hedge|)',
    // told
    '(give|show|tell) me the {which} of <told>',
    '<told>(. |; |: )(what is its|what is the|i need its|state its) {which}( please|)',
    '{!option.side}(i|we) (own|hold|have) <told> and (must report|need|want to see|are asked for) (its |the |){which}',
    '(determine|compute|find|state) the {which} of <told>[, volatility {vol}]',
    '{which=delta}(if the rate moves a little, how much does <told> gain or lose|how many units of currency does <told> behave like|by how much does the price of <told> follow the exchange rate)',
    '{which=vega}(if the market gets more nervous, how much does <told> gain|how much does <told> depend on the volatility)',
    '{which=theta}(how much value does <told> lose as the days go by|what does mere waiting cost me with <told>)',
    '{which=gamma}(how quickly does the hedge of <told> go wrong when the rate moves|how often must the hedge of <told> be redone, i mean its gamma|how unstable is the delta of <told>)',
    '{which=rhoDomestic}(what does a change of the domestic interest rate do to <told>|how does <told> react when the domestic central bank moves its rate)',
    '{which=rhoForeign}(what does a change of the foreign interest rate do to <told>|how does <told> react when the foreign central bank moves its rate)',
    '{which=thetaPerDay}(how much does <told> lose per day|what does each day that passes take off <told>)',
    '{which=vegaPer1vol}(how much does <told> gain for each point of volatility|what is one point of volatility worth on <told>)',
    // forms
    '(product|instrument|Product)(: |=)(vanilla option|fx option|vanilla)<nl><form><nl>(wanted|output|greeks|risk|measures|sensitivities|requested)(: |=){which}[<nl>(vol|sigma)(: |=){vol}]',
    '(request|task|op|job)(: |=| - )(greeks|sensitivities|risk figures)<nl>(which|measures|greeks)(: |=){which}<nl><form>[<nl>(vol|volatility)(: |=){vol}]',
    `${open}"(request|op|task)": "(greeks|sensitivities)", "(which|measures)": "{which#code}", <jform>[, "vol": "{vol}"]${close}`,
    '(Sensitivity request|Greeks request|Risk ticket)\n<form>\n(wanted|figures): {which}',
    '(State|Report|Determine) the {which} of the following option(: |\n)<form>',
    // a book
    '{which} only(, | - |: ){book=attached}<book>[, in {reporting}][, {filter.pair}]',
    '{book=attached}<book>(, |: )(just |only |){which}[, {filter.pair} only][, in {reporting}]',
    '(book|portfolio) (risk|greeks|sensitivities)(: |\n)(which|measures)(: |=){book=attached}{which}[<nl>(pair|ccy pair)(: |=){filter.pair}][<nl>(reporting|report in|ccy)(: |=){reporting}][<nl>(side)(: |=){filter.side}]',
    // parts left out
    '{which} (of|for|on) (a|an|my|the) {option.pair} {option.type} (struck at|at|with strike) {option.strike}( please| pls|)[, <held>]',
    '{which} (of|for|on) (a|my|the) {option.tenor} {option.pair} {option.type}( please| pls|)[, {option.notional}]',
    '{which} (of|for|on) (a|my|the) {option.tenor} {option.pair} option (struck at|at|strike) {option.strike}',
    '{which} (of|for|on) (an|my|the|one) (option|vanilla)( please| pls|)',
  ],
  asks: ['{which} and nothing more', 'only {which}, no price', 'what about its {which}', 'i am asked for the {which}'],
  labels: [
    'wanted: {which}',
    'risk: {which}',
    'sensitivities: {which}',
    'greeks requested: {which}',
    'measures: {which}',
  ],
} as const
