// How people ask for sensitivities by name, of one option or of a book: greeks in the desk's words and in plain ones. "Price and greeks" is
// priceOption's, and so are "the greeks" without a name.

import { literal } from '../../compose/template.js'
import {
  attachedValue,
  choiceValue,
  type FieldValue,
  type Meaning,
  type Mention,
  quantityValue,
} from '../../meaning.js'
import type { Random } from '../../random.js'
import { bareNumber, measure, wrongMeasure } from '../../wording/measures.js'
import { anyCurrency, currencyMention, pairMention, tenorMention } from '../../wording/money.js'
import type { Phrasing } from '../phrasing.js'
import { bookFragments } from './book-fragments.js'
import { greeksTold } from './greeks-told.js'
import { toldChoices } from './option-told.js'
import {
  allClauses,
  askers,
  bareLarge,
  bareVol,
  optionChoices,
  optionClauses,
  quotedPair,
  setOption,
  volMention,
  wrongMoney,
  wrongRate,
  wrongVol,
} from './option-words.js'
import { priceOption } from './price-option.js'

const weightedNames = [
  [6, 'delta'],
  [4, 'gamma'],
  [5.5, 'vega'],
  [5, 'theta'],
  [1.5, 'thetaPerDay'],
  [1, 'gammaPer1pct'],
  [1, 'vegaPer1vol'],
  [1.2, 'rhoDomestic'],
  [0.9, 'rhoForeign'],
  [1.2, 'vanna'],
  [1.2, 'volga'],
] as const

function namesAsked(random: Random): readonly string[] {
  if (random.chance(0.03)) return ['deltaSpot', 'deltaForward']
  const count = random.weighted([
    [50, 1],
    [25, 2],
    [14, 3],
    [7, 4],
    [4, 5],
  ] as const)
  const names = new Set<string>()
  while (names.size < count) names.add(random.weighted(weightedNames))
  const all = [...names]
  // Several are mostly named in the usual order.
  const usual: readonly string[] = weightedNames.map(([, name]) => name)
  return random.chance(0.6) ? all.sort((a, b) => usual.indexOf(a) - usual.indexOf(b)) : all
}

const horizons = [
  ['a day', '1D'],
  ['a day', '1D'],
  ['1 day', '1D'],
  ['one day', '1D'],
  ['a week', '1W'],
  ['one week', '1W'],
  ['1 week', '1W'],
  ['5 days', '5D'],
  ['ten days', '10D'],
  ['two weeks', '2W'],
  ['a fortnight', '2W'],
  ['3 days', '3D'],
  ['1 month', '1M'],
  ['a month', '1M'],
] as const

function horizonMention(random: Random): Mention {
  if (random.chance(0.2)) return tenorMention(random, 'time')
  const [text, tenor] = random.pick(horizons)
  return { text, means: { kind: 'tenor', tenor } }
}

const conventions = ['spot', 'forward', 'premiumAdjustedSpot', 'premiumAdjustedForward']

function sample(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  const names = namesAsked(random)
  const quoted = quotedPair(random)
  meaning.set('which', { kind: 'choices', names })
  if (random.chance(0.5)) {
    meaning.set('book', attachedValue)
    if (random.chance(0.28)) meaning.set('filter.pair', quantityValue(pairMention(quoted.pair, random)))
    else if (random.chance(0.15))
      meaning.set('filter.currency', quantityValue(currencyMention(anyCurrency(random), random)))
    if (random.chance(0.16)) meaning.set('filter.side', choiceValue(random.pick(['long', 'short'])))
    if (random.chance(0.16)) meaning.set('filter.type', choiceValue(random.pick(['call', 'put'])))
    if (random.chance(0.4)) meaning.set('reporting', quantityValue(currencyMention(anyCurrency(random), random)))
  } else {
    setOption(meaning, quoted, random, 0.1, { side: 0.3, notional: 0.55 })
    if (random.chance(0.22)) meaning.set('vol', quantityValue(volMention(random)))
  }
  if (names.includes('delta') && random.chance(0.2))
    meaning.set('deltaConvention', choiceValue(random.pick(conventions)))
  if (names.includes('theta') && random.chance(0.4)) meaning.set('horizon', quantityValue(horizonMention(random)))
  return meaning
}

