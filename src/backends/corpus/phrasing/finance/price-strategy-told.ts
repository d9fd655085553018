// More ways to ask for options dealt together: by what they are made of, in shorthand, in forms.

import { literal } from '../../compose/template.js'

const [open, close] = [literal('{'), literal('}')]
/** Of a strategy that is bought, or whose side is not said. */
const bought = (text: string): string => `({side=long}${text}|{!side}${text})`

export const priceStrategyTold = {
  fragments: {
    nl: ['\n', '\n', '; ', ', '],
    /** What it is made of, without its name, or with it at the end. */
    made: [
      '(a|one) call and (a|one) put (on|in) {pair}, {strategy=straddle}both (struck at|with the strike|at) {strike}, (both |)(for|expiring in|over) {tenor}',
      '{strategy=straddle}the call and the put on {pair}, same strike {strike}, same {tenor}',
      '{strategy=straddle}the right to sell and the right to buy {pair} at the same rate of {strike} in {tenor}',
      '{strategy=straddle}{!strike}the at-the-money call and the at-the-money put on {pair}, {tenor}, a straddle',
      '{strategy=strangle}a put (with the lower|at the lower) and a call (with the higher|at the higher) of the strikes {strikes} on {pair}, {tenor}',
      '{strategy=strangle}a put and a call on {pair}, each (with a delta of {delta}|{delta} delta), {tenor}',
      '{strategy=strangle}the right to sell {pair} low and the right to buy it high, strikes {strikes}, {tenor}',
      `{strategy=riskReversal}a call (bought|we own) and a put (sold|we write) on {pair}, strikes {strikes}, {tenor}`,
      '{strategy=riskReversal}a collar (of call and put |)on {pair}, put and call at {strikes}, {tenor}, a risk reversal',
      '{strategy=riskReversal}a bought call paid for by a sold put, (each with a delta of {delta}|both {delta} delta), on {pair}, {tenor}',
      '{strategy=butterfly}one {type} low, two in the middle sold, one high, strikes {strikes}, on {pair}, {tenor}',
      '{strategy=butterfly}wings bought, body sold twice, at {strikes}, on {pair}, {tenor}, a butterfly',
      '{strategy=butterfly}a strangle of {delta} delta bought and the straddle sold, i mean a butterfly, on {pair}, {tenor}',
      '{strategy=callSpread}a call bought and a call further up sold, strikes {strikes}, on {pair}, {tenor}',
      '{strategy=callSpread}the right to buy {pair}, but with the gain capped: strikes {strikes}, {tenor}, two calls',
      '{strategy=putSpread}a put bought and a put further down sold, strikes {strikes}, on {pair}, {tenor}',
      '{strategy=putSpread}the right to sell {pair}, but with the gain capped below: strikes {strikes}, {tenor}, two puts',
    ],
    whatfor: [
      'what does the pair of them cost',
      'what do the two cost together',
      'what is the bill for all of it',
      'price for all legs please',
      'what is it worth in all',
      'how much for the combination',
      'net premium please',
      'value of the whole thing',
      'what would it cost (us|me)',
      'total price, and leg by leg',
      'what premium changes hands',
    ],
  },
  frames: [
    '<made>[, (for|on|each on|in) {notional}](. |: | - |, )<whatfor>',
    `${bought('(i|we) (own|have|hold)')} <made>[, (each on|on) {notional}](. |, )(what is that worth|what are they worth together|mark both|value the legs and the sum)`,
    `${bought('(own|take|have|buy)')} <made>[, each for {notional}](. |: |, )<whatfor>`,
    '(what is|how much is|what would be) the (price|value|cost|premium) of <made>[, (for|on) {notional}][, {vol} vol]',
    'with <made> (i|we) (win|earn|gain) if it moves far enough[; size {notional}]. <whatfor>',
    '(a client|the client|treasury|my uncle) (wants|asks for|has) <made>[, {notional}](. |; )<whatfor>',
    // the desk
    '{pair} {tenor} {strategy=straddle}(strad|straddle|C+P|call+put) {strike}[ {notional}][ {side#word}](, px|, premium|: cost|)',
    '{tenor} {strategy=strangle}{delta} delta (strangle|strang) {pair}[ {notional}][ {side#word}](, px|, premium)',
    '{pair} {tenor} {strategy=riskReversal}(RR|rr|risk rev|riskies|collar) {strikes}[ {notional}][ {side#word}](, px|, net premium|: cost)',
    '{pair} {tenor} {strategy=butterfly}(fly|bf|b/fly) {strikes}[ {notional}][ {side#word}](, px|, premium|: cost)',
    '{pair} {strikes} {strategy=callSpread}(c/s|cs|call sprd|1x1 call spread) {tenor}[ {notional}][ {side#word}](, px|, premium|)',
    '{pair} {strikes} {strategy=putSpread}(p/s|ps|put sprd|1x1 put spread) {tenor}[ {notional}][ {side#word}](, px|, premium|)',
    '(can u|pls|could you) (px|price) {strategy} {pair} {tenor}[ {strike}][ {strikes}][ {delta} delta][ in {notional}]',
    '{strategy} {pair} {tenor}[ {strike}][ {strikes}][ {delta} delta] - (cost in cash|premium in cash|in money, not vol|price not vol)[, {notional}]',
    '{delta} delta {strategy=strangle}(put and call|wings) (in|on) {pair}, {tenor}[, {notional}](: |, )(price of the strangle|what does the strangle cost)',
    '{delta} delta {strategy=riskReversal}(call over put|call vs put|puts over calls as a risk reversal), {pair} {tenor}[, {notional}][, {side#word}](: |, )(premium|cash price|what is paid)',
    // forms
    '(product|Product|instrument)(: |=)(option strategy|strategy|structure)<nl>(kind|strategy|Strategy|structure)(: |=){strategy#code}<nl>(pair|ccy_pair)(: |=){pair}<nl>(tenor|maturity|expiry)(: |=)({tenor}|{expiry})[<nl>strike(: |=){strike}][<nl>strikes(: |=){strikes}][<nl>(wing_delta|delta)(: |=){delta}][<nl>(notional|nominal)(: |=){notional}][<nl>(side|direction)(: |=){side}]<nl>(wanted|output)(: |=)(price|present value|premium)',
    '(Strategy valuation|Pricing request|Structure enquiry)\n(Structure|Strategy): {strategy}\n(Pair|Underlying): {pair}\n(Maturity|Expiry): ({tenor}|{expiry})[\nStrike: {strike}][\nStrikes: {strikes}][\nDelta: {delta}][\nNotional: {notional}][\nSide: {side}]',
    `${open}"product": "{strategy#code}", "ccy_pair": "{pair}", "maturity": "{tenor}"[, "strike": {strike}][, "wing_delta": {delta}][, "notional": "{notional}"], "wanted": "(pv|price|premium)"${close}`,
    // parts left out
    '(price|value|how much is) (a|the) {pair} {strategy}[ (at|struck at) {strike}][ with strikes {strikes}][, {delta} delta]( please|)',
    '(price|value|quote) (a|the) {tenor} {strategy}[ at {strike}][ with strikes {strikes}][, {delta} delta]( please|)',
    '(price|value) (two options together|a combination|a structure of options) (on|in) {pair}, {tenor}[, strikes {strikes}][, strike {strike}][, {notional}]',
  ],
  asks: [
    '<whatfor>, i mean the {strategy}',
    'what would the {strategy} cost us',
    'cash price of the {strategy}',
    'value both legs of the {strategy}',
    'present value of the {strategy} please',
  ],
  labels: [
    'strategy: {strategy}, price',
    '{strategy} valuation',
    'product: {strategy}, wanted: premium',
    '{strategy} premium',
    'pv of the {strategy}',
  ],
} as const
