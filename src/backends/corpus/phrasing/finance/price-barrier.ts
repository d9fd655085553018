// How people ask for an option with a barrier: what the barrier does and on which side it lies is said in the words of the
// trade ("down & out", RKO) or in plain ones ("dies if spot falls to").

import { literal } from '../../compose/template.js'
import { choiceValue, type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { wrongMeasure } from '../../wording/measures.js'
import { money } from '../../wording/money.js'
import { onGrid } from '../../wording/number-words.js'
import type { Phrasing } from '../phrasing.js'
import { toldChoices } from './option-told.js'
import {
  allClauses,
  askers,
  bareLarge,
  bareVol,
  optionChoices,
  optionClauses,
  pairIn,
  plainRate,
  type Quoted,
  quotedPair,
  rateAway,
  setOption,
  spokenRate,
  volMention,
  wrongMoney,
  wrongRate,
  wrongVol,
} from './option-words.js'
import { priceBarrierTold } from './price-barrier-told.js'
import { priceOption } from './price-option.js'

const kinds = ['DownOut', 'DownOut', 'UpOut', 'UpOut', 'DownIn', 'UpIn'] as const

const levelOf = (quoted: Quoted, kind: string, random: Random): number =>
  rateAway(quoted, (kind.startsWith('Down') ? -1 : 1) * onGrid(random, 0.03, 0.14, 0.01), random)

/** Money of the domestic currency on the whole notional, or a rate for one of the foreign one. */
const rebateMention = (quoted: Quoted, random: Random): Mention =>
  random.weighted<() => Mention>([
    [5, () => money(random.pick([10, 20, 25, 50, 75, 100, 150, 200, 500]) * 1000, quoted.domestic, random)],
    [2, () => spokenRate(Number((quoted.level * onGrid(random, 0.005, 0.03, 0.005)).toPrecision(1)), quoted, random)],
    [1, () => plainRate(Number((quoted.level * onGrid(random, 0.005, 0.03, 0.005)).toPrecision(1)))],
  ])()

function sample(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  const quoted = quotedPair(random)
  const kind = random.pick(kinds)
  meaning.set('barrierType', choiceValue(kind))
  // The contract takes no bare number here: the pair that would give it a unit belongs to the option.
  meaning.set('barrier', quantityValue(spokenRate(levelOf(quoted, kind, random), quoted, random)))
  if (random.chance(0.16)) meaning.set('rebate', quantityValue(rebateMention(quoted, random)))
  setOption(meaning, quoted, random, 0.03, { side: 0.3, notional: 0.55 })
  if (random.chance(0.25)) meaning.set('vol', quantityValue(volMention(random)))
  return meaning
}

const valueIn = ({ means }: Mention): number => ('value' in means ? means.value : 1)

/** Money or something physical where a rate belongs: that it is a rate of the wrong pair only the model sees. */
const noRate = (random: Random, meaning: Meaning): Mention =>
  random.chance(0.75)
    ? money(Number((0.5 + random.next()).toFixed(2)), pairIn(meaning, 'option.')[1], random)
    : wrongMeasure('plain', random)

/** A part for each kind of barrier, of which the one that holds is said. */
const byKind = (part: (end: 'out' | 'in', way: 'down' | 'up') => string): string =>
  `({barrierType=DownOut}${part('out', 'down')}|{barrierType=DownIn}${part('in', 'down')}|{barrierType=UpOut}${part('out', 'up')}|{barrierType=UpIn}${part('in', 'up')})`

const reversed = (call: string, put: string): string =>
  `({option.type=call}({barrierType=UpOut}${call.replaceAll('*', 'out')}|{barrierType=UpIn}${call.replaceAll('*', 'in')})|{option.type=put}({barrierType=DownOut}${put.replaceAll('*', 'out')}|{barrierType=DownIn}${put.replaceAll('*', 'in')}))`

const [open, close] = [literal('{'), literal('}')]
const [bracket, unbracket] = [literal('('), literal(')')]
const beyond = { down: ['below', 'under', 'lower', 'downside'], up: ['above', 'over', 'upper', 'topside'] } as const

export const priceBarrier: Phrasing = {
  operation: 'finance.priceBarrier',
  listable: ['option.strike', 'option.tenor', 'option.type'],
  askedAs: { 'option.expiry': 'option.tenor' },
  weight: 1.2,
  sample,
  fragments: {
    ...priceBarrierTold.fragments,
    ...priceOption.fragments,
    ...askers,
    out: [
      'knocks out',
      'is knocked out',
      'dies',
      'ceases to exist',
      'disappears',
      'is cancelled',
      'is gone',
      'terminates',
      'is extinguished',
      'goes away',
      'becomes void',
      'ends at once',
      'is dead',
      'is killed',
      'is lost',
      'is torn up',
    ],
    in: [
      'knocks in',
      'is knocked in',
      'only comes alive',
      'comes into existence',
      'is activated',
      'only starts to exist',
      'only becomes live',
      'is switched on',
      'only wakes up',
      'is only born',
      'begins to live only',
      'becomes a real option only',
      'kicks in',
      'is only valid',
    ],
    down: [
      'spot trades below',
      'spot falls to',
      'the rate drops to',
      'the market goes down through',
      'spot ever touches or goes below',
      'we trade down to',
      'the pair sinks under',
      'the exchange rate falls below',
      'it goes under',
      'spot ever gets as low as',
      'the rate dips under',
      'spot breaks down through',
    ],
    up: [
      'spot trades above',
      'spot rises to',
      'the rate climbs to',
      'the market goes up through',
      'spot ever touches or goes above',
      'we trade up to',
      'the pair climbs over',
      'the exchange rate rises above',
      'it goes over',
      'spot ever gets as high as',
      'the rate jumps over',
      'spot breaks up through',
    ],
    bar: [
      '{barrierType} at {barrier}',
      '{barrierType}, barrier {barrier}',
      '{barrierType} {barrier}',
      '{barrierType} with (the |a |)barrier at {barrier}',
      byKind((end, way) => `(that|which) <${end}> (if|when|once|as soon as|in case) <${way}> {barrier}`),
      byKind((end, way) => `it <${end}> if <${way}> {barrier}`),
      byKind(
        (end, way) =>
          `(knock-${end}|knock ${end}|K${end[0]!.toUpperCase()}|k${end[0]}|knock${end}) {barrier} ${beyond[way][0]}`,
      ),
      byKind((end, way) => `with a ${beyond[way][2]} knock-${end} (at|of|barrier at|barrier) {barrier}`),
      byKind((end, way) => `with a knock-${end} (at|trigger|barrier at) {barrier} on the ${beyond[way][3]}`),
      byKind((end, way) => `(continuous barrier |single barrier |)${way}-and-${end} (at|@) {barrier}`),
      byKind((end, way) => `knocking ${end} ${beyond[way][0]} {barrier}`),
      byKind((end, way) => `${way} & ${end} {barrier}`),
    ],
    worthb: [
      'what is it worth',
      'price please',
      'what does it cost',
      'how much is it',
      'what is the premium',
      'value it',
      'your price',
      'pls price',
      'how much cheaper is it than the vanilla, what does it cost',
      'fair value please',
      'what should (i|we) pay',
      'premium with the barrier',
    ],
  },
  choices: {
    ...optionChoices('option.'),
    ...toldChoices('option.'),
    barrierType: Object.fromEntries(
      (
        [
          ['DownOut', 'down', 'out', 'O', 'lower', 'downside'],
          ['DownIn', 'down', 'in', 'I', 'lower', 'downside'],
          ['UpOut', 'up', 'out', 'O', 'upper', 'upside'],
          ['UpIn', 'up', 'in', 'I', 'upper', 'topside'],
        ] as const
      ).map(([name, way, end, letter, place, side]) => [
        name,
        [
          `${way}-and-${end}`,
          `${way}-and-${end}`,
          `${way} and ${end}`,
          `${way} & ${end}`,
          `${way}-${end}`,
          `${way[0]!.toUpperCase()}&${letter}`,
          `${place} knock-${end}`,
          `${side} knock-${end}`,
          `${side} knock ${end}`,
          `${side} K${letter}`,
          `${place} K${letter}`,
          `${way}-and-${end} knock-${end}`,
          `${way}&${end}`,
          `${way} n ${end}`,
        ],
      ]),
    ),
    'barrierType#code': {
      DownOut: ['DownOut', 'down_and_out', 'DOWN_OUT', 'down-out', 'D&O', 'down-and-out', 'downout'],
      DownIn: ['DownIn', 'down_and_in', 'DOWN_IN', 'down-in', 'D&I', 'down-and-in', 'downin'],
      UpOut: ['UpOut', 'up_and_out', 'UP_OUT', 'up-out', 'U&O', 'up-and-out', 'upout'],
      UpIn: ['UpIn', 'up_and_in', 'UP_IN', 'up-in', 'U&I', 'up-and-in', 'upin'],
    },
  },
  frames: [
    ...priceBarrierTold.frames,
    // the desk
    '{option.tenor} {option.pair} {option.strike} {option.type}[ {option.side#word}][ {option.notional}], <bar>[, rebate {rebate}][ <vol>]',
    '{option.pair} {option.tenor} {option.strike} {option.type} {barrierType} {barrier}[, rebate {rebate}][, {option.notional}][, {option.side#word}]',
    '{barrierType} {option.type} {option.pair} {option.tenor} K {option.strike} B {barrier}[ rebate {rebate}][ {option.notional}]',
    '{option.pair} {option.tenor} {barrierType} {option.type}, {option.strike} vs {barrier}[, {option.notional}](, <worthb>|)',
    '{option.side#verb} {option.notional} {option.tenor} {option.pair} {option.type}, {option.strike}, <bar>[, rebate {rebate}](. <worthb>|, <worthb>|)',
    reversed(
      '(reverse knock-*|reverse KO|RK*|reverse knock *) call {option.pair}, {option.tenor}, {option.strike}, * above {barrier}[, {option.notional}]',
      '(reverse knock-*|reverse KO|RK*|reverse knock *) put {option.pair}, {option.tenor}, {option.strike}, * below {barrier}[, {option.notional}]',
    )
      .replaceAll('RKout', 'RKO')
      .replaceAll('RKin', 'RKI')
      .replaceAll('reverse KO|RKI', 'reverse KI|RKI'),
    `(price|value|quote|<worthb>:) (a |the |)${reversed(
      '{option.tenor} {option.pair} {option.strike} reverse knock-* call(, knocking * up at| which goes * if spot rises to|, * if it trades above) {barrier}',
      '{option.tenor} {option.pair} {option.strike} reverse knock-* put(, knocking * down at| which goes * if spot falls to|, * if it trades below) {barrier}',
    )}[, rebate {rebate}][, <on> {option.notional}]`,
    '(pls|please|can u|could you) (price|show|indicate|quote) {option.pair} {option.tenor} {option.strike} {option.type} <bar>[, size {option.notional}][ <vol>]',
    '(rfq|RFQ|quote request|indication|barrier rfq|exotic rfq)(:| -|) [{option.side#word} ]{option.tenor} {option.pair} {option.strike} {option.type}[ {option.notional}] <bar>[ rebate {rebate}]',
    '(barrier|exotic|1st gen exotic|single barrier|knock option)(:| -|,) {option.pair} {option.type} {option.strike} {option.tenor}, {barrierType} {barrier}[, reb {rebate}][, {option.notional}][, v {vol}]',
    '{option.pair}: {option.strike} {option.type} (w|with) (a |)' +
      byKind(
        (end, way) =>
          `(knock-${end}|k${end[0]}|K${end[0]!.toUpperCase()}) {barrier} (${beyond[way][0]}|on the ${beyond[way][3]})`,
      ) +
      ', {option.tenor}[, {option.notional}][, {option.side#word}](, <worthb>|)',
    '(where|how) (do you|would you|are you) (show|make|offer) (a |the |){option.tenor} {option.pair} {option.strike} {option.type} {barrierType} at {barrier}[ in {option.notional}]',
    // one who asks in a sentence
    '<dealprice> (a|an|the) {barrierType} {option.type} on {option.pair}, strike {option.strike}, barrier {barrier}, {option.tenor}[, rebate {rebate}][, {option.notional}][, <vol>]',
    '<dealprice> (a|the) [{option.side#adj} ]{option.tenor} {option.pair} {option.type}(,|) <struck> {option.strike}(,|) <bar>[ and a rebate of {rebate}][(,|) <on> {option.notional}][ <vol>]',
    '<dealprice> (a|the) {option.tenor} {option.pair} {option.type} struck {option.strike} with a barrier at {barrier}[, {barrierType}][, rebate {rebate}][, {option.notional}]',
    '<dealprice> (a|the) barrier option(:|,) {option.pair} {option.type}, {option.strike}, {option.tenor}, {barrierType}, barrier (at |level |){barrier}[, rebate {rebate}]',
    'what (is|would be) (the (price|value|premium|cost) of |)(a|an) {option.tenor} {option.pair} {barrierType} {option.type}, strike {option.strike} and barrier {barrier}[, rebate {rebate}][, for {option.notional}]( worth|)',
    'how much (does|would|will) (a|an) {option.pair} {option.type} cost (if|when|provided) it ' +
      byKind((end, way) => `<${end}> (when|once|if|as soon as) <${way}> {barrier}`) +
      '? (strike|exercise price|it is struck at) {option.strike}, {option.tenor}[, {option.notional}]',
    'how much cheaper (is|gets) (a|the) {option.tenor} {option.pair} {option.strike} {option.type} (with a|if (i|we) put in a|by adding a) ' +
      byKind(
        (end, way) =>
          `(${way}-and-${end}|${beyond[way][2]} knock-${end}|knock-${end} ${beyond[way][0]} the market) at {barrier}`,
      ) +
      '[ on {option.notional}]? (price it|what does it cost then|premium please)',
    'what is (a|the) {option.type} (on|in) {option.pair} worth that ' +
      byKind((end, way) => `<${end}> (if|when|once) <${way}> {barrier}`) +
      ', strike {option.strike}, {option.tenor}[, {option.notional}][ <vol>]',
    '<who> (want|wants|would like|need|needs) (a|to have a|to {option.side#verb} a) {option.tenor} {option.pair} {option.type} at {option.strike}, (but |)' +
      byKind(
        (end, way) =>
          `(it should|it must|it has to|to) (knock ${end}|go ${end}|be ${end}) (if|when) <${way}> {barrier}`,
      ) +
      '[, with a rebate of {rebate}][, {option.notional}]. <worthb>',
    '<who> {option.side#past} a {option.pair} {option.type} at {option.strike}[ for {option.notional}], {option.tenor} left. it ' +
      byKind((end, way) => `<${end}> if <${way}> {barrier}`) +
      '. (what is it worth now|mark it|current value|value it please)',
    '(my|our|the) {option.tenor} {option.pair} {option.type} at {option.strike}[ for {option.notional}] ' +
      byKind((end, way) => `<${end}> (if|when|as soon as|once) <${way}> {barrier}`) +
      '(. |; |, )(what is it worth|value it|how much is it worth today|mark it)',
    // stories of people who are no dealers
    '<firm> (buys|sells|imports|exports) (abroad|machines|fruit|clothes|spare parts|coffee) and wants (a |)cheap (protection|insurance|cover): (a|one) {option.type} on {option.pair} at {option.strike} for {option.tenor}[ over {option.notional}], which ' +
      byKind((end, way) => `<${end}> (if|when) <${way}> {barrier}`) +
      '. (what does it cost|how much is the premium|what is the fair price)',
    'the bank (proposes|offers|told me about|explained to us) an option on {option.pair}: {option.type#right} at {option.strike} in {option.tenor}[ for {option.notional}], but it ' +
      byKind(
        (end, way) =>
          `<${end}> if <${way}> {barrier} (even one time|even for a minute|at any moment before|on any day before that|)`,
      ) +
      '[, and then they pay {rebate}]. (is there a fair price for it|what should it cost|how much should (i|we) pay)',
    "i (do not|don't) understand the price of this option: it is a {option.pair} {option.type} with strike {option.strike} for {option.tenor}, and it " +
      byKind((end, way) => `<${end}> (if|when|only if) <${way}> {barrier}`) +
      '[. the notional is {option.notional}]. (please tell me the right price|what would be correct|can you calculate it)',
    '(suppose|imagine|say|let us assume) <up> {barrier} (and|then) (my|the|our) {option.pair} {option.type} ({barrierType=UpOut}<out>|{barrierType=UpIn}<in>). (strike|it is struck at) {option.strike}, {option.tenor}[, {option.notional}]. (what is such an option worth|value|price it)',
    '(suppose|imagine|say|let us assume) <down> {barrier} (and|then) (my|the|our) {option.pair} {option.type} ({barrierType=DownOut}<out>|{barrierType=DownIn}<in>). (strike|it is struck at) {option.strike}, {option.tenor}[, {option.notional}]. (what is such an option worth|value|price it)',
    '(as long as|provided|so long as) (spot|the rate|the market) ({barrierType=DownOut}(stays|remains|holds) above|{barrierType=UpOut}(stays|remains|holds) below) {barrier} (i|we|the client) (have|has|keep|keeps) a {option.pair} {option.type} at {option.strike} for {option.tenor}[ on {option.notional}], (otherwise|else) it is (gone|lost|dead|over). (price it|what is it worth|how much)',
    '(only if|unless|not before) (spot|the rate|the market) (has |)({barrierType=DownIn}(traded|been|fallen) below|{barrierType=UpIn}(traded|been|risen) above) {barrier} (do|will) (we|i) (have|get) (the|a) {option.pair} {option.type} at {option.strike}, {option.tenor}[, {option.notional}]. (price it|what is it worth|premium)',
    '(my brother|a friend|our adviser|the salesman) says the option (is|gets) cheaper with a barrier. so: {option.type} on {option.pair} at {option.strike}, {option.tenor}[, {option.notional}], and it ' +
      byKind((end, way) => `<${end}> (if|when|once) <${way}> {barrier}`) +
      '[; {rebate} comes back as a rebate]. (how much is it now|what does it cost so|what is the right premium)',
    '(i am|we are) learning about barriers. (in the exercise|in the book|in the exam) a {option.pair} {option.type} with strike {option.strike} and {option.tenor} is a {barrierType} with the barrier at {barrier}[, rebate {rebate}][, volatility {vol}]. (what is it worth|please calculate the value|what should come out)',
    '(the whole time|at every moment|day and night) somebody watches {option.pair}: when <down> {barrier} the option ({barrierType=DownOut}<out>|{barrierType=DownIn}<in>). it is a {option.type} at {option.strike} for {option.tenor}[ over {option.notional}]. (how much is it|what is a fair price)',
    '(the whole time|at every moment|day and night) somebody watches {option.pair}: when <up> {barrier} the option ({barrierType=UpOut}<out>|{barrierType=UpIn}<in>). it is a {option.type} at {option.strike} for {option.tenor}[ over {option.notional}]. (how much is it|what is a fair price)',
    // forms, services, papers
    '(product|type|instrument)(: |=)(barrier option|single barrier|fx barrier|knock option)(; |, | / )(pair|underlying)(: |=){option.pair}(; |, | / )(right|cp|call/put)(: |=){option.type}(; |, | / )strike(: |=){option.strike}(; |, | / )(tenor|maturity)(: |=){option.tenor}(; |, | / )(barrierType|barrier type|knock)(: |=){barrierType#code}(; |, | / )(barrier|trigger|level)(: |=){barrier}[; rebate(: |=){rebate}][; (notional|amount)(: |=){option.notional}][; side(: |=){option.side}]',
    `${open}"barrierType": "{barrierType#code}", "barrier": "{barrier}"[, "rebate": "{rebate}"], "option": ${open}"pair": "{option.pair}", "type": "{option.type}", "strike": {option.strike}, "tenor": "{option.tenor}"[, "notional": "{option.notional}"]${close}[, "vol": "{vol}"]${close}`,
    `(price|value|pv)_barrier${bracket}{option.pair}, {option.type}, K={option.strike}, H={barrier}, kind={barrierType#code}, T={option.tenor}[, rebate={rebate}][, sigma={vol}]${unbracket}`,
    'barrier pricer(:|,) {option.pair} {option.type} K={option.strike} T={option.tenor} H={barrier} {barrierType#code}[ R={rebate}][ sigma={vol}][ N={option.notional}]',
    '(Determine|Calculate|Compute|Find|State) the (value|price|premium|fair value) of (a|an|the) {barrierType} {option.type}( option|) on {option.pair} with strike {option.strike}, barrier {barrier}[, rebate {rebate}] and {option.tenor} to (expiry|maturity)[, notional {option.notional}][, volatility {vol}]',
    '(A|Consider a|Given: a) {option.pair} {option.type}( option|) with strike {option.strike} and maturity {option.tenor} ' +
      byKind((end, way) => `<${end}> if <${way}> {barrier} before expiry`) +
      '. (Determine|Calculate|Find|State) its (value|fair price|premium)[ for a notional of {option.notional}]',
    `(part a${unbracket}|the second question:|task:|exercise:) price the {barrierType} {option.type} on {option.pair} ${bracket}strike {option.strike}, barrier {barrier}, {option.tenor}[, rebate {rebate}][, {option.notional}]${unbracket}`,
    'reiner-rubinstein (price|value|premium)(:| of| for) {barrierType} {option.type}, {option.pair}, {option.strike}, {barrier}, {option.tenor}[, {option.notional}]',
    'trade (ticket|recap|capture)(: |, )<who> {option.side#verbs} {option.notional} {option.pair} {option.type}, strike {option.strike}, expiry {option.tenor}, <bar>[, rebate {rebate}]. (revalue|value it|mark it|price)',
    // what is wanted in the middle, figures in any order
    'with the barrier at {barrier}(, {barrierType},| {barrierType},) (what is|price|value|how much is) a {option.tenor} {option.pair} {option.type} <struck> {option.strike}[ <on> {option.notional}][ <vol>]',
    '<bar>: (price|value|how much is|what is) the {option.tenor} {option.pair} {option.type} at {option.strike}[, {option.notional}][, {vol} vol]',
    'barrier {barrier} {barrierType}, strike {option.strike}, {option.pair} {option.type}, {option.tenor}(: | - |, )<worthb>',
    'for {option.notional}(:|,) {option.type} on {option.pair}, {option.strike}, {option.tenor}, <bar>(, <worthb>|)',
    '{option.strike} {option.type} (on|in) {option.pair} (expiring|exp|to) {option.expiry}, <bar>[, rebate {rebate}][, {option.notional}](, <worthb>|)',
    '<dealprice> a {option.pair} {option.type} <struck> {option.strike} <exp> {option.expiry}, <bar>[ <on> {option.notional}][ <vol>]',
    'the vanilla is too (expensive|dear)[ for <who>]. same {option.tenor} {option.pair} {option.strike} {option.type} but <bar>(, <worthb>|: price|. <worthb>)',
    'and if (we|i|you) (add|put) a barrier at {barrier} {barrierType} to the {option.tenor} {option.pair} {option.strike} {option.type}[ in {option.notional}](, | - )(what|how much|price|premium)',
    '{option.tenor} {option.pair} {option.type} {option.strike}, (trigger|barrier|level) {barrier}[, {barrierType}][, rebate {rebate}](, <worthb>|)',
    'if <up> {barrier}, (it|the option) ({barrierType=UpOut}<out>|{barrierType=UpIn}<in>); {option.pair} {option.type} at {option.strike}, {option.tenor}[, {option.notional}](; |. |, )<worthb>',
    'if <down> {barrier}, (it|the option) ({barrierType=DownOut}<out>|{barrierType=DownIn}<in>); {option.pair} {option.type} at {option.strike}, {option.tenor}[, {option.notional}](; |. |, )<worthb>',
  ],
  asks: [
    ...priceBarrierTold.asks,
    'what is this barrier option worth',
    'price the barrier option',
    'value the barrier option',
    'what is the premium of the barrier option',
    'how much does this option with the barrier cost',
    '<calc> the (price|value|premium) of this barrier option',
    'what would be the fair price of such a knock option',
    'what is it worth with the barrier',
    'price it with the barrier please',
    'please value this exotic',
    'how much should (i|we) pay for an option with such a barrier',
    'what is the barrier worth to me, i mean the option with it',
    'determine the value of the barrier option',
    'can you price this one with the barrier',
    'could you tell me a fair premium, barrier included',
    'what does the barrier version cost',
    'i need a price for the knock option',
    'mark this barrier trade',
    'what is the option worth if the barrier is watched all the time',
    'give me the pv of the barrier option',
    'how much is a contract like this, with the barrier in it',
    'what is the theoretical value, single barrier',
  ],
  labels: [
    ...priceBarrierTold.labels,
    'barrier',
    'barrier option',
    'fx barrier',
    'single barrier',
    'barrier rfq',
    'price barrier',
    'exotic: barrier',
    'barrier opt px',
    'Product: barrier option',
    'barrier option value',
    'knock option',
    'barrier pricing',
    'px barrier',
    'BARRIER',
    'barrier option premium',
    '1st gen exotic, barrier',
    'Instrument: FX barrier option',
    'barrier trade, mtm',
  ],
  clauses: allClauses(priceOption.clauses, optionClauses('option.'), {
    barrierType: {
      with: [
        '{barrierType}',
        'of the {barrierType} kind',
        'as a {barrierType}',
        byKind((end, way) => `knocking ${end} on the ${beyond[way][3]}`),
        byKind((end, way) => `with the knock-${end} ${beyond[way][0]} spot`),
      ],
      say: [
        'it is a {barrierType}',
        'the barrier is {barrierType}',
        'the option is {barrierType}',
        'it is of the {barrierType} type',
        'the knock is a {barrierType}',
        byKind((end, way) => `it <${end}> on the ${beyond[way][3]}`),
        byKind((end, way) => `the barrier lies ${beyond[way][0]} spot and the option <${end}> there`),
        byKind((end, way) => `it is a knock-${end} and the level is ${beyond[way][0]} the market`),
        byKind((end, way) => `the knock-${end} is ${beyond[way][0]} the market`),
      ],
      tag: [
        '{barrierType}',
        '{barrierType#code}',
        'type {barrierType#code}',
        'barrierType={barrierType#code}',
        'Barrier type: {barrierType}',
        'Knock: {barrierType}',
        'kind={barrierType#code}',
        byKind((end, way) => `knock-${end}, ${beyond[way][3]}`),
        byKind((end, way) => `K${end[0]!.toUpperCase()} ${beyond[way][0]}`),
      ],
      vague: ['with a barrier', 'as a barrier option', 'with a knock', 'with a knock feature', 'some barrier in it'],
    },
    barrier: {
      with: [
        'with the barrier at {barrier}',
        'barrier {barrier}',
        'with a barrier of {barrier}',
        'with the trigger at {barrier}',
        'against a barrier of {barrier}',
        'knocking at {barrier}',
        byKind((end, way) => `that <${end}> if <${way}> {barrier}`),
        byKind((end, way) => `with a ${way}-and-${end} at {barrier}`),
        byKind((end, way) => `knocking ${end} ${beyond[way][0]} {barrier}`),
      ],
      say: [
        'the barrier is {barrier}',
        'the barrier is at {barrier}',
        'the barrier sits at {barrier}',
        'the trigger is {barrier}',
        'the knock level is {barrier}',
        'barrier level {barrier}',
        byKind((end, way) => `it <${end}> if <${way}> {barrier}`),
        byKind((end, way) => `the option <${end}> when <${way}> {barrier}`),
        byKind((end, way) => `it <${end}> as soon as <${way}> {barrier}`),
        byKind((end, way) => `once <${way}> {barrier} the option <${end}>`),
        byKind((end, way) => `if <${way}> {barrier} it <${end}>`),
        byKind((end, way) => `there is a ${way}-and-${end} barrier at {barrier}`),
        byKind((end, way) => `it has a ${beyond[way][2]} knock-${end} at {barrier}`),
      ],
      tag: [
        'barrier {barrier}',
        'barrier={barrier}',
        'Barrier: {barrier}',
        'B={barrier}',
        'H={barrier}',
        'H = {barrier}',
        'trigger {barrier}',
        'Trigger: {barrier}',
        'Barrier level: {barrier}',
        'barr {barrier}',
        'lvl {barrier}',
        byKind((end, way) => `K${end[0]!.toUpperCase()} {barrier} ${beyond[way][0]}`),
        byKind((end, way) => `${way}&${end} {barrier}`),
        byKind((end, way) => `${end} ${beyond[way][0]} {barrier}`),
        byKind((end, way) => `${beyond[way][3]} knock-${end}: {barrier}`),
      ],
      vague: [
        'at some barrier',
        'with the barrier not too near',
        'barrier a few big figures away',
        'at a round barrier',
      ],
    },
    rebate: {
      with: [
        'with a rebate of {rebate}',
        'with {rebate} rebate',
        'and a rebate of {rebate}',
        'plus a {rebate} rebate',
        'rebate {rebate}',
        'and {rebate} back as a rebate',
        'paying a rebate of {rebate}',
      ],
      say: [
        'the rebate is {rebate}',
        'there is a rebate of {rebate}',
        'a rebate of {rebate} is paid',
        'it pays a rebate of {rebate}',
        'as a consolation they pay {rebate}',
        'the buyer gets {rebate} as a rebate',
        'rebate of {rebate}',
        'one gets {rebate} back as rebate',
      ],
      tag: [
        'rebate {rebate}',
        'rebate={rebate}',
        'Rebate: {rebate}',
        'reb {rebate}',
        'R={rebate}',
        'rebate amount {rebate}',
        '{rebate} rebate',
      ],
    },
  }),
  mayMiss: [
    { field: 'barrierType' },
    // As dealers say it: the figure alone.
    ...Array.from({ length: 5 }, () => ({
      field: 'barrier',
      bare: (_: Random, given: Mention) => plainRate(valueIn(given)),
    })),
    { field: 'option.pair' },
    { field: 'option.type' },
    { field: 'option.strike' },
    { field: 'option.tenor' },
    { field: 'option.notional', bare: bareLarge },
    { field: 'vol', bare: bareVol },
  ],
  mayMistake: [
    { field: 'barrier', wrong: noRate },
    { field: 'option.strike', wrong: (random, meaning) => wrongRate(random, meaning, 'option.') },
    { field: 'option.notional', wrong: (random, meaning) => wrongMoney(random, meaning, 'option.') },
    { field: 'vol', wrong: wrongVol },
  ],
}