const [open, close] = [literal('{'), literal('}')]
const [bracket, unbracket] = [literal('('), literal(')')]

/** A question for each sensitivity that people ask for without its name; `it` is what has it. */
const plainly = (it: string): string =>
  `({which=delta}(how much does ${it} move with spot|how sensitive is ${it} to the exchange rate|how much do (i|we) gain or lose on ${it} when spot moves a little|what spot position is ${it} like)` +
  `|{which=vega}(how sensitive is ${it} to vol|how much does ${it} change when volatility changes|what is the exposure of ${it} to volatility|how exposed is ${it} to implied vol)` +
  `|{which=gamma}(how fast does the delta of ${it} change|how quickly does the delta of ${it} run away when spot moves|how curved is ${it} in spot)` +
  `|{which=theta}(how much does ${it} lose (over|in|within) {horizon}|how much value does ${it} lose {horizon}|what does it cost to hold ${it} for {horizon}|{!horizon}how fast does ${it} decay|{!horizon}how does ${it} lose value with time)` +
  `|{which=thetaPerDay}(how much does ${it} decay per day|how much does ${it} bleed every day|what is the daily decay of ${it})` +
  `|{which=vegaPer1vol}(how much does ${it} make if vol goes up by one point|what does one vol point do to ${it})` +
  `|{which=gammaPer1pct}(how much does the delta of ${it} change for a one percent move in spot)` +
  `|{which=rhoDomestic}(how much does ${it} change when the domestic (interest |)rate changes|how sensitive is ${it} to the domestic rate)` +
  `|{which=rhoForeign}(how much does ${it} change when the foreign (interest |)rate changes|how sensitive is ${it} to the foreign rate)` +
  `|{which=vanna}(how does the delta of ${it} react when vol moves|how much does the delta of ${it} shift with volatility)` +
  `|{which=volga}(how does the vega of ${it} change with vol|how much vega does ${it} gain when vol rises))`

