// How people ask for options that are dealt together: straddles, strangles, risk reversals, butterflies, spreads. That a price is wanted is
// always said or plain from side and size: a bare "25 delta risk reversal" is a quote of volatility.

import { literal } from '../../compose/template.js'
import { choiceValue, type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { arrayOf, wrongArray } from '../../wording/arrays.js'
import { measure, wrongMeasure } from '../../wording/measures.js'
import { onGrid } from '../../wording/number-words.js'
import type { Phrasing } from '../phrasing.js'
import {
  allClauses,
  askers,
  bareLarge,
  bareVol,
  dealtRate,
  moneyOf,
  optionChoices,
  optionClauses,
  plainRate,
  quotedPair,
  rateAway,
  rateNear,
  setTerms,
  spokenRate,
  volMention,
  wrongMoney,
  wrongRate,
  wrongVol,
} from './option-words.js'
import { priceStrategyTold } from './price-strategy-told.js'
import { withDeskDeltas } from './quote-fields.js'

/** 0.25, .25, 25%, or the dealers' 25. */
function deltaMention(random: Random): Mention {
  const hundredths = random.pick([25, 25, 25, 25, 10, 10, 10, 15, 20, 30, 35, 5])
  const share = hundredths / 100
  return random.weighted<() => Mention>([
    [5, () => ({ text: String(share), means: { kind: 'number', value: share } })],
    [1.5, () => ({ text: String(share).slice(1), means: { kind: 'number', value: share } })],
    [2, () => measure(hundredths, '%', random)],
    [
      3,
      () => ({ text: String(hundredths), means: { kind: 'quantity', value: hundredths, unit: '%' }, manner: 'bare' }),
    ],
  ])()
}

const strategies = [
  [3, 'straddle'],
  [2.5, 'strangle'],
  [2.5, 'riskReversal'],
  [2, 'butterfly'],
  [2, 'callSpread'],
  [2, 'putSpread'],
] as const
const conventions = ['spot', 'forward', 'premiumAdjustedSpot', 'premiumAdjustedForward']

const figureOf = ({ means }: Mention): number | undefined => (means.kind === 'number' ? means.value : undefined)

function sample(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  const quoted = quotedPair(random)
  const strategy = random.weighted(strategies)
  meaning.set('strategy', choiceValue(strategy))
  setTerms(meaning, quoted, '', random, { side: 0.45, notional: 0.6 })
  const byDelta = { straddle: 0, strangle: 0.4, riskReversal: 0.5, butterfly: 0.4, callSpread: 0, putSpread: 0 }
  if (strategy === 'straddle') {
    if (random.chance(0.75))
      meaning.set('strike', quantityValue(dealtRate(rateNear(quoted, 0.08, random), quoted, random)))
  } else if (random.chance(byDelta[strategy])) {
    meaning.set('delta', quantityValue(deltaMention(random)))
    if (random.chance(0.15)) meaning.set('deltaConvention', choiceValue(random.pick(conventions)))
  } else {
    const middle = (random.next() - 0.5) * 0.06
    const wing = onGrid(random, 0.02, 0.07, 0.01)
    const shares = strategy === 'butterfly' ? [middle - wing, middle, middle + wing] : [middle - wing, middle + wing]
    const levels = shares.map((share) => rateAway(quoted, share, random))
    if (random.chance(strategy === 'putSpread' ? 0.45 : 0.12)) levels.reverse()
    const bare = random.chance(0.93)
    const mentions = levels.map((level) => (bare ? plainRate(level) : spokenRate(level, quoted, random)))
    const values = levels.flatMap((level) => figureOf(plainRate(level)) ?? [])
    meaning.set(
      'strikes',
      bare && random.chance(0.1) ? quantityValue(arrayOf(random, values)) : { kind: 'quantities', mentions },
    )
    if (strategy === 'butterfly' && random.chance(0.4)) meaning.set('type', choiceValue(random.pick(['call', 'put'])))
  }
  if (random.chance(0.2)) meaning.set('vol', quantityValue(volMention(random)))
  return meaning
}

const [open, close] = [literal('{'), literal('}')]
const [bracket, unbracket] = [literal('('), literal(')')]
/** Of a strategy that is bought, or whose side is not said. */
const bought = (text: string): string => `({side=long}${text}|{!side}${text})`

export const priceStrategy: Phrasing = withDeskDeltas({
  operation: 'finance.priceStrategy',
  weight: 1.2,
  listable: ['strike', 'tenor'],
  joints: {
    strikes: [
      ['/', '/'],
      ['/', '/'],
      ['-', '-'],
      [' / ', ' / '],
      [', ', ' and '],
      [', ', ' and '],
      [', ', ', '],
      [' and ', ' and '],
      [' - ', ' - '],
      [' & ', ' & '],
    ],
  },
  askedAs: { expiry: 'tenor' },
  sample,
  fragments: {
    ...priceStrategyTold.fragments,
    ...askers,
    strad: ['straddle', 'straddle', 'straddle', 'strad', 'straddle option'],
    stran: ['strangle', 'strangle', 'strangle', 'strang'],
    rr: ['risk reversal', 'risk reversal', 'RR', 'rr', 'risk-reversal', 'riskie', 'risky'],
    fly: ['butterfly', 'butterfly', 'fly', 'bfly', 'butterfly spread', 'BF'],
    cs: ['call spread', 'call spread', 'callspread', 'CS', 'vertical call spread'],
    ps: ['put spread', 'put spread', 'putspread', 'PS', 'vertical put spread'],
    px: ['price', 'px', 'premium', 'value', 'how much', 'what does it cost', 'where is it', 'price pls', 'cost', 'pv'],
    wings: [
      '{delta} delta',
      '{delta} delta',
      '{delta}-delta',
      '{delta} Δ',
      'delta {delta}',
      '{delta} {deltaConvention#adj} delta',
    ],
    costs: [
      'what does it cost',
      'how much is it',
      'what is it worth',
      'price it',
      'what is the total premium',
      'what is the net premium',
      'what do (i|we) pay or receive',
      'how much is the whole package',
      'price of the package please',
      'value all together',
      'what is the cost of the structure',
      'premium of both legs please',
    ],
  },
  choices: {
    ...optionChoices(''),
    strategy: {
      straddle: ['straddle', 'straddle', 'straddle', 'straddle strategy'],
      strangle: ['strangle', 'strangle', 'strangle', 'strangle strategy'],
      riskReversal: ['risk reversal', 'risk reversal', 'RR', 'rr', 'risk-reversal'],
      butterfly: ['butterfly', 'butterfly', 'fly', 'butterfly spread', 'bfly'],
      callSpread: ['call spread', 'call spread', 'callspread', 'vertical call spread', 'CS'],
      putSpread: ['put spread', 'put spread', 'putspread', 'vertical put spread', 'PS'],
    },
    'strategy#code': {
      straddle: ['straddle', 'STRADDLE'],
      strangle: ['strangle', 'STRANGLE'],
      riskReversal: ['riskReversal', 'risk_reversal', 'RISK_REVERSAL', 'RR'],
      butterfly: ['butterfly', 'BUTTERFLY', 'fly'],
      callSpread: ['callSpread', 'call_spread', 'CALL_SPREAD'],
      putSpread: ['putSpread', 'put_spread', 'PUT_SPREAD'],
    },
    deltaConvention: {
      spot: ['spot delta', 'spot', 'spot delta convention'],
      forward: ['forward delta', 'forward', 'fwd delta', 'forward delta convention'],
      premiumAdjustedSpot: ['premium-adjusted spot delta', 'premium adjusted spot', 'premium-adjusted delta, spot'],
      premiumAdjustedForward: ['premium-adjusted forward delta', 'premium adjusted forward', 'pa forward delta'],
    },
    'deltaConvention#adj': {
      spot: ['spot'],
      forward: ['forward', 'fwd'],
      premiumAdjustedSpot: ['premium-adjusted spot', 'pa spot'],
      premiumAdjustedForward: ['premium-adjusted forward', 'pa forward'],
    },
  },
  frames: [
    ...priceStrategyTold.frames,
    // straddle
    '{tenor} {pair} {strategy=straddle}{strike} <strad>[ {notional}][ {side#word}][ {vol} vol](, <px>|: <px>)',
    '{strategy=straddle}<strad> {pair} {tenor} {strike}[ {notional}][ {side#word}](, <px>|)',
    '{pair} {tenor} {strategy=straddle}{!strike}(ATM|atm|at-the-money|at the money) <strad>[ {notional}][ {side#word}](, <px>|: <px>)',
    '<dealprice> (a|an|the) {tenor} {pair} {strategy=straddle}({!strike}(ATM|at-the-money) <strad>|<strad> (struck at|at|with strike) {strike})[ (in|on|for) {notional}][ at {vol} vol]',
    `<who> (want|wants|would like) to ${bought('(own|have|hold|buy)')} both the call and the put at {strategy=straddle}{strike} (on|in) {pair} for {tenor}[, {notional}]. <costs>`,
    '(the |)(call and (the |)put|put and (the |)call) (both |together |)(struck |)at {strategy=straddle}{strike}, {pair}, {tenor}[, {notional}][, {side#word}](: |, | - )<costs>',
    "(i|we) (do not|don't) know (if|whether) {pair} goes up or down, (only|just) that it (will move|moves a lot), so (i|we) take a call and a put with the same strike {strategy=straddle}{strike}, {tenor}[, each on {notional}]. <costs>",
    '{strategy=straddle}(i|we) expect (a big move|trouble|a wild time|fireworks) in {pair} (over|during|in) the next {tenor}: <dealprice> (a|the) straddle[ at {strike}][ on {notional}]',
    '{side#verb} {strategy=straddle}(a|the) {tenor} {pair} {strike} <strad>[ in {notional}](, <px>|. <costs>|)',
    // strangle
    '{tenor} {pair} {strategy=strangle}{strikes} <stran>[ {notional}][ {side#word}][ {vol} vol](, <px>|: <px>)',
    '{tenor} {pair} {strategy=strangle}<wings> <stran>[ {notional}][ {side#word}](, <px>|: <px>)',
    '<dealprice> (a|the) {tenor} {strategy=strangle}<wings> <stran> (in|on) {pair}[ (in|on|for) {notional}][ at {vol} vol]',
    `<who> (want|wants) to ${bought('(own|have|buy)')} (a put below and a call above|a low put and a high call|the put and the call, out of the money both) {strategy=strangle}the market: strikes {strikes}, {pair}, {tenor}[, {notional}]. <costs>`,
    '(an |)out of the money (put and call|call and put) together, {strategy=strangle}strikes {strikes}, (on|in) {pair} for {tenor}[, {notional}][, {side#word}](: |. |, )<costs>',
    '{side#verb} {strategy=strangle}(a|the) {tenor} {pair} {strikes} <stran>[ in {notional}](, <px>|. <costs>|)',
    '{side#verb} {strategy=strangle}(a|the) {tenor} {pair} <wings> <stran>[ in {notional}](, <px>|. <costs>|)',
    // risk reversal
    '{tenor} {pair} {strategy=riskReversal}{strikes} <rr>[ {notional}][ {side#word}][ {vol} vol](, <px>|: <px>)',
    '<px>: {tenor} {pair} {strategy=riskReversal}<wings> <rr>[ {notional}][ {side#word}]',
    '{side#verb} {strategy=riskReversal}(a|the) {tenor} {pair} <wings> <rr>[ in {notional}](, <costs>|. <costs>| - premium)',
    '{side#verb} {strategy=riskReversal}(a|the) {tenor} {pair} {strikes} <rr>[ in {notional}](, <px>|. <costs>|)',
    `<who> ${bought('(want|wants|would like) to buy the call and sell the put')}, {strategy=riskReversal}strikes {strikes}, (on|in) {pair}, {tenor}[, {notional}]. <costs>`,
    `${bought('(long call|buy the call|call bought), (short put|sell the put|put sold)')}, {strategy=riskReversal}{strikes}, {pair} {tenor}[, {notional}](: |, | - )<costs>`,
    'what is the (premium|price|cost|value in cash|money value) of a {tenor} {pair} {strategy=riskReversal}<wings> <rr>[ (on|for) {notional}][ {side#word}]',
    '{strategy=riskReversal}(finance|pay for) the (put by selling the call|call by selling the put|one option by selling the other), as a <rr>: {pair}, {strikes}, {tenor}[, {notional}][, {side#word}]. <costs>',
    // butterfly
    '{tenor} {pair} {strategy=butterfly}{strikes}[ {type}] <fly>[ {notional}][ {side#word}][ {vol} vol](, <px>|: <px>)',
    '<px>: {tenor} {pair} {strategy=butterfly}<wings> <fly>[ {notional}][ {side#word}]',
    '{side#verb} {strategy=butterfly}(a|the) {tenor} {pair} {strikes}[ {type}] <fly>[ in {notional}](, <px>|. <costs>|)',
    '{side#verb} {strategy=butterfly}(a|the) {tenor} {pair} <wings> <fly>[ in {notional}](, <costs>|. <costs>| - premium)',
    '<dealprice> (a|the) {tenor} {pair} {strategy=butterfly}[{type} ]<fly>, (strikes|struck at|with strikes) {strikes}[, (in|on|for) {notional}][, {vol} vol]',
    `<who> ${bought('(buy|buys|take|takes) the wings and (sell|sells) the (body|middle) twice')}: {strategy=butterfly}{strikes}[, {type}s], {pair}, {tenor}[, {notional}]. <costs>`,
    `the strikes {strategy=butterfly}{strikes}, ${bought('(wings against the body|buy the outer ones and sell the middle twice)')}, {pair}[ {type}s], {tenor}[, {notional}]. <costs>`,
    // spreads
    '{tenor} {pair} {strikes} ({strategy=callSpread}<cs>|{strategy=putSpread}<ps>)[ {notional}][ {side#word}][ {vol} vol](, <px>|: <px>|)',
    '{pair} {tenor} ({strategy=callSpread}<cs>|{strategy=putSpread}<ps>) {strikes}[ {notional}][ {side#word}](, <px>|)',
    '{side#verb} (a|the) {tenor} {pair} {strikes} ({strategy=callSpread}<cs>|{strategy=putSpread}<ps>)[ in {notional}](, <px>|. <costs>|)',
    '{side#verb} {notional} {tenor} {pair} ({strategy=callSpread}<cs>|{strategy=putSpread}<ps>), {strikes}(, <px>|. <costs>|)',
    '<dealprice> (a|the) {tenor} {pair} ({strategy=callSpread}<cs>|{strategy=putSpread}<ps>)(,| with| struck at|, strikes) {strikes}[, (in|on|for) {notional}][, {vol} vol]',
    `<who> ${bought('(buy|buys) the ({strategy=callSpread}lower call|{strategy=putSpread}higher put) and (sell|sells) the other')}, {strikes}, (on|in) {pair}, {tenor}[, {notional}]. <costs>`,
    '({strategy=callSpread}a call is too dear, so (i|we) give up the upside beyond the second strike|{strategy=putSpread}a put is too dear, so (i|we) give up the protection below the second strike): {strikes} on {pair}, {tenor}[, {notional}]. (what does the spread cost|price the spread|how much is the spread)',
    '({strategy=callSpread}bull call spread|{strategy=putSpread}bear put spread) (on|in) {pair}, (between|strikes) {strikes}, {tenor}[, {notional}](: |, )<costs>',
    // any of them
    '(rfq|RFQ|quote request|pls quote|indication|strategy rfq)(:| -|) [{side#word} ]{tenor} {pair} {strategy}[ {strike}][ {strikes}][ {delta} delta][ {type}s][ {notional}](, price| px|, premium)',
    '<dealprice> (a|the) {strategy} (on|in) {pair}, {tenor}[, strike {strike}][, strikes {strikes}][, {delta} delta][, {type}s][, {notional}][, {side#word}][, {vol} vol]',
    'what (does|would|will) a {tenor} {pair} {strategy} cost[ (at|with strike) {strike}][ with strikes {strikes}][ with {delta} delta wings][ on {notional}][ at {vol} vol]',
    'how much is a {strategy} on {pair} for {tenor}[ struck at {strike}][ with the strikes {strikes}][ by {delta} delta][, {type}s][, notional {notional}]',
    '(i|we) {side#past} a {tenor} {pair} {strategy}[ at {strike}][, {strikes}][, {delta} delta][ in {notional}]. (what is it worth|mark it|value each leg and the total|mtm please)',
    'strategy(: |=){strategy#code}(; |, |, | / )pair(: |=){pair}(; |, |, )tenor(: |=){tenor}[; strike(: |=){strike}][; strikes(: |=){strikes}][; delta(: |=){delta}][; deltaConvention(: |=){deltaConvention}][; type(: |=){type}][; side(: |=){side}][; notional(: |=){notional}][; vol(: |=){vol}]',
    `${open}"strategy": "{strategy#code}", "pair": "{pair}", "tenor": "{tenor}"[, "strike": {strike}][, "delta": {delta}][, "side": "{side}"][, "notional": "{notional}"][, "vol": "{vol}"]${close}`,
    `(price|value|pv)_strategy${bracket}{strategy#code}, {pair}, {tenor}[, K={strike}][, strikes={strikes}][, delta={delta}][, N={notional}][, sigma={vol}]${unbracket}`,
    '(Determine|Calculate|Compute|Find|State) the (value|price|premium|cost) of (a|the) {strategy} on {pair} with maturity {tenor}[, strike {strike}][, strikes {strikes}][, wings of {delta} delta][, {type}s][, notional {notional}][, volatility {vol}][, {side} position]',
    'An investor {side#verbs} a {strategy} on {pair} (expiring in|with a life of) {tenor}[, strike {strike}][, strikes {strikes}][, {delta} delta][, on {notional}]. (Determine|Find|Calculate|State) (the premium|its value|the cost)( of the position|)',
    'for {notional}(:|,) {tenor} {pair} {strategy}[ {strike}][ {strikes}][ {delta} delta](, <px>|: <px>|. <costs>)',
    '(legs and total|value per leg|each leg and the sum|price leg by leg)(: | for |, ){tenor} {pair} {strategy}[ {strike}][ {strikes}][ {delta} delta][ {notional}][ {side#word}]',
    '{strategy} (expiring|exp|expiry|to) {expiry} (in|on) {pair}[, strike {strike}][, strikes {strikes}][, {delta} delta][, {notional}][, {side#word}](: |, )<costs>',
    '(my|our) (bank|broker|adviser) (offers|recommends|proposed) (me|us) a {strategy} on {pair} for {tenor}[ at {strike}][, strikes {strikes}][ with {delta} delta][ over {notional}]. (what is a fair price|what should it cost|is there a fair premium)',
    '(hi|hello|dear desk|morning)(, |. )(can you|could you|please) (price|value) a {strategy} for me: {pair}, {tenor}[, {strike}][, {strikes}][, {delta} delta][, {notional}]( thanks| cheers|)',
    // stories of people who are no dealers
    '(there is an election|the central bank meets|a vote comes|we wait for a court) and nobody knows which way {pair} goes. {strategy=straddle}(i|we) want the call and the put together[ at {strike}], {tenor}[, each for {notional}]. <costs>',
    '<firm> (is paid in|buys with) another currency and {strategy=riskReversal}would sell a call in order to pay for a put (or the other way round|): {pair}, strikes {strikes}, {tenor}[, {notional}][, {side#word}]. <costs>',
    '(please explain|tell me) (the price of|what one pays for) this (thing|combination): {strategy=butterfly}one option low, two in the middle, one high, {strikes}, (on|in) {pair}, {tenor}[, all {type}s][, {notional}]',
    'a friend who trades told me to {side#verb} a {strategy}. (it is|we speak) about {pair}, {tenor}[, with strikes {strikes}][, strike {strike}][, {delta} delta][ and {notional}]. (is it expensive|what does it cost|how much money is that)',
    '(i am|we are) learning about (options|strategies|spreads). (in the exercise|in my book) there is a {strategy} on {pair} for {tenor}[ with strikes {strikes}][ with strike {strike}][ with {delta} delta][ and notional {notional}]. (what is it worth|please compute the value|what should come out as the price)',
    '(both|the two) options (together|as one deal), ({strategy=straddle}call and put at {strike}|{strategy=strangle}put and call, strikes {strikes}|{strategy=callSpread}calls at {strikes}, a call spread|{strategy=putSpread}puts at {strikes}, a put spread), {pair}, {tenor}[, {notional}][, {side#word}]. <costs>',
    '{side#verb} {notional} {pair} {tenor} {strategy}[ {strike}][ {strikes}][ {delta} delta](, <costs>|. <px>|)',
    '(customer|client|cpty) {side#verbs} {strategy}: {pair} {tenor}[ {strike}][ {strikes}][ {delta} delta][ {notional}](, premium| - what premium|, price it)',
    '{pair} {strategy} {tenor}[ {strike}][ {strikes}] (in|for) {notional}[ v {vol}] (pls|please|mate|asap)(, premium|, px|)',
    '(book|ticket|deal|trade) (of today|recap|no. 4|to check)(: |, ){strategy} {pair}, [{side#word}, ]{tenor}[, K {strike}][, K {strikes}][, delta {delta}][, {notional}] (-> premium|-> price|= how much)',
  ],
  asks: [
    ...priceStrategyTold.asks,
    'what does the {strategy} cost',
    'what is the {strategy} worth',
    'price the {strategy}',
    'how much is the {strategy} all together',
    '<calc> the (price|value|premium) of the {strategy}',
    'value the {strategy}, leg by leg',
    'what is the net premium of the {strategy}',
    'could you price this {strategy}',
    'what should (i|we) pay for such a {strategy}',
    'what is the premium of the {strategy}',
    'please value the structure',
    'what does the whole strategy cost',
    'price the strategy',
    'what is the strategy worth, legs included',
    'what is the total premium of the legs',
    'how much do (i|we) pay for the package',
    'determine the value of the strategy',
    'mark the {strategy}',
    'i need the price of the {strategy} please',
    'what would be a fair premium for the {strategy}',
    'cost of the {strategy}',
    'how dear is such a {strategy}',
  ],
  labels: [
    ...priceStrategyTold.labels,
    '{strategy} price',
    '{strategy} px',
    'price {strategy}',
    '{strategy} premium',
    'cost of {strategy}',
    'option strategy: {strategy}, price',
    'strategy price',
    'price strategy',
    'strategy={strategy#code}, price',
    'value of the {strategy}',
    '{strategy} mtm',
    'multi-leg price',
    'vanilla strategy px',
    'Strategy: {strategy}; wanted: premium',
    'structure, net premium',
    '{strategy} rfq, premium in cash',
    'pv {strategy}',
  ],
  clauses: allClauses(optionClauses(''), {
    strategy: {
      with: ['as a {strategy}', 'in the form of a {strategy}'],
      say: [
        'it is a {strategy}',
        'the strategy is a {strategy}',
        'we mean a {strategy}',
        'the structure is a {strategy}',
      ],
      tag: [
        '{strategy}',
        'strategy {strategy}',
        'strategy={strategy#code}',
        'Strategy: {strategy}',
        'structure {strategy}',
      ],
      vague: ['some option combination', 'a combination of options', 'two options together', 'some structure'],
    },
    strike: {
      say: ['both are struck at {strike}', 'call and put have the same strike {strike}'],
      tag: ['both {strike}'],
    },
    strikes: {
      with: [
        'with strikes {strikes}',
        'struck at {strikes}',
        'at {strikes}',
        'with the strikes {strikes}',
        'strikes {strikes}',
        'at strikes of {strikes}',
      ],
      say: [
        'the strikes are {strikes}',
        'strikes are {strikes}',
        'it is struck at {strikes}',
        'the legs are struck at {strikes}',
        'we strike it at {strikes}',
        'strikes: {strikes}',
      ],
      tag: [
        'strikes {strikes}',
        'strikes={strikes}',
        'Strikes: {strikes}',
        'K {strikes}',
        'K: {strikes}',
        '{strikes}',
        'stks {strikes}',
        'legs at {strikes}',
      ],
    },
    delta: {
      with: [
        'with {delta} delta wings',
        'at {delta} delta',
        'by {delta} delta',
        'with wings of {delta} delta',
        'delta {delta}',
      ],
      say: [
        'the delta is {delta}',
        'the wings are {delta} delta',
        'each leg has a delta of {delta}',
        'it is the {delta} delta one',
        'strikes by delta, {delta}',
        'the options are {delta} delta each',
      ],
      tag: ['delta {delta}', 'delta={delta}', 'Delta: {delta}', '{delta} delta', 'Δ={delta}', 'wings {delta} delta'],
    },
    deltaConvention: {
      with: ['in {deltaConvention}', 'with {deltaConvention}', 'using {deltaConvention}'],
      say: ['delta convention is {deltaConvention}', 'deltas are {deltaConvention}', 'we use {deltaConvention}'],
      tag: ['{deltaConvention}', 'delta convention {deltaConvention}', 'deltaConvention={deltaConvention}'],
    },
    type: {
      with: ['with {type}s', 'all {type}s'],
      say: ['the options are {type}s', 'all legs are {type}s', 'it is made of {type}s'],
      tag: ['{type}s', 'all {type}s', 'type={type}'],
    },
  }),
  mayMiss: [
    { field: 'strategy' },
    { field: 'pair' },
    { field: 'tenor' },
    { field: 'notional', bare: bareLarge },
    { field: 'vol', bare: bareVol },
  ],
  mayMistake: [
    { field: 'strike', wrong: (random, meaning) => wrongRate(random, meaning, '') },
    {
      field: 'strikes',
      wrong: (random, meaning) => wrongArray(random, meaning.get('strikes')) ?? wrongRate(random, meaning, ''),
    },
    { field: 'notional', wrong: (random, meaning) => wrongMoney(random, meaning, '') },
    {
      field: 'delta',
      wrong: (random) =>
        random.chance(0.5) ? wrongMeasure('plain', random) : moneyOf(random.integer(5, 40), 'USD', random),
    },
    { field: 'vol', wrong: wrongVol },
  ],
})
