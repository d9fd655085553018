// More ways to ask for digitals and touches: when they pay told in words, bets and guarantees of lay people, forms.

import { literal } from '../../compose/template.js'

const [open, close] = [literal('{'), literal('}')]

/** When a touch pays, in words. */
const when =
  '({payAt=hit}(paid at once when touched|pays when hit|the money comes the moment it is touched|paid out right away|the payment is immediate|settled on the touch)|{payAt=expiry}(paid only at the end|pays at expiry|the money comes on the last day|paid at maturity|settled when the time is up|the payment waits until expiry))'

export const priceDigitalTold = {
  fragments: {
    nl: ['\n', '\n', '; ', ', '],
    when: [when],
    /** What it promises. */
    bet: [
      '{kind=cashOrNothing}{payout} if {pair} <ends> <beyond> {strike} (after|in) {tenor}, (and nothing if not|otherwise nothing|else zero)',
      '{kind=cashOrNothing}a fixed {payout} should {pair} be <beyond> {strike} when {tenor} are over',
      '{kind=cashOrNothing}{payout} on {expiry} if {pair} is <beyond> {strike} then',
      '{kind=cashOrNothing}(a guarantee|a promise|an insurance|a note) of {payout} for the case that {pair} <ends> <beyond> {strike} in {tenor}',
      '{kind=oneTouch}{payout} if {pair} (ever touches|so much as touches|only once touches|ever gets to|is ever seen at) {barrier} within {tenor}[, <when>]',
      '{kind=oneTouch}a fixed {payout} (if at any time|in case) {pair} (touches|hits|sees) {barrier} (during|in) the next {tenor}[, <when>]',
      '{kind=noTouch}{payout} (provided|as long as|if) {pair} (keeps away from|never gets to|leaves alone) {barrier} for {tenor}',
      '{kind=noTouch}{payout} at the end of {tenor} if {barrier} was never seen in {pair}',
      '{kind=doubleNoTouch}{payout} if {pair} (stays|keeps|remains) (between|inside|within) {barriers} (all through|for all of|the whole of) {tenor}',
      '{kind=doubleNoTouch}{payout} at the end of {tenor} if none of {barriers} was touched in {pair}',
      '{kind=assetOrNothing}(the amount itself, {payout}|{payout} in kind), if {pair} <ends> <beyond> {strike} in {tenor}, else nothing',
    ],
    stake: [
      'what is a fair stake',
      'what should (i|we) pay for that',
      'what is this promise worth',
      'how much does such a thing cost',
      'what price is right',
      'fair price?',
      'value it please',
      'what would the bank charge',
      'what is it worth today',
      'price and nothing else',
      'how much up front',
      'present value please',
    ],
  },
  frames: [
    '<bet>(. |: | - |, )<stake>',
    '(what is|how much is|what would be) the (price|value|premium|fair price) of (a paper|a contract|a ticket|something) that (pays|brings|promises) <bet>[, {vol} vol]',
    '(the bank|somebody|a friend|a broker|the office pool) (promises|offers|would pay) (me|us) <bet>(. |; )<stake>',
    '(i want|we want|the client wants|i would like|we would like) <bet>(. |, | - )<stake>',
    '(suppose|imagine|say) there is <bet>(. |, )<stake>',
    '(what do i pay|how much is it|what is the premium|what would you charge) for <bet>',
    '{pair} {tenor} {kind=oneTouch}(OT|one touch|1T|touch) {barrier}, <when>[, {payout}](, px|, price|: premium|)',
    '<when>: {kind=oneTouch}(one-touch|one touch) {pair} {barrier} {tenor}[, {payout}](, price| - what is it worth|)',
    '{kind=oneTouch}(one-touch|one touch|touch option) (on|in) {pair} at {barrier}, {tenor}, {payout}, (and|but) <when>(. |, )<stake>',
    '{kind=oneTouch}paid {payAt}: (one-touch|touch) {pair} {barrier} {tenor}[ {payout}](, price|. price it)',
    '{kind=cashOrNothing}(bin|binary|digi|digital) {pair} {type} {strike} {tenor}[ {payout}](, px|, price|: premium|)',
    '{kind=noTouch}(NT|no touch) {pair} {barrier} {tenor}[ pays {payout}](, px|, price|)',
    '{kind=doubleNoTouch}(DNT|range) {pair} {tenor}, (low and high|the corridor|inside) {barriers}[, {payout}](, px|, price|)',
    '{kind=cashOrNothing}(yes-or-no|win-or-nothing|fixed-sum) option(: |, )<beyond> {strike} in {pair} after {tenor}[, sum {payout}](. |, )<stake>',
    // forms
    '(product|Product|instrument)(: |=)(digital|digital option|touch option|binary option|exotic)<nl>(kind|type_of_digital|variant)(: |=){kind#code}<nl>(pair|ccy_pair)(: |=){pair}[<nl>(call_or_put|direction|type)(: |=){type}][<nl>strike(: |=){strike}][<nl>(barrier|level|trigger)(: |=){barrier}][<nl>(barriers|range)(: |=){barriers}]<nl>(tenor|maturity|expiry)(: |=)({tenor}|{expiry})[<nl>(payout|pays|amount)(: |=){payout}][<nl>(pay_at|payment|settlement)(: |=){payAt}]<nl>(wanted|output)(: |=)(price|present value|premium)',
    '(Digital valuation|Touch option request|Pricing request|Exotics ticket)\n(Kind|Product): {kind}\n(Pair|Underlying): {pair}[\nType: {type}][\nStrike: {strike}][\nBarrier: {barrier}][\nRange: {barriers}]\n(Maturity|Expiry): ({tenor}|{expiry})[\nPayout: {payout}][\nPayment: {payAt}]',
    `${open}"product": "{kind#code}", "ccy_pair": "{pair}"[, "call_or_put": "{type}"][, "strike": "{strike}"][, "barrier": "{barrier}"], "maturity": "{tenor}"[, "payout": "{payout}"][, "pay_at": "{payAt}"]${close}`,
    // parts left out
    '(price|value|how much is) (a|the) {kind} (on|in) {pair}[, {type}][, strike {strike}][, level {barrier}][, range {barriers}][, {payout}]',
    '(price|value|quote) (a|the) {tenor} {kind}[, {type}][, strike {strike}][, level {barrier}][, range {barriers}][, {payout}]',
  ],
  asks: [
    '<stake>, it is a {kind}',
    'what is a fair price for the {kind}',
    'premium of the {kind} please',
    'value the {kind}, <when>',
  ],
  labels: [
    'product: {kind}',
    '{kind}, wanted: price',
    '{kind} valuation',
    'digital / {kind}, price',
    'pv of the {kind}',
  ],
} as const
