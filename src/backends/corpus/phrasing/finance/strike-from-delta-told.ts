// More ways to ask which strike has a delta: in whole sentences, with call and put told as rights, on tickets and forms.

import { literal } from '../../compose/template.js'

const [open, close] = [literal('{'), literal('}')]

export const strikeFromDeltaTold = {
  fragments: {
    nl: ['\n', '\n', '; ', ', '],
    right: ['({type=call}right to buy|{type=put}right to sell)', '({type=call}option to buy|{type=put}option to sell)'],
    has: [
      'to have a delta of {delta}',
      'for its delta to be {delta}',
      'so that its delta is {delta}',
      'if the delta is to come out at {delta}',
      'so that the delta comes to {delta}',
      'to carry {delta} of delta',
      'if i want {delta} of delta',
      'for a delta of exactly {delta}',
      'so that i need {delta} of the amount in spot to hedge it',
      'if it shall move {delta} for each unit that spot moves',
    ],
  },
  frames: [
    '(where|at what rate|at which level|how high or low) would (a|the) {tenor} {pair} {type} (have to be|need to be|be|best be) struck <has><extra>',
    '(where|at what rate|at which level) (must|should|do) (i|we) (set|put|fix|place) the strike of (a|the) {tenor} {type} (on|in) {pair} <has><extra>',
    '(which|what) (exercise rate|agreed rate|strike) (must|should|does) the <right> {pair} in {tenor} have <has><extra>',
    '(a|the) <right> {pair}, {tenor}, (is to have|should have|has|shows) a delta of {delta}(. |, |: )(at what rate is it struck|what is its strike|which exercise rate is that)<extra>',
    '(i am|we are) told the delta, {delta}, but not the strike(: |, )(a |){tenor} {pair} {type}(. |, )(which strike is meant|what strike belongs to it|please find the strike)<extra>',
    'if (a|the) {pair} {type} (with|of|lasting) {tenor} moves {delta} for each unit of spot, (at what rate is it struck|where is its strike|what is the strike)<extra>',
    '(the hedge|my hedge) of (a|the) {tenor} {pair} {type} shall be {delta} of the notional(. |, | - )(what strike gives that|where do i strike it|which strike)<extra>',
    '{delta} delta, {pair}, {tenor}, {type}(: |, | - )(what strike is that|strike as a rate|level?|give the strike in figures)<extra>',
    '{pair} {type} {tenor}, (delta to be|delta should be|wanted delta|delta) {delta}, (strike to be found|strike unknown|find strike)<extra>',
    "(what's|whats|where's) the {delta} delta {type#short} in {pair} {tenor}( struck| as a strike)<extra>",
    '(translate|turn|convert) (the |)dealer talk to a rate(: |, )(a |){delta} delta {type} on {pair}, {tenor}. which strike<extra>',
    '(i|we) want the strike and nothing else(: |, ){type}, {pair}, {tenor}, delta {delta}<extra>',
    '(for|before|when) booking (a|the) {delta} delta {pair} {type} ({tenor}|{expiry}) (i|we) need (its |the |)strike (as a number|in figures|as a rate)<extra>',
    '(until|for|expiring) {expiry}(: |, )(where is|which strike has|at what level is) the {delta} delta {type} (on|in) {pair}( struck|)<extra>',
    '(Determine|State|Find) the rate at which a {tenor} <right> {pair} must be struck (for its delta to equal|so that its delta equals) {delta}<extra>',
    '(find|give me|compute) the (strike|exercise rate) <has>, for a {tenor} {pair} {type}<extra>',
    // forms
    '(product|Product|instrument)(: |=)(vanilla option|vanilla)<nl>(pair|ccy_pair)(: |=){pair}<nl>(call_or_put|type|right)(: |=){type}<nl>(maturity|tenor|expiry)(: |=)<end><nl>delta(: |=){delta}[<nl>(delta_convention|convention)(: |=){deltaConvention}][<nl>(vol|sigma)(: |=){vol}]<nl>(wanted|output|solve_for|find)(: |=)(strike|K|exercise price)',
    '(Strike request|Strike enquiry|Delta to strike ticket)\n(Pair|Underlying): {pair}\n(Call/put|Type): {type}\n(Maturity|Tenor): <end>\nDelta: {delta}[\nConvention: {deltaConvention}][\nVolatility: {vol}]',
    `${open}"ccy_pair": "{pair}", "call_or_put": "{type}", "maturity": "{tenor}", "delta": "{delta}"[, "delta_convention": "{deltaConvention}"], "(wanted|solve_for)": "strike"${close}`,
    // parts left out
    '(what is|where is|find) the strike of (the|a) {pair} <d> {type}( please|)<extra>',
    '(what is|where is|find) the strike of (the|a) {tenor} <d> {type}( please|)<extra>',
    '(what is|where is|find) the strike of (the|a) {tenor} {pair} <d> option( please|)<extra>',
    '(find|give me|which is) the (right strike|strike by delta|strike from its delta) (of|for) (a|the) {tenor} {pair} {type}( please|)<extra>',
    '<d> {type}, {tenor}(: |, )(strike please|which strike|where is it struck)<extra>',
  ],
  asks: [
    'where would it have to be struck',
    'at what rate is it struck then',
    'which strike makes the delta come out so',
    'only the strike, no price',
    'give the strike in figures',
    'what exercise rate is that',
    'solve for the exercise rate',
  ],
  labels: [
    'wanted: strike',
    'solve for: strike',
    'strike by its delta',
    'delta given, strike wanted',
    'strike enquiry',
    'output: strike',
  ],
} as const
