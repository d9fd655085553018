// More ways to ask for an option with a barrier: told in plain words, as short tickets ("w/ 1.13 down & out"), and as forms.

import { literal } from '../../compose/template.js'
import { toldFragments } from './option-told.js'

const [open, close] = [literal('{'), literal('}')]

/** A part for each kind of barrier, of which the one that holds is said. */
const byKind = (part: (end: 'out' | 'in', way: 'down' | 'up') => string): string =>
  `({barrierType=DownOut}${part('out', 'down')}|{barrierType=DownIn}${part('in', 'down')}|{barrierType=UpOut}${part('out', 'up')}|{barrierType=UpIn}${part('in', 'up')})`

/** What the rate does to it, of either end. */
const fate = {
  out: '(it is dead for good|it is over and done with|it is worth nothing any more|we lose it|it vanishes|that is the end of it|the whole thing lapses|it dies|it is struck off|the deal is off)',
  in: '(only then it comes alive|it only begins to count then|that is what switches it on|only then we really have it|not before that it exists|that is when it is born|it starts to be valid)',
} as const
const move = {
  down: '(once|if|when|as soon as|the moment) (the rate|the market|spot|the price) (drops to|sinks to|ever is as low as|comes down to|touches from above|falls as far as)',
  up: '(once|if|when|as soon as|the moment) (the rate|the market|spot|the price) (climbs to|rises to|ever is as high as|gets up to|touches from below|goes as far up as)',
} as const

