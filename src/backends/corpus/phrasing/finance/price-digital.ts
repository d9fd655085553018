// How people ask for what pays a fixed amount or nothing: digitals at expiry, touches, ranges that must hold, bets in plain words.

import { literal } from '../../compose/template.js'
import { choiceValue, type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { otherCurrency } from '../../wording/money.js'
import { onGrid } from '../../wording/number-words.js'
import type { Phrasing } from '../phrasing.js'
import {
  allClauses,
  askers,
  bareVol,
  dealtRate,
  moneyOf,
  optionChoices,
  optionClauses,
  pairIn,
  plainRate,
  quotedPair,
  rateAway,
  rateNear,
  setTerms,
  spokenRate,
  volMention,
  wrongRate,
  wrongVol,
} from './option-words.js'
import { priceDigitalTold } from './price-digital-told.js'

const payouts = [1, 5, 10, 20, 25, 50, 75, 100, 150, 200, 250, 500, 750, 1000, 2000, 5000]
const payoutOf = (code: string, random: Random): Mention =>
  moneyOf(random.chance(0.05) ? 1 : random.pick(payouts) * 1000 * (code === 'JPY' ? 100 : 1), code, random)

const kindsOfDigital = [
  [4, 'cashOrNothing'],
  [3, 'oneTouch'],
  [2, 'noTouch'],
  [2, 'doubleNoTouch'],
  [1, 'assetOrNothing'],
  [0.8, 'gap'],
] as const

function sample(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  const quoted = quotedPair(random)
  const kind = random.weighted(kindsOfDigital)
  meaning.set('kind', choiceValue(kind))
  setTerms(meaning, quoted, '', random, { side: 0.2, notional: 0 })
  const away = (sign: number) => sign * onGrid(random, 0.02, 0.1, 0.01)
  const inAsset = kind === 'assetOrNothing' || kind === 'gap'
  if (kind === 'cashOrNothing' || inAsset) {
    meaning.set('type', choiceValue(random.pick(['call', 'put'])))
    meaning.set('strike', quantityValue(dealtRate(rateNear(quoted, 0.1, random), quoted, random)))
  }
  if (kind === 'oneTouch' || kind === 'noTouch' || kind === 'gap') {
    const level = rateAway(quoted, away(random.pick([1, -1])), random)
    meaning.set('barrier', quantityValue(dealtRate(level, quoted, random)))
  }
  if (kind === 'doubleNoTouch') {
    const levels = [rateAway(quoted, away(-1), random), rateAway(quoted, away(1), random)]
    if (random.chance(0.1)) levels.reverse()
    const said = random.chance(0.9)
    const mentions = levels.map((level) => (said ? plainRate(level) : spokenRate(level, quoted, random)))
    meaning.set('barriers', { kind: 'quantities', mentions })
  }
  const foreign = inAsset ? 1 : 0.25
  if (random.chance(inAsset ? 0.5 : 0.82))
    meaning.set('payout', quantityValue(payoutOf(random.chance(foreign) ? quoted.foreign : quoted.domestic, random)))
  if (kind === 'oneTouch' && random.chance(0.4)) meaning.set('payAt', choiceValue(random.pick(['hit', 'expiry'])))
  if (random.chance(0.2)) meaning.set('vol', quantityValue(volMention(random)))
  return meaning
}

const [open, close] = [literal('{'), literal('}')]
const [bracket, unbracket] = [literal('('), literal(')')]
const less = literal('<')

export const priceDigital: Phrasing = {
  operation: 'finance.priceDigital',
  weight: 1.3,
  listable: ['strike', 'tenor', 'barrier'],
  joints: {
    barriers: [
      [' and ', ' and '],
      [' and ', ' and '],
      ['/', '/'],
      ['-', '-'],
      [' / ', ' / '],
      [' - ', ' - '],
      [' to ', ' to '],
      [' & ', ' & '],
      [', ', ', '],
    ],
  },
  askedAs: { expiry: 'tenor' },
  sample,
  fragments: {
    ...priceDigitalTold.fragments,
    ...askers,
    digi: [
      'digital',
      'digital',
      'digi',
      'binary',
      'binary option',
      'cash-or-nothing',
      'cash or nothing',
      'digital option',
    ],
    ends: ['is', 'is', 'fixes', 'ends', 'finishes', 'closes', 'settles', 'trades', 'prints'],
    hits: [
      'touches',
      'hits',
      'trades at',
      'reaches',
      'sees',
      'prints',
      'gets to',
      'goes to',
      'ever touches',
      'ever trades at',
    ],
    atend: [
      'at expiry',
      'at maturity',
      'on the last day',
      'on the expiry date',
      'at the end',
      'on the day it expires',
      'at the cut',
    ],
    never: [
      'never touches',
      'does not touch',
      'never trades at',
      'stays away from',
      'does not reach',
      'never reaches',
      'has not touched',
      'never sees',
    ],
    stays: ['stays', 'stays', 'remains', 'holds', 'keeps', 'trades only', 'is all the time', 'never leaves the range'],
    pays: ['pays', 'pays', 'paying', 'payout', 'pays out', 'paying out', 'for a payout of', 'for'],
    beyond: [
      '({type=call}above|{type=put}below)',
      '({type=call}over|{type=put}under)',
      '({type=call}higher than|{type=put}lower than)',
      '({type=call}at or above|{type=put}at or below)',
    ],
    sign: [
      `({type=call}>|{type=put}${less})`,
      `({type=call}>=|{type=put}${less}=)`,
      `({type=call} > |{type=put} ${less} )`,
    ],
    what: [
      'what is it worth',
      'what does it cost',
      'how much is it',
      'what is the fair price',
      'price',
      'premium',
      'what would you charge',
      'what should (i|we) pay for it',
      'value it',
      'how much for that',
      'price please',
      'what does such a ticket cost',
    ],
    paid: [
      '({payAt=hit}paid at hit|{payAt=expiry}paid at expiry)',
      '({payAt=hit}pay at hit|{payAt=expiry}pay at expiry)',
      '({payAt=hit}paying (at once|immediately|right away|on touch)|{payAt=expiry}paying (at maturity|at the end|only at expiry))',
      '({payAt=hit}instant payout|{payAt=expiry}deferred payout)',
    ],
  },
  choices: {
    ...optionChoices(''),
    kind: {
      cashOrNothing: [
        'digital',
        'digital option',
        'cash-or-nothing',
        'cash-or-nothing option',
        'binary',
        'binary option',
        'cash or nothing digital',
        'european digital',
        'digi',
      ],
      assetOrNothing: [
        'asset-or-nothing',
        'asset-or-nothing option',
        'asset or nothing',
        'asset-or-nothing digital',
        'asset binary',
      ],
      gap: ['gap option', 'gap option', 'gap', 'gap digital'],
      oneTouch: [
        'one-touch',
        'one touch',
        'one-touch option',
        'onetouch',
        'OT',
        'one touch digital',
        'one-touch digital',
      ],
      noTouch: ['no-touch', 'no touch', 'no-touch option', 'notouch', 'NT', 'no touch digital'],
      doubleNoTouch: [
        'double no-touch',
        'double no touch',
        'DNT',
        'dnt',
        'double-no-touch',
        'double no-touch option',
        'range binary',
      ],
    },
    'kind#code': {
      cashOrNothing: ['cashOrNothing', 'cash_or_nothing', 'CASH_OR_NOTHING', 'digital', 'cash-or-nothing'],
      assetOrNothing: ['assetOrNothing', 'asset_or_nothing', 'ASSET_OR_NOTHING', 'asset-or-nothing'],
      gap: ['gap', 'GAP', 'gapOption'],
      oneTouch: ['oneTouch', 'one_touch', 'ONE_TOUCH', 'onetouch', 'one-touch'],
      noTouch: ['noTouch', 'no_touch', 'NO_TOUCH', 'notouch', 'no-touch'],
      doubleNoTouch: ['doubleNoTouch', 'double_no_touch', 'DNT', 'DOUBLE_NO_TOUCH', 'double-no-touch'],
    },
    payAt: {
      hit: ['at hit', 'on hit', 'hit', 'at touch'],
      expiry: ['at expiry', 'expiry', 'at maturity', 'on expiry'],
    },
  },
  frames: [
    ...priceDigitalTold.frames,
    // cash or nothing
    '{tenor} {pair} {strike} {type} {kind=cashOrNothing}<digi>[ <pays> {payout}][, {side#word}][, {vol} vol]',
    '{kind=cashOrNothing}<digi> {type} {pair} {tenor} {strike}[ <pays> {payout}](, <worthask>|)',
    '<dealprice> (a|the) {tenor} {pair} {kind=cashOrNothing}<digi> {type}(,|) (struck at|strike|at) {strike}[, <pays> {payout}][ at {vol} vol]',
    '<dealprice> (a|an option|a ticket|a contract|something) that {kind=cashOrNothing}(pays|pays out|gives (me|us)) {payout} if {pair} <ends> <beyond> {strike} (in|after) {tenor}',
    '{kind=cashOrNothing}(pays|pays out|i get|we receive|you get|client receives) {payout} if {pair} <ends> <beyond> {strike} <atend>, {tenor}(, <what>|. <what>|)',
    'what is (an option|a digital|a binary|it) worth that {kind=cashOrNothing}pays {payout} <atend> in {tenor} if {pair} <ends> <beyond> {strike}[ at {vol} vol]',
    'how much (would|does|should) it cost to {kind=cashOrNothing}(receive|get|be paid|win) {payout} (if|in case|provided) {pair} <ends> <beyond> {strike} (in|after) {tenor}',
    '{kind=cashOrNothing}(i|we|my brother|the client|our treasurer) (think|thinks|believe|believes|am sure|is sure) that {pair} will be <beyond> {strike} in {tenor} and (want|wants|would like) to get {payout} (if so|if that is true|in that case|when right) and nothing (otherwise|else|if not). <what>',
    '{kind=cashOrNothing}(if|when) in {tenor} {pair} <ends> <beyond> {strike}, (the bank|the seller|they|the other side) (pays|pay|gives|give) (me|us) {payout}, (otherwise|else|if not) nothing. <what>',
    '{kind=cashOrNothing}(all or nothing|everything or nothing|yes or no): {payout} if {pair} <ends> <beyond> {strike} in {tenor}(, <what>|. <what>|)',
    '{side#verb} {kind=cashOrNothing}(a|the) {tenor} {pair} {strike} <digi> {type}[ paying {payout}](, <worthask>|)',
    '{kind=cashOrNothing}<digi>: {pair}<sign>{strike} {tenor}[ pays {payout}] (px|price|value)',
    '{kind=cashOrNothing}<digi>: {payout} if {pair}<sign>{strike} at T={tenor}[, sigma={vol}]',
    '(Determine|Calculate|Compute|Find|State) the (value|price|premium) of (a|an) {kind=cashOrNothing}(cash-or-nothing|digital|binary) {type} on {pair} with strike {strike} and {tenor} to (expiry|maturity)[ that pays {payout}][, volatility {vol}]',
    '{kind=cashOrNothing}(an option|a contract|a note) pays {payout} on {expiry} if {pair} <ends> <beyond> {strike} (then|that day|at the fixing|) and nothing (otherwise|else). (find|what is|determine|calculate) its (value|fair price|premium)( today|)',
    '{kind=cashOrNothing}(we|i) (booked|have|hold|own|sold) a <digi> on {pair}, {type}, {strike}, {tenor}[, {payout} payout]. (what is it worth|value|mark it|mtm)',
    // one touch
    '{tenor} {pair} {kind=oneTouch}(one-touch|one touch|OT|onetouch) {barrier}[ <pays> {payout}][, <paid>][, {side#word}](, <worthask>|)',
    '{pair} {kind=oneTouch}(one touch|OT|one-touch) {barrier} {tenor}[ {payout}][ <paid>]( px| price|, what is it worth|)',
    '<dealprice> (a|the) {tenor} {kind=oneTouch}(one-touch|one touch) (in|on) {pair}(,| at|, level|, barrier|, trigger) {barrier}[, <pays> {payout}][, <paid>][ at {vol} vol]',
    '<dealprice> (an option|a contract|a ticket|something) that {kind=oneTouch}pays {payout} (if|as soon as|when) {pair} <hits> {barrier} (within|during|at any time in|some time in) {tenor}[, <paid>]',
    '{kind=oneTouch}(pays|i get|we get|you receive) {payout} if {pair} <hits> {barrier} (any time |even once |at least once |)(in the next|within|during) {tenor}[, <paid>](, <what>|. <what>|)',
    '{kind=oneTouch}(if|suppose) {pair} <hits> {barrier} (only once|one time|at least once|even for a second) (in|within|during) {tenor}, (i|we|the client) (get|receive|are paid|gets) {payout}[ <paid>]. <what>',
    '(what|how much) (does|would) it cost to {kind=oneTouch}(receive|get|be paid) {payout} (as soon as|once|if ever|the moment) {pair} <hits> {barrier} (in|within) {tenor}[, <paid>]',
    '{side#verb} {kind=oneTouch}(a|the) {tenor} {pair} {barrier} (one-touch|one touch|OT)[, {payout}][, <paid>](, <worthask>|)',
    '{kind=oneTouch}(my neighbour|my cousin|a friend|our controller) says {pair} will see {barrier} within {tenor}. (what does|how much does) a ticket cost that pays {payout} when (it|this) happens[, <paid>]',
    '(Determine|Calculate|Compute|State) the value of a {kind=oneTouch}one-touch( option|) on {pair} with barrier {barrier} and (maturity|expiry|tenor) {tenor}[, payout {payout}][, payment {payAt}][, volatility {vol}]',
    // no touch
    '{tenor} {pair} {kind=noTouch}(no-touch|no touch|NT|notouch) {barrier}[ <pays> {payout}][, {side#word}](, <worthask>|)',
    '<dealprice> (a|the) {tenor} {kind=noTouch}(no-touch|no touch) (in|on) {pair}(,| at|, level|, barrier) {barrier}[, <pays> {payout}][ at {vol} vol]',
    '{kind=noTouch}(pays|i get|we receive) {payout} if {pair} <never> {barrier} (for|in|during|within) {tenor}(, <what>|. <what>|)',
    '<dealprice> (an option|a contract|a ticket) that {kind=noTouch}pays {payout} (if|as long as|provided) {pair} <never> {barrier} (in|during|for) (the next |){tenor}',
    '{kind=noTouch}as long as {pair} <never> {barrier} (until {expiry}|in the next {tenor}) (i|we|they) (keep|get|receive) {payout}, (one touch and it is gone|if it does nothing is paid|otherwise nothing). <what>',
    '{side#verb} {kind=noTouch}(a|the) {tenor} {pair} {barrier} (no-touch|no touch|NT)[, {payout}](, <worthask>|)',
    '{kind=noTouch}(i am|we are) sure {pair} <never> {barrier} in {tenor}. (what costs|how much is|price of|what do i pay for) a contract that pays {payout} (if i am right|when it is true|then)',
    '(Determine|Calculate|Compute|State) the value of a {kind=noTouch}no-touch( option|) on {pair} with barrier {barrier} and (maturity|expiry|tenor) {tenor}[, payout {payout}][, volatility {vol}]',
    // double no touch
    '{tenor} {pair} {kind=doubleNoTouch}(DNT|dnt|double no-touch|double no touch|range) {barriers}[ <pays> {payout}][, {side#word}](, <worthask>|)',
    '{pair} {kind=doubleNoTouch}(DNT|dnt|double-no-touch|range binary) {tenor} {barriers}[, {payout}][, {vol} vol](, <worthask>| px|)',
    '<dealprice> (a|the) {tenor} {kind=doubleNoTouch}(double no-touch|double no touch|DNT|range bet|range binary) (in|on) {pair}(,| with barriers at|, barriers|, range|, levels) {barriers}[, <pays> {payout}][ at {vol} vol]',
    '{kind=doubleNoTouch}(pays|i get|we receive|you get) {payout} if {pair} <stays> (between|within|inside) {barriers} (for|in|during|over) {tenor}(, <what>|. <what>|)',
    '<dealprice> (an option|a contract|a ticket|something) that {kind=doubleNoTouch}pays {payout} (if|as long as|provided that) {pair} <stays> (between|inside|within) {barriers} (for|over|during) (the next |){tenor}',
    '{kind=doubleNoTouch}(i|we|the client) (think|believe|expect|thinks) (the market is quiet|nothing will happen|it will be boring): {pair} <stays> (between|inside) {barriers} for {tenor}[, payout {payout}]. (what does the double no-touch cost|price the DNT|how much is the range bet)',
    '{kind=doubleNoTouch}(neither|not one) of {barriers} (may|must) (be touched|trade) in {pair} (for|in|during) {tenor}, then (it pays|they pay|i get) {payout}. <what>',
    '{side#verb} {kind=doubleNoTouch}(a|the) {tenor} {pair} {barriers} (DNT|dnt|double no-touch)[, {payout}](, <worthask>|)',
    '{kind=doubleNoTouch}(corridor|range|box|channel) {barriers} in {pair}, {tenor}, (pays|payout) {payout} if (never left|it holds|not broken|no side is touched)(, <what>|)',
    '(Determine|Calculate|Compute|State) the value of a {kind=doubleNoTouch}double no-touch( option|) on {pair} with barriers {barriers} and (maturity|expiry|tenor) {tenor}[, payout {payout}][, volatility {vol}]',
    // asset or nothing
    '{tenor} {pair} {strike} {type} {kind=assetOrNothing}(asset-or-nothing|asset or nothing|asset-or-nothing digital)[, {payout}](, <worthask>|)',
    '<dealprice> (an|the) {kind=assetOrNothing}(asset-or-nothing|asset or nothing) {type} (on|in) {pair}, (strike|struck at|K) {strike}, {tenor}[, for {payout}][, {vol} vol]',
    '{kind=assetOrNothing}(asset-or-nothing|asset or nothing|asset digital): {pair} {type} {strike} {tenor}[ {payout}][ {side#word}]',
    '<dealprice> (an option|a contract) that {kind=assetOrNothing}(delivers|hands over) {payout} (itself|in kind|the asset itself|, the currency itself,) if {pair} <ends> <beyond> {strike} in {tenor}, (otherwise nothing|asset-or-nothing|else nothing)',
    '(Determine|Calculate|Compute|State) the value of an {kind=assetOrNothing}asset-or-nothing {type} on {pair} with strike {strike} and {tenor} to (maturity|expiry)[, payout {payout}][, volatility {vol}]',
    '{kind=assetOrNothing}not the cash one but (asset-or-nothing|asset or nothing): {type} on {pair} at {strike}, {tenor}[, {payout}](, <what>|)',
    // gap
    '{tenor} {pair} {kind=gap}gap {type}, strike {strike}, (trigger|barrier|gap level) {barrier}[, {payout}](, <worthask>|)',
    '<dealprice> (a|the) {kind=gap}gap (option|{type}) on {pair}, (strike|K) {strike}, (trigger|barrier|pays beyond) {barrier}, {tenor}[, {type}][, {payout}][, {vol} vol]',
    '{kind=gap}gap (option|opt): {type}, {pair}, K={strike} trigger={barrier} T={tenor}',
    '{kind=gap}(a|the|my) gap option (on|in) {pair} (pays|is exercised) only (if|when) (spot|the rate) <ends> <beyond> {barrier}, (but|and then) (settles|pays) against {strike}; {tenor}[, {payout}]. <what>',
    '(Determine|Calculate|Compute|State) the value of a {kind=gap}gap {type} on {pair} with strike {strike}, barrier {barrier} and {tenor} to (maturity|expiry)[, notional {payout}][, volatility {vol}]',
    // stories of people who are no dealers
    '{kind=cashOrNothing}(my company|our shop|the school|the club) (must|will|has to) pay a bill in {tenor} and is in trouble if {pair} <ends> <beyond> {strike}. for that case we want {payout} as insurance, nothing more and nothing less. <what>',
    '{kind=cashOrNothing}(i|we|my uncle) (made|want to make) a bet: {pair} <beyond> {strike} (in|after) {tenor}. when i win i get {payout}, when i lose i get nothing. (what is this bet worth|what is a fair stake|how much should i put down)',
    '{kind=oneTouch}(it is enough|it suffices) that {pair} <hits> {barrier} a single time (in|within) {tenor}, then (they|the bank|the other side) must pay {payout}[, <paid>]. <what>',
    '{kind=noTouch}{payout} (is|will be) mine (only |)if {pair} <never> {barrier} (in|for|during) {tenor}; (one touch is enough to lose it|if it does, all is lost). <what>',
    '{kind=doubleNoTouch}(two lines|a floor and a ceiling|two walls)(:| at|,) {barriers}. (if|as long as) {pair} (stays|remains) between them for {tenor} (i|we) (get|receive) {payout}. <what>',
    '{kind=doubleNoTouch}(dear sir|hello|good day), the bank offers {payout} if {pair} <stays> between {barriers} during {tenor}. (what would be a fair price|is there a fair price for it|how much is it worth)',
    '{kind=assetOrNothing}(i|we) (receive|get) {payout} (themselves|as such, not their value|in the currency itself) when {pair} <ends> <beyond> {strike} after {tenor} and nothing (otherwise|else), so an asset-or-nothing. <what>',
    // any of them
    '<dealprice> (a|the) {kind}: {pair}, {tenor}[, {type}][, strike {strike}][, barrier {barrier}][, barriers {barriers}][, payout {payout}][, paid {payAt}][, {side#word}]',
    '(rfq|RFQ|exotic rfq|indication|pls quote)(:| -|) {tenor} {pair} {kind}[ {type}][ {strike}][ {barrier}][ {barriers}][ pays {payout}][ {side#word}]',
    'kind(: |=){kind#code}(; |, |, | / )pair(: |=){pair}[; type(: |=){type}][; strike(: |=){strike}][; barrier(: |=){barrier}][; barriers(: |=){barriers}](; |, )tenor(: |=){tenor}[; payout(: |=){payout}][; payAt(: |=){payAt}][; side(: |=){side}][; vol(: |=){vol}]',
    `${open}"kind": "{kind#code}", "pair": "{pair}"[, "type": "{type}"][, "strike": {strike}][, "barrier": {barrier}], "tenor": "{tenor}"[, "payout": "{payout}"][, "payAt": "{payAt}"][, "vol": "{vol}"]${close}`,
    `(price|value|pv)_digital${bracket}{pair}, kind={kind#code}[, {type}][, K={strike}][, H={barrier}][, range={barriers}], T={tenor}[, payout={payout}][, sigma={vol}]${unbracket}`,
    '<who> (want|wants|would like|is asking for|needs) (a|to {side#verb} a) {kind} on {pair} for {tenor}[, {type}][, strike {strike}][, (level|barrier) {barrier}][, range {barriers}][, with a payout of {payout}]. <what>',
    'what is the (value|price|premium|cost) of a {tenor} {kind} on {pair}[, {type}][, strike {strike}][, barrier {barrier}][, barriers {barriers}][, payout {payout}]',
    'how (much|expensive|dear) is a {kind} on {pair} for {tenor}[, {type}][ at {strike}][, touch level {barrier}][ with the range {barriers}][, paying {payout}]',
    'for a payout of {payout}(:|,) {tenor} {pair} {kind}[ {type}][ {strike}][ {barrier}][ {barriers}](, <worthask>|)',
    '{kind} (expiring|expiry|exp|to) {expiry} (in|on) {pair}[, {type}][, strike {strike}][, barrier {barrier}][, barriers {barriers}][, {payout}](, <worthask>|)',
  ],
  asks: [
    ...priceDigitalTold.asks,
    'what is it worth, this {kind}',
    'price the {kind}',
    'what does the {kind} cost',
    'value this {kind} please',
    '<calc> the (value|price|premium) of the {kind}',
    'how much should (i|we) pay for such a {kind}',
    'what is the fair price of this {kind}',
    'could you price the {kind}',
    'i need a price for a {kind}',
    'what would a {kind} like that cost',
    'mark the {kind}',
    'can you tell me what a {kind} of this kind is worth',
    'how expensive is such a {kind}',
    'what is the premium of the {kind}',
    'please tell the price of the {kind}',
    'determine the value of the {kind}',
    'show me where the {kind} is',
    'give me the pv of this {kind}',
    'what are the odds worth, i mean the {kind}',
    'a {kind}, how much',
    'theo of the {kind} pls',
    'what is a {kind} like this one worth today',
  ],
  labels: [
    ...priceDigitalTold.labels,
    '{kind}',
    '{kind} price',
    '{kind} px',
    '{kind#code}',
    'price {kind}',
    'Product: {kind}',
    'kind={kind#code}',
    'Instrument: {kind}',
    'exotic: {kind}',
    '{kind} rfq',
    '{kind} value',
    'premium of a {kind}',
    'first generation exotic, {kind}',
    'digital pricer, {kind#code}',
    '{kind} mtm',
    'type of exotic: {kind}',
  ],
  clauses: allClauses(optionClauses(''), {
    kind: {
      with: ['as a {kind}'],
      say: [
        'it is a {kind}',
        'the kind is {kind}',
        'we talk about a {kind}',
        'i mean a {kind}',
        'the product is a {kind}',
      ],
      tag: ['{kind}', 'kind {kind}', 'kind={kind#code}', 'Kind: {kind}', 'product {kind}'],
    },
    type: {
      with: ['as a {type}', '({type=call}paying above|{type=put}paying below)'],
      say: [
        'it is a {type}',
        '({type=call}it pays above the strike|{type=put}it pays below the strike)',
        '({type=call}it pays on the upside|{type=put}it pays on the downside)',
      ],
      tag: ['{type}', 'type={type}', 'C/P: {type}', '({type=call}above|{type=put}below)'],
    },
    strike: {
      with: ['with the digital level at {strike}', 'level {strike}'],
      say: [
        'the level is {strike}',
        '({type=call}spot must be above|{type=put}spot must be below) {strike}',
        '({type=call}it pays above|{type=put}it pays below) {strike}',
        'it pays if the rate ends <beyond> {strike}',
      ],
      tag: ['level {strike}', '({type=call}above|{type=put}below) {strike}', 'lvl {strike}'],
    },
    barrier: {
      with: [
        'with the barrier at {barrier}',
        'barrier {barrier}',
        'with a trigger of {barrier}',
        'touch level {barrier}',
        'level {barrier}',
      ],
      say: [
        'the barrier is {barrier}',
        'the touch level is {barrier}',
        'the trigger is at {barrier}',
        'barrier at {barrier}',
        'the level to watch is {barrier}',
        '({kind=oneTouch}spot has to touch|{kind=noTouch}spot must never touch|{kind=gap}it pays only beyond) {barrier}',
      ],
      tag: [
        'barrier {barrier}',
        'barrier={barrier}',
        'Barrier: {barrier}',
        'trigger {barrier}',
        'Trigger: {barrier}',
        'H={barrier}',
        'lvl {barrier}',
        'touch {barrier}',
        'Touch level: {barrier}',
        'B={barrier}',
      ],
    },
    barriers: {
      with: ['with barriers at {barriers}', 'with the range {barriers}', 'between {barriers}', 'barriers {barriers}'],
      say: [
        'the barriers are {barriers}',
        'spot must stay between {barriers}',
        'the range is {barriers}',
        'the corridor is {barriers}',
        'it must not touch {barriers}',
        'lower and upper barrier are {barriers}',
        'the market has to stay inside {barriers}',
      ],
      tag: [
        'barriers {barriers}',
        'barriers={barriers}',
        'Barriers: {barriers}',
        'range {barriers}',
        'Range: {barriers}',
        '{barriers}',
        'low/high {barriers}',
        'L, U = {barriers}',
        'corridor {barriers}',
      ],
    },
    payout: {
      with: [
        'paying {payout}',
        'with a payout of {payout}',
        'for a payout of {payout}',
        'that pays {payout}',
        'payout {payout}',
        'with {payout} at stake',
      ],
      say: [
        'it pays {payout}',
        'the payout is {payout}',
        'the amount paid is {payout}',
        'one receives {payout}',
        'payout {payout}',
        'the fixed amount is {payout}',
        'we would get {payout}',
        'the prize is {payout}',
        'the payoff is {payout}',
      ],
      tag: [
        'payout {payout}',
        'payout={payout}',
        'Payout: {payout}',
        'pays {payout}',
        'Payoff: {payout}',
        '{payout} payout',
        'amt {payout}',
        'Amount: {payout}',
        'cash {payout}',
        '{payout}',
        'Fixed amount: {payout}',
      ],
    },
    payAt: {
      with: ['<paid>', 'with payment {payAt}'],
      say: [
        'it is paid {payAt}',
        'the money comes {payAt}',
        'payment is {payAt}',
        '({payAt=hit}they pay as soon as it touches|{payAt=expiry}they pay only at expiry)',
        '({payAt=hit}the payout is immediate|{payAt=expiry}the payout waits until expiry)',
      ],
      tag: [
        'paid {payAt}',
        'pay {payAt}',
        'payAt={payAt=hit}hit',
        'payAt={payAt=expiry}expiry',
        'Payment: {payAt}',
        '<paid>',
      ],
    },
  }),
  mayMiss: [
    { field: 'pair' },
    { field: 'tenor' },
    {
      field: 'payout',
      bare: (random) => {
        const value = random.pick(payouts) * 1000
        return { text: random.pick([String(value), `${value / 1000} thousand`]), means: { kind: 'number', value } }
      },
    },
    { field: 'vol', bare: bareVol },
  ],
  mayMistake: [
    { field: 'strike', wrong: (random, meaning) => wrongRate(random, meaning, '') },
    { field: 'barrier', wrong: (random, meaning) => wrongRate(random, meaning, '') },
    { field: 'payout', wrong: (random, meaning) => payoutOf(otherCurrency(random, ...pairIn(meaning, '')), random) },
    { field: 'vol', wrong: wrongVol },
  ],
}
