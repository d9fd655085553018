// More ways to ask for an option that may be used before its end, told in plain words, in forms and in short notes.

import { toldFragments } from './option-told.js'

export const priceAmericanTold = {
  fragments: {
    ...toldFragments('option.'),
    /** That it may be used early. */
    early: [
      '(and|which) (may be|can be) used on any day (before|until) then',
      'usable whenever (i|we) like until then',
      'not only on that day but on any day before',
      '(i|we) need not wait for the last day',
      'and sooner too if (i|we) want',
      'at any time up to that day, not only at the end',
      'exercisable any day',
      'exercisable any business day',
      'with the freedom to exercise sooner',
      'american-style',
      'American-style exercise',
      'exercise: american',
      '(early exercise allowed|early exercise is permitted|may be exercised early)',
      '(i|we) can pull the trigger any morning until then',
    ],
    worthnow: [
      'what is it worth',
      'price please',
      'how much should it cost',
      'what premium is fair',
      'what would you charge for this freedom too',
      'how much is the whole thing',
      'value it',
      'state the fair value',
      'price and early exercise premium please',
      'what do i pay for it today',
      'present value?',
    ],
  },
  frames: [
    '<told>, <early>(. |; |, | - )<worthnow>',
    '<tells>, <early>(. |; | - )<worthnow>',
    '(what is|how much is|what would be) the (price|value|premium) of <told>, <early>',
    '(i|we|our firm) (want|need|would like) <told>, <early>(. |, | - )<worthnow>',
    '(the bank|a dealer|our broker) (offers|sells|proposes) <told>, <early>(. |, )<worthnow>',
    '<early>: <told>(. |, | - )<worthnow>',
    '{option.tenor} {option.pair} {option.strike} {option.type}[ {option.notional}], <early>(, price|. <worthnow>|)',
    '{option.type} {option.pair} {option.strike}, {option.tenor}[, {option.notional}], <early>(. |, | - )<worthnow>',
    '{option.pair} {option.tenor} {option.type} {option.strike} (any-day exercise|anyday ex|early ex ok|AMER-style|amer style)[, {option.notional}][, {option.side#word}](, px|, prem|, value|)',
    '(i|we) do not know the day (yet|)( on which the customer pays| on which the ship comes in| when we need it|), <early>: {option.type} on {option.pair}, {option.strike}, {option.tenor}[, {option.notional}]. <worthnow>',
    '(not european|no european one|the european price is known)(: |; |, )<told>, <early>(. |, )<worthnow>',
    // forms
    '(product|Product|instrument)(: |=)(american option|American option|fx american|vanilla american)<nl><form>[<nl>(vol|sigma)(: |=){vol}]<nl>(wanted|output|return)(: |=)(price|present value|premium)',
    '(exercise|exercise_style|Exercise style|style)(: |=)(american|American|any day)<nl><form>[<nl>(vol|volatility)(: |=){vol}](<nl>(price|value|pv)(?|: ?)|)',
    '<form><nl>(exercise|style|exercise_type)(: |=)(american|American|AMER)[<nl>vol(: |=){vol}]<nl>(price|value|pv)(?|: ?|=?|)',
    '(Valuation request|Pricing request)(: |\n)American( option|)\n<form>',
    '"(style|exercise)": "american", <jform>[, "vol": "{vol}"]',
    '(Value|Price) (the|this) American-style (option|contract)(: |\n)<form>',
    // parts left out
    '(price|value|quote|how much is) an american (option|{option.type}) (on|in) {option.pair}( please|)',
    '(price|value|quote) an american {option.type} (struck at|at|with strike) {option.strike}[, {option.notional}]',
    '(price|value) (a|the) {option.tenor} american {option.pair} {option.type}( please|)[, {option.notional}]',
    '(price|value) an american option, {option.pair}, {option.strike}, {option.tenor}[, {option.notional}]',
  ],
  asks: [
    '<early>. <worthnow>',
    'what is it worth if it may be used any day',
    'value the option, american-style',
    'what does the american-style option cost',
    'and it is american-style: price?',
  ],
  labels: [
    'product: american option',
    'american-style, price',
    'exercisable any day, price',
    'american option valuation',
    'american-style option',
  ],
} as const