export const priceBarrierTold = {
  fragments: {
    ...toldFragments('option.'),
    /** What the barrier does, as a sentence that follows another. */
    fate: [
      byKind((end, way) => `${move[way]} {barrier}, ${fate[end]}`),
      byKind((end, way) => `${move[way]} {barrier} ${fate[end]}`),
      byKind((end, way) => `${fate[end]} ${move[way]} {barrier}`),
      byKind(
        (end, way) =>
          `there is a (line|trip wire|tripwire|limit|threshold) ${way === 'down' ? '(below|underneath)' : '(above|overhead)'} at {barrier}: ${end === 'out' ? '(touch it and it is gone|whoever touches it loses the option|crossing it kills the option)' : '(it must be touched first|only crossing it makes the option live|without touching it there is no option)'}`,
      ),
      '({barrierType=DownOut}it lives only as long as the rate never falls to {barrier}|{barrierType=UpOut}it lives only as long as the rate never rises to {barrier}|{barrierType=DownIn}we only have it if the rate has been down to {barrier} at some time|{barrierType=UpIn}we only have it if the rate has been up to {barrier} at some time)',
    ],
    /** The same in a ticket. */
    w: [
      byKind((end, way) => `w/ {barrier} (${way} & ${end}|${way[0]}&${end[0]}|${way}-${end}|${way}/${end})`),
      byKind((end, way) => `(with|w/|and) (a |)(K${end[0]!.toUpperCase()}|k${end[0]}|barrier) {barrier} ${way} ${end}`),
      byKind((end, way) => `(${way} & ${end}|${way} and ${end}) (at|@|lvl|level) {barrier}`),
      byKind((end, way) => `b {barrier} (${way}${end}|${way[0]!.toUpperCase()}${end[0]!.toUpperCase()})`),
    ],
    cost: [
      'what is it worth',
      'what does it cost',
      'price please',
      'how much do we save, what is the price then',
      'what would they charge for it',
      'how much is such a thing',
      'what is the value of it today',
      'a fair premium please',
      'which price is right',
      'state its value',
      'worth?',
    ],
  },
  frames: [
    '<told>(, except that |, only |; but |. but |, with one catch: |. the catch: )<fate>(. |, | - )<cost>',
    '<tells>(, except that |; but |. however |, with one catch: |. the hook: )<fate>(. |, | - )<cost>',
    '<fate>(. |; )it is about this: <told>(. |, )<cost>',
    '(what is|how much is|what would be) the (price|premium|value) of <told>, (and mind that|where|with the condition:) <fate>',
    '(the bank|our bank|a dealer|the adviser) (offers|proposes|sells|recommends) <told>. (only|but): <fate>[. if that happens they pay {rebate} back]. <cost>',
    '(a cheaper|the cheap) (cover|insurance|version)(: |, )<told>(, but |; )<fate>[, and {rebate} comes back](. |, )<cost>',
    '(i|we) (read|see|found) in the (small print|contract|term sheet): <fate>. (otherwise it is|apart from that it is|the rest is) <told>. <cost>',
    '{option.tenor} {option.pair} {option.strike} {option.type} <w>[ {option.notional}][ {option.side#word}](, px|, where|, premium?|)',
    '{option.pair} {option.type} {option.strike} {option.tenor} <w>[, {option.notional}][, reb {rebate}](, pv| - price|: value|)',
    '(price|px|pv|value) {option.notional} {option.pair} {option.tenor} {option.strike} {option.type} <w>',
    '{option.side#verb} {option.pair} {option.tenor} {option.strike} {option.type} <w>[ in {option.notional}](, price|, what premium|)',
    '(take|first) (the vanilla|the option), (but|add|plus) <w>: {option.tenor} {option.pair} {option.strike} {option.type}, price',
    '{option.type} {option.pair} {option.strike} {option.tenor}[ {option.notional}]. <fate>. <cost>',
    '<w>, {option.pair} {option.strike} {option.type} {option.tenor}(: |, )<cost>',
    // forms
    '(product|Product|instrument)(: |=)(barrier option|knock-out or knock-in option|fx barrier|barrier)<nl><form><nl>(barrier_type|barrier type|knock|Barrier type)(: |=){barrierType#code}<nl>(barrier|barrier_level|H|trigger)(: |=){barrier}[<nl>(rebate|Rebate)(: |=){rebate}][<nl>(vol|sigma)(: |=){vol}]<nl>(wanted|output|return)(: |=)(price|present value|premium)',
    '(Valuation request|Pricing request|Barrier ticket|Barrier valuation)\n<form>\n(knock type|barrier type): {barrierType#code}\n(barrier|level): {barrier}[\nrebate: {rebate}]',
    '<form><nl>(barrier|trigger)(: |=){barrier}<nl>(direction|kind|barrier type)(: |=){barrierType}[<nl>(rebate)(: |=){rebate}]<nl>(value|price|pv)(?|: ?|)',
    `${open}"product": "(barrier|knock|fx_barrier)", <jform>, "barrier_type": "{barrierType#code}", "barrier": "{barrier}"[, "rebate": "{rebate}"]${close}`,
    '(Value|Price) the following (barrier option|option with a barrier)(: |\n)<form>. (It|The option) ({barrierType=DownOut}lapses if the rate falls to|{barrierType=UpOut}lapses if the rate rises to|{barrierType=DownIn}takes effect only if the rate falls to|{barrierType=UpIn}takes effect only if the rate rises to) {barrier}.',
    '(on|upon|after) (touching|hitting|reaching|trading through) {barrier} (from above|on the way down) the (deal|option) ({barrierType=DownOut}is void|{barrierType=DownIn}becomes effective). {option.type} on {option.pair} at {option.strike}, {option.tenor}[, {option.notional}]. <cost>',
    '(on|upon|after) (touching|hitting|reaching|trading through) {barrier} (from below|on the way up) the (deal|option) ({barrierType=UpOut}is void|{barrierType=UpIn}becomes effective). {option.type} on {option.pair} at {option.strike}, {option.tenor}[, {option.notional}]. <cost>',
    // parts left out
    '{option.tenor} {option.pair} {barrierType}, barrier {barrier}(, price|, how much|: px)( pls|)',
    '{option.pair} {option.type} {option.strike} with a barrier at {barrier}(, price|, how much|: px)( pls|)',
    '(an option|a {option.type}) with a knock-out or knock-in at {barrier}(, price|, how much|: px)( pls|)',
    '{option.pair} {option.tenor} {option.strike} {option.type} <w>(, and the price|, px|)',
    '(price|value|quote) (a|the) {barrierType} {option.type} (on|in) {option.pair}, {option.tenor}, strike {option.strike}[, {option.notional}]',
    '(price|value|quote) (a|the) (barrier option|knock option|option with a barrier) (on|in) {option.pair}, {option.tenor}, strike {option.strike}, barrier {barrier}[, {option.notional}]',
    '(price|value|how much is) (a|the) {barrierType} with the barrier at {barrier}[ for {option.notional}]',
    '{option.pair} {barrierType} {option.type}, barrier {barrier}(, price|, how much|: px)( pls|)',
  ],
  asks: [
    '<cost>',
    '<cost>',
    'value the option with its barrier',
    'what would they charge for the option that may die or wake up like this',
  ],
  labels: [
    'product: barrier option',
    'knock option, value',
    'barrier option valuation',
    'option with barrier',
    'barrier ticket',
  ],
} as const