export const greeks: Phrasing = {
  operation: 'finance.greeks',
  weight: 1.5,
  listable: ['option.strike', 'option.tenor', 'reporting'],
  joints: {
    which: [
      [', ', ' and '],
      [', ', ' and '],
      [', ', ' and '],
      [', ', ', '],
      [' and ', ' and '],
      ['/', '/'],
      [' + ', ' + '],
      [' & ', ' & '],
      [', ', ' plus '],
      [', ', ' as well as '],
      [' ', ' '],
    ],
  },
  askedAs: { 'option.expiry': 'option.tenor' },
  sample,
  fragments: {
    ...greeksTold.fragments,
    ...bookFragments,
    ...priceOption.fragments,
    ...askers,
    opt4: [
      '{option.tenor} {option.pair} {option.strike} {option.type}[ in {option.notional}]',
      '{option.pair} {option.tenor} {option.strike} {option.type}[, {option.notional}]',
      '{option.tenor} {option.pair} {option.type} (struck at|at|with strike|strike) {option.strike}[ on {option.notional}]',
      '{option.type} on {option.pair}, strike {option.strike}, {option.tenor}[, {option.notional}]',
      '{option.pair} {option.type} at {option.strike} (for|expiring in|with) {option.tenor}[ for {option.notional}]',
      '{option.pair} {option.strike} {option.type} (expiring|exp|expiry) {option.expiry}[, {option.notional}]',
      '[{option.side#adj} ]{option.tenor} {option.pair} {option.type} {option.strike}[ {option.notional}]',
    ],
    pos: [
      '{book=attached}(the|our|my|all the|all) [{filter.side#adj} ][{filter.pair} ]({filter.type#many}|{!filter.type}options|{!filter.type}positions|{!filter.type}trades)',
      '{book=attached}(the|our|my|all) [{filter.side#adj} ]({filter.type#many}|{!filter.type}options|{!filter.type}positions) in <book>',
      '{book=attached}(the|all|our) ({filter.type#many}|{!filter.type}(positions|options|trades)) (in|on) {filter.pair}',
      '{book=attached}(everything|all|every position) (with|that has|involving|against) {filter.currency}( in it| on one side|)',
      '{book=attached}<book>',
      '{book=attached}<book>',
      '{book=attached}(only |just |)the {filter.pair} (part of <book>|lines of <book>|positions|risk)',
      '{book=attached}(the|all) {filter.side#noun}( in <book>| we have|)',
      '{book=attached}(the|our) {filter.currency} (options|positions|trades|book)',
    ],
    only: ['only', 'just', 'only', 'nothing but', 'no price, just', 'not the price but', 'simply'],
    give: [
      'what is',
      "what's",
      'whats',
      'give me',
      'show me',
      'tell me',
      'calculate',
      'compute',
      'work out',
      'find',
      'i need',
      'get me',
      'report',
      'run',
      'determine',
      'please calculate',
      'can i have',
      'can i get',
      'could you give me',
      'i want to know',
      'let me see',
      'pull',
      'need',
    ],
  },
  choices: {
    ...optionChoices('option.'),
    ...toldChoices('option.'),
    which: {
      delta: ['delta', 'delta', 'delta', 'delta', 'Delta', 'spot sensitivity', 'delta exposure'],
      gamma: ['gamma', 'gamma', 'gamma', 'Gamma', 'gamma exposure'],
      vega: ['vega', 'vega', 'vega', 'vega', 'Vega', 'sensitivity to vol', 'vol sensitivity', 'vega exposure', 'kappa'],
      theta: ['theta', 'theta', 'theta', 'theta', 'Theta', 'time decay', 'decay', 'theta decay'],
      thetaPerDay: ['theta per day', 'daily theta', 'daily time decay', 'decay per day', 'thetaPerDay', 'daily decay'],
      gammaPer1pct: ['gamma per 1%', 'gamma per percent', 'gamma per one percent move', 'gammaPer1pct', '1% gamma'],
      vegaPer1vol: [
        'vega per vol',
        'vega per vol point',
        'vega per volatility point',
        'vegaPer1vol',
        'vega for one vol',
      ],
      rhoDomestic: ['rho', 'domestic rho', 'rho to the domestic rate', 'rhoDomestic', 'rho domestic', 'rho'],
      rhoForeign: ['foreign rho', 'phi', 'rhoForeign', 'rho to the foreign rate', 'rho foreign', 'foreign rate rho'],
      vanna: ['vanna', 'vanna', 'vanna', 'Vanna', 'vanna exposure'],
      volga: ['volga', 'volga', 'vomma', 'Volga', 'volga exposure'],
      deltaSpot: ['spot delta', 'deltaSpot', 'delta spot'],
      deltaForward: ['forward delta', 'deltaForward', 'delta forward', 'fwd delta'],
    },
    'which#code': Object.fromEntries(
      [...weightedNames.map(([, name]) => name), 'deltaSpot', 'deltaForward'].map((name) => [name, [name]]),
    ),
    deltaConvention: {
      spot: ['spot', 'spot delta', 'the spot convention'],
      forward: ['forward', 'forward delta', 'the forward convention', 'fwd'],
      premiumAdjustedSpot: [
        'premium-adjusted spot',
        'premium adjusted, spot',
        'premium-adjusted spot delta',
        'pa spot',
      ],
      premiumAdjustedForward: ['premium-adjusted forward', 'premium adjusted forward', 'pa forward', 'pa fwd'],
    },
    'deltaConvention#adj': {
      spot: ['spot'],
      forward: ['forward', 'fwd'],
      premiumAdjustedSpot: ['premium-adjusted', 'premium-adjusted spot', 'premium adjusted', 'pa'],
      premiumAdjustedForward: ['premium-adjusted forward', 'pa forward', 'premium adjusted forward'],
    },
    'filter.side': { long: ['long', 'longs'], short: ['short', 'shorts'] },
    'filter.side#adj': { long: ['long', 'bought'], short: ['short', 'sold'] },
    'filter.side#noun': {
      long: ['longs', 'long positions', 'bought options', 'options we are long'],
      short: ['shorts', 'short positions', 'sold options', 'options we are short'],
    },
    'filter.type': { call: ['call', 'calls'], put: ['put', 'puts'] },
    'filter.type#many': { call: ['calls', 'calls', 'call options'], put: ['puts', 'puts', 'put options'] },
  },
  frames: [
    ...greeksTold.frames,
    // one option
    '<give> (the |){which} (of|for|on) (a|the|my) <opt4>[ at {vol} vol]',
    '<give> (the |){which} (of|for|on) (a|the|this) [{option.side#adj} ]{option.tenor} {option.pair} {option.type} <struck> {option.strike}[ <on> {option.notional}][ <vol>]',
    '{which} (of|for|on) (a|the) <opt4>[, {vol} vol]',
    '{which}: <opt4>[, {option.side#word}][, vol {vol}]',
    '<opt4>[ {option.side#word}][ v {vol}], {which}( please| pls|)',
    '<opt4>: {which}( only| please| pls|)',
    '<opt4>, <only> {which}[, vol {vol}]',
    '<only> (the |){which} (of|for) (a|the|this) <opt4>',
    `{!book}${plainly('my <opt4>')}`,
    `{!book}${plainly('a <opt4>')}[ at {vol} vol]`,
    `{!book}${plainly('an option like this')}: <opt4>[, {option.side#word}]`,
    '(i|we) {option.side#past} (a|the) <opt4>. <give> (the |){which}[ at {vol} vol]',
    'what {which} (do|would) (i|we) have (if|when) (i|we) {option.side#verb} (a|the) <opt4>',
    'how much {which} (is in|do (i|we) get with|comes with|has) (a|the|one) <opt4>',
    '<who> {option.side#verbs} (a|the) <opt4>. (what is|report|show) the {which}( of that| (i|we) take on|)',
    "(what's|whats|what is) my {which} (on|from) (a|the) <opt4>, {option.side#word}",
    '<give> (the |){deltaConvention#adj} {which=delta}delta (of|for|on) (a|the) <opt4>[ at {vol} vol]',
    '<opt4>, {deltaConvention#adj} {which=delta}delta( please|)',
    'delta {which=delta}in {deltaConvention}(:|,| for) <opt4>',
    'theta {which=theta}(over|for) {horizon} (of|on|for) (a|the|my) <opt4>',
    '(an option|a {option.type}) on {option.pair} struck at {option.strike} expires in {option.tenor}[; notional {option.notional}][; volatility {vol}]. (Determine|Calculate|State|Find) (its|the) {which}',
    '(Determine|Calculate|Compute|State) the {which} of a (European |vanilla |){option.type}( option|) on {option.pair} with strike {option.strike} and {option.tenor} to (expiry|maturity)[, notional {option.notional}][, volatility {vol}]',
    'which(: |=){which#code}(; |, |, | / )(option: |)pair(: |=){option.pair}, type(: |=){option.type}, strike(: |=){option.strike}, tenor(: |=){option.tenor}[, notional(: |=){option.notional}][; vol(: |=){vol}]',
    `${open}"which": ${literal('[')}{which#code}${literal(']')}, "option": ${open}"pair": "{option.pair}", "type": "{option.type}", "strike": {option.strike}, "tenor": "{option.tenor}"[, "notional": "{option.notional}"]${close}[, "vol": "{vol}"]${close}`,
    `greeks${bracket}{option.pair}, {option.type}, K={option.strike}, T={option.tenor}[, N={option.notional}][, sigma={vol}]${unbracket} -> {which#code}`,
    '(pls|please|can you|could you) (run|show|send|compute|check) (the |){which} (for|on|of) (a|the|that) <opt4>',
    "(i|we) (do not|don't) need (the|a) (price|value|premium), <only> the {which} of (a|the) <opt4>",
    'for (my|our) (homework|report|hedge|risk sheet|limit check) (i|we) need the {which} of (a|the) <opt4>[, {vol} vol]',
    'with {vol} vol, <give> the {which} of (a|the) <opt4>',
    '{option.type} {option.pair} K={option.strike} T={option.tenor}[ N={option.notional}][ sigma={vol}]: {which}',
    '(the bank|my teacher|the client|my boss|risk) (asks|wants to know|asked me|is asking) what the {which} of (a|the|our) <opt4> (is|would be)',
    `{!book}(i am|we are) learning (about options|this) and (do not|don't) understand the {which} of this (one|option): <opt4>(. what is it|, what is it|. can you calculate it)`,
    '(my teacher|the book|my colleague) says (that |)every option has {which}. how (big|much) is it for (a|the) <opt4>',
    '(i am|we are) not interested in what it costs. (i|we) have (a|one) <opt4>; (please |)<give> the {which}',
    '(somebody|the client|a friend) holds (a|the) <opt4> and asks for (the |its |){which}',
    '(hedging|to hedge|for hedging) (a|the|my) <opt4>(:|,) <give> the {which}',
    '(suppose|say|assume|if) (i|we) {option.side#verb} (a|one) <opt4>(. |, | - )<give> the {which} of it',
    '{which} pls(:|,) <opt4>[ {option.side#word}]',
    '(mate|hi|hello|hey)(, | )(quick one|quick question|one thing)(: |, ){which} on the <opt4>( thx| cheers|)',
    '(part b|the second question|task|exercise)(: |, )find the {which} (of|for) (a|the) <opt4>[ using {vol} volatility]',
    // a book
    '<give> (our |my |)(total |overall |net |){which} (of|for|on|in|across) <pos>[ in {reporting}]',
    '<give> (the |)(total |overall |net |){which} (of|for|on|across) <pos>[ in {reporting}]',
    '{which} (of|for|on|in) <pos>[ in {reporting}|, reporting {reporting}|, {reporting}]',
    '<pos>: {which}[ in {reporting}]( please| pls| only|)',
    '<pos>, <only> {which}[, in {reporting}]',
    'how much {which} (do (we|i) have|are (we|i) running|is there|are (we|i) carrying|sits) (in|on|across) <pos>[ in {reporting}]',
    'how (long or short|big) (are (we|i) in|is our) {which}(, looking at| across| over| on) <pos>[? in {reporting}| in {reporting}]',
    'what {which} does {book=attached}<book> (have|show|carry)[ in {reporting}]',
    `{book=attached}${plainly('<book>')}[ in {reporting}]`,
    `{book=attached}${plainly('our position')}, ({filter.pair} only|for the {filter.type#many}|for the {filter.side#noun}|in {reporting}|<book>)`,
    '(run|do|give me|need|send) (a |the |){which} (report|run|sheet|numbers|figures|line by line) (for|on|of) <pos>[ in {reporting}]',
    '{which} (per|for each|by|line by line for each) (position|trade|line|option) (in|of|for) {book=attached}<book>[ in {reporting}]( and the total|, with a total|)',
    '(total|net|overall) {which}[ in {reporting}](, |: | for | of )<pos>',
    '{book=attached}<book>: {which}[, pair {filter.pair}][, ccy {filter.currency}][, {filter.side} only][, {filter.type#many} only][, in {reporting}]',
    'on {filter.pair} {book=attached}(only|alone), <give> (the |our |){which}[ in {reporting}]',
    'for the {filter.type#many} {book=attached}(only|alone|in <book>), <give> (the |our |){which}[ in {reporting}]',
    'in {reporting}, <give> the {which} (of|for|on) <pos>',
    '<give> (the |our |){deltaConvention#adj} {which=delta}delta (of|for|on) <pos>[ in {reporting}]',
    'theta {which=theta}(over|for) {horizon} (of|on|for|across) <pos>[ in {reporting}]',
    'if nothing (moves|happens|changes) (for|over|in) {horizon}, {which=theta}{book=attached}(what do (we|i) lose|how much do (we|i) bleed|what is the decay|what does it cost us) on <book>[ in {reporting}]',
    '(what|how much) (do|will) (we|i) (lose|pay|bleed) {which=theta}in time decay over {horizon} on <pos>[, in {reporting}]',
    '(risk|the auditors|compliance|my boss|the cro|the regulator) (wants|want|needs|need|asked for|is asking for) (the |our |){which} (of|for|on) <pos>[ in {reporting}]',
    '(before|after) (the fed|the close|lunch|the weekend|month end) (i|we) (want|need|would like) (to see|to know|to have) the {which} (of|on|across) <pos>[ in {reporting}]',
    '(Determine|Calculate|Compute|State|List) the {which} of <pos>[, expressed in {reporting}]',
    'which(: |=){which#code}(; |, |, | / )book(: |=){book=attached}(attached|see file|input)[; filter.pair(: |=){filter.pair}][; filter.currency(: |=){filter.currency}][; filter.side(: |=){filter.side}][; filter.type(: |=){filter.type}][; reporting(: |=){reporting}][; horizon(: |=){horizon}][; deltaConvention(: |=){deltaConvention}]',
    '(limit check|risk report|eod risk|morning risk|risk run)(: |, | - ){which} (of|for|on) <pos>[ in {reporting}]',
    '(no prices|without prices|not the value)(, |: )<only> (the |){which} (of|for|on) <pos>[ in {reporting}]',
    '(can|could) (i|we) (get|see|have) (the |our |){which} (by|per) (line|position) (for|of|on) <pos>[ in {reporting}]',
    '(here is|attached is|i attach|please find attached) {book=attached}(the book|my book|our option book|a list of options|our portfolio)(. |, | - )<give> (the |its |){which}[ for {filter.pair}][ in {reporting}]',
    "(what is|what's|how large is) {book=attached}(our|my|the desk's|the) {which} (in|on|to) {filter.pair}[ in {reporting}]",
    '(we|i) (hold|have|own) {book=attached}(many options|a book of options|some currency options|the attached options) and (want|need) to know (the |their |its |){which}[ in {reporting}]',
  ],
  asks: [
    ...greeksTold.asks,
    'what is the {which}',
    'what is its {which}',
    '<give> the {which}',
    '<only> the {which} please',
    'what are the {which}',
    '<calc> the {which}',
    'what is the {which} of {!book}this option',
    'how much {which} {!book}does this option have',
    'i only need {which}',
    'the {which} please',
    'could you work out the {which} {!book}of this option',
    `{!book}${plainly('it')}`,
    `{!book}${plainly('this option')}`,
    `{book=attached}${plainly('<book>')}`,
    'what is the {which} of {book=attached}<book>',
    'what {which} do we have in {book=attached}<book>',
    '<calc> the {which} of {book=attached}<book>',
    'run {which} on {book=attached}<book>',
    'please tell the {which}, the price is not needed',
    'determine the {which}',
    'report the {which}',
    'show me {which} only',
    'how big is the {which}',
    'i am interested in the {which}',
  ],
  labels: [
    ...greeksTold.labels,
    '{which}',
    '{which}',
    '{which} only',
    'sensitivities: {which}',
    'greeks: {which}',
    'Greeks: {which}',
    'which={which#code}',
    'risk: {which}',
    '{which} of an option {!book}',
    'book {which}{book=attached}',
    '{book=attached}<bookn> {which}',
    'total {which}{book=attached}',
    'want {which}',
    'option {which}{!book}',
    'Required sensitivities: {which}',
    'risk report, {which}{book=attached}',
    'need {which}, no price',
  ],
  clauses: allClauses(priceOption.clauses, optionClauses('option.'), {
    which: {
      with: ['namely {which}', 'that is {which}', '{which} only'],
      say: [
        'i need {which}',
        'the sensitivities wanted are {which}',
        'i am after {which}',
        'what i want is {which}',
        'we are interested in {which}',
        'the figures needed are {which}',
      ],
      tag: [
        '{which}',
        'which={which#code}',
        'greeks: {which}',
        'Sensitivities: {which}',
        'wanted: {which}',
        '{which} only',
      ],
      vague: ['some sensitivities', 'one of the sensitivities', 'the usual sensitivity'],
    },
    deltaConvention: {
      with: ['with {deltaConvention} delta', 'delta {deltaConvention}', 'using {deltaConvention} for delta'],
      say: [
        'the delta convention is {deltaConvention}',
        'we quote delta {deltaConvention}',
        'delta should be {deltaConvention}',
        'use {deltaConvention} for the delta',
        'our deltas are {deltaConvention}',
      ],
      tag: [
        'delta convention {deltaConvention}',
        'deltaConvention={deltaConvention}',
        'Delta convention: {deltaConvention}',
        'delta: {deltaConvention}',
        'conv {deltaConvention}',
      ],
    },
    'filter.pair': {
      with: [
        'for {filter.pair}',
        'in {filter.pair}',
        'for {filter.pair} only',
        'only {filter.pair}',
        'restricted to {filter.pair}',
        '{filter.pair} positions only',
        'just the {filter.pair} lines',
      ],
      say: [
        'only the {filter.pair} positions count',
        'i only care about {filter.pair}',
        'take {filter.pair} only',
        'leave out all but {filter.pair}',
        'just {filter.pair}',
        'filter on {filter.pair}',
        'look at the {filter.pair} trades only',
      ],
      tag: ['{filter.pair}', 'pair {filter.pair}', 'pair={filter.pair}', 'filter: {filter.pair}', '{filter.pair} only'],
    },
    'filter.currency': {
      with: [
        'for everything with {filter.currency}',
        'for positions that involve {filter.currency}',
        'restricted to positions with {filter.currency}',
        'for the {filter.currency} pairs only',
        'only where {filter.currency} is one of the two currencies',
      ],
      say: [
        'only positions with {filter.currency} count',
        'take just the pairs that have {filter.currency}',
        'i care about the {filter.currency} pairs only',
        'filter on {filter.currency} as one of the currencies',
        'leave out whatever has no {filter.currency} in it',
      ],
      tag: [
        'filter ccy {filter.currency}',
        'filter.currency={filter.currency}',
        'Filter currency: {filter.currency}',
        '{filter.currency} pairs only',
      ],
    },
    'filter.side': {
      with: [
        'for the {filter.side#noun}',
        '{filter.side#noun} only',
        'of the {filter.side#noun} only',
        'just the {filter.side#noun}',
      ],
      say: [
        'only the {filter.side#noun} count',
        'take the {filter.side#noun} only',
        'i mean the {filter.side#noun}',
        'leave out all but the {filter.side#noun}',
        'look at {filter.side#noun} only',
      ],
      tag: [
        '{filter.side#noun}',
        'side={filter.side=long}long',
        'side={filter.side=short}short',
        '{filter.side#noun} only',
        'Filter: {filter.side#noun}',
      ],
    },
    'filter.type': {
      with: [
        'for the {filter.type#many}',
        '{filter.type#many} only',
        'of the {filter.type#many} only',
        'just the {filter.type#many}',
      ],
      say: [
        'only the {filter.type#many} count',
        'take the {filter.type#many} only',
        'i mean just the {filter.type#many}',
        'leave out all but the {filter.type#many}',
        'look at {filter.type#many} only',
      ],
      tag: [
        '{filter.type#many}',
        'type={filter.type=call}call',
        'type={filter.type=put}put',
        '{filter.type#many} only',
        'Filter: {filter.type#many}',
      ],
    },
    reporting: {
      with: [
        'in {reporting}',
        'reported in {reporting}',
        'with totals in {reporting}',
        'expressed in {reporting}',
        'with everything in {reporting}',
        'converted to {reporting}',
        'in terms of {reporting}',
      ],
      say: [
        'report in {reporting}',
        'the reporting currency is {reporting}',
        'we report in {reporting}',
        'totals in {reporting} please',
        'give it in {reporting}',
        'our base currency is {reporting}',
        'i want the figures in {reporting}',
      ],
      tag: [
        'in {reporting}',
        'reporting {reporting}',
        'reporting={reporting}',
        'Reporting currency: {reporting}',
        'base ccy {reporting}',
        'rep ccy {reporting}',
      ],
    },
    horizon: {
      with: ['over {horizon}', 'with a horizon of {horizon}', 'taken over {horizon}', 'for a horizon of {horizon}'],
      say: [
        'the horizon is {horizon}',
        'take theta over {horizon}',
        'theta is to be over {horizon}',
        'the decay is over {horizon}',
        'measure the decay over {horizon}',
        'use a horizon of {horizon} for theta',
      ],
      tag: [
        'horizon {horizon}',
        'horizon={horizon}',
        'Horizon: {horizon}',
        'theta horizon {horizon}',
        'theta over {horizon}',
      ],
    },
  }),
  mayMiss: [
    { field: 'which' },
    { field: 'option.pair' },
    { field: 'option.type' },
    { field: 'option.strike' },
    { field: 'option.tenor' },
    { field: 'option.notional', bare: bareLarge },
    { field: 'vol', bare: bareVol },
    { field: 'horizon', bare: (random) => bareNumber(random.integer(1, 10), random) },
  ],
  mayMistake: [
    { field: 'option.strike', wrong: (random, meaning) => wrongRate(random, meaning, 'option.') },
    { field: 'option.notional', wrong: (random, meaning) => wrongMoney(random, meaning, 'option.') },
    { field: 'vol', wrong: wrongVol },
    {
      field: 'horizon',
      wrong: (random) =>
        random.chance(0.6) ? measure(random.integer(2, 48), 'h', random) : wrongMeasure('plain', random),
    },
  ],
}
