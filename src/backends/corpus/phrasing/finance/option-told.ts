// Options as people tell them who do not know the desk's words: what it lets one do, by when, at what rate. The templates are written with bare
// names of terms; `toldFragments` puts them where a request has them.

import type { Phrasing } from '../phrasing.js'
import { atPrefix, type Prefix } from './option-words.js'
import { currencyFragments } from './spoken-terms.js'

/** Said before an amount that the option lets its holder buy or sell. */
const b = '{words.bought=attached}'

const told: Readonly<Record<string, readonly string[]>> = {
  may: ['({type=call}buy|{type=put}sell)'],
  /** What it gives, as a noun; says pair, type, strike and time, and the amount if there is one. */
  told: [
    '{type#right} {pair} at {strike} {tenor} from now[, (on|for|over|covering) {notional}]',
    `{type#right} ${b}{notional} at {strike} (apiece|each|per unit|a piece) in {tenor}, (that is |meaning |pair |){pair}`,
    `{type#right} ${b}{notional} in {tenor} (for|at) {strike} (each|apiece|per unit), (the rate being|the pair being|pair|it is) {pair}`,
    '(a |one |the |)paper that lets (me|us|the holder) <may> {pair} at {strike} (in|after) {tenor}[, amount {notional}]',
    '(a|the|this) (contract|agreement|deal) (by|under) which (i|we|one|the holder) may <may> {pair} at {strike} in {tenor}, but need not[, for {notional}]',
    '(a|some) ({type=call}guarantee that (i|we) never pay more than|{type=put}guarantee that (i|we) never get less than) {strike} in {pair} (after|in|over) {tenor}[, for {notional}]',
    '(an insurance|a cover|a protection|a policy) ({type=call}against {pair} being above|{type=put}against {pair} being below) {strike} (in|at the end of|after) {tenor}[, for {notional}]',
    '(the|a) (possibility|chance|choice|freedom|option) to <may> {pair} (at|for) {strike} once {tenor} are (over|gone|up)[, size {notional}]',
    '(a|the|one) ({type=call}call|{type=put}put) on (the |){pair}, {tenor} to (go|run|live), (strike|struck at|at) {strike}[, {notional}]',
    '(my|our|the) (reserved|agreed|promised) rate of {strike} in {pair}, to <may> in {tenor} if (i|we) (like|wish|want)[, {notional}]',
    'being (allowed|entitled|free) to <may> {pair} at {strike} in {tenor}, without having to[, on {notional}]',
    '(a|the) bank that must ({type=call}sell to|{type=put}buy from) (me|us) at {strike} in {pair} if (i|we) ask for it in {tenor}[, up to {notional}]',
    '(an|one|the) ({type=call}option to buy|{type=put}option to sell) {pair}, exercise at {strike} in {tenor}[, nominal {notional}]',
    '(a|the) ({type=call}ceiling|{type=put}floor) of {strike} for (our|my|the) {pair} rate in {tenor}, as an option[, on {notional}]',
    '{type#right} {pair} on {expiry} at {strike}[, (on|for|over) {notional}]',
    `{type#right} ${b}{notional} on {expiry} (for|at) {strike} (each|apiece|per unit), (pair|in) {pair}`,
    '{type#right} <foreign> (at|for) {strike} {tenor} from now, (quoted as|pair|the pair being|in terms of) {pair}[, for {notional}]',
    '{type#right} <foreign> at {strike}, settled with <domestic>, in {tenor}, {pair}[, for {notional}]',
    '({type=call}a call on <foreign>, a put on <domestic>|{type=put}a put on <foreign>, a call on <domestic>), {pair}, (struck at|strike) {strike}, {tenor}[, {notional}]',
    '({type=call}<foreign> call, <domestic> put|{type=put}<foreign> put, <domestic> call): {pair}, {strike}, {tenor}[, {notional}]',
    '({type=call}<domestic> put on <foreign>|{type=put}<domestic> call on <foreign>), i mean the {pair} option at {strike} for {tenor}[, {notional}]',
    '({type=call}an insurance against <foreign> getting dear|{type=put}an insurance against <foreign> getting cheap): {pair}, {strike}, {tenor}[, {notional}]',
    '({type=call}a promise that <foreign> will cost no more than|{type=put}a promise that <foreign> will bring no less than) {strike} in {tenor}, {pair}[, {notional}]',
    '({type=call}an option to get <foreign> and give <domestic>|{type=put}an option to give <foreign> and get <domestic>) at {strike} in {tenor}, {pair}[, for {notional}]',
  ],
  /** The same as a sentence. */
  tells: [
    'it (allows|permits|entitles) (me|us|the holder|the owner) to <may> {pair} at {strike} in {tenor}[, for {notional}]',
    'it (would let|lets|will let) (me|us) <may> {pair} at {strike} {tenor} from now[, {notional} in all]',
    `it (would let|lets|will let) (me|us) <may> ${b}{notional} at {strike} (apiece|each|per unit) in {tenor}; (the pair is|pair:|it is) {pair}`,
    `(i|we|the client) may <may> ${b}{notional} at {strike} in {tenor} (or leave it|or let it go|if (i|we|he) (like|likes|want|wants)|but need not). {pair}`,
    '(if (i|we) (like|want|please)|at (my|our) choice|should it suit (me|us)), (i|we) can <may> {pair} at {strike} in {tenor}[, for {notional}]',
    '(the bank|the other side|the seller) has to ({type=call}sell|{type=put}buy) at {strike} in {tenor} whenever (i|we) ask, in {pair}[, amount {notional}]',
    '(i|we) would only use it if {pair} is ({type=call}above|{type=put}below) {strike} when {tenor} are over',
    'on {expiry} (i|we|the holder) may <may> {pair} at {strike}[, for {notional}]',
    '{type#right} {pair}; the price agreed today is {strike}; the day comes in {tenor}[; the amount is {notional}]',
    '({type=call}(i|we) must pay in <foreign>|{type=put}(i|we) will be paid in <foreign>) (in|after) {tenor} and it makes sure of {strike}, {pair}[, for {notional}]',
    '({type=call}(i|we) may ask for <foreign>|{type=put}(i|we) may hand over <foreign>) at {strike} in {tenor}, {pair}[, for {notional}]',
  ],
  /** Headed lines. */
  form: [
    '(pair|ccy_pair|CCY_PAIR|Currency pair|underlying|ccypair|instrument)(: |=| = ){pair}<nl>(call_or_put|type|Type|right|put_call|option_type|CP)(: |=| = ){type}<nl>(strike|Strike|strike_rate|K|exercise_price)(: |=| = ){strike}<nl>(maturity|tenor|Tenor|expiry|time_to_expiry|Maturity)(: |=| = )({tenor}|{expiry})[<nl>(notional|Notional|nominal|amount)(: |=| = ){notional}][<nl>(side|direction|buy_sell|position)(: |=| = ){side}]',
    '(strike|K)(: |=){strike}<nl>(maturity|tenor)(: |=)({tenor}|{expiry})<nl>(type|call_put|cp)(: |=){type}[<nl>(notional|face)(: |=){notional}]<nl>(pair|ccy pair|currencies)(: |=){pair}[<nl>(side|position)(: |=){side}]',
    '[(nominal|notional)(: |=){notional}<nl>](tenor|maturity|expiry)(: |=)({tenor}|{expiry})<nl>(pair|underlying)(: |=){pair}<nl>(call_or_put|right|type)(: |=){type}<nl>(strike|exercise rate)(: |=){strike}[<nl>(side|long_short)(: |=){side}]',
    '(underlying|pair) {pair} / {type} / (strike|K) {strike} / (maturity|exp|tenor) ({tenor}|{expiry})[ / (notional|size) {notional}][ / {side}]',
    '- {pair}\n- {type}\n- strike {strike}\n- ({tenor}|{expiry})[\n- {notional}]',
  ],
  /** The same within braces. */
  jform: [
    '"pair": "{pair}", "type": "{type}", "strike": "{strike}", "(maturity|tenor|expiry)": "({tenor}|{expiry})"[, "notional": "{notional}"][, "side": "{side}"]',
    '"call_or_put": "{type}", "strike": {strike}, "(expiry|maturity)": "({expiry}|{tenor})", "ccy_pair": "{pair}"[, "notional": "{notional}"][, "side": "{side}"]',
  ],
  nl: ['\n', '\n', '\n', '; ', ', ', ' / '],
}

export const toldFragments = (prefix: Prefix): NonNullable<Phrasing['fragments']> => ({
  ...currencyFragments,
  ...Object.fromEntries(Object.entries(told).map(([name, templates]) => [name, atPrefix(templates, prefix)])),
})

export const toldChoices = (prefix: Prefix): NonNullable<Phrasing['choices']> => ({
  [`${prefix}type#right`]: {
    call: ['the right to buy', 'the right to buy', 'a right to buy', 'the right, but no duty, to buy'],
    put: ['the right to sell', 'the right to sell', 'a right to sell', 'the right, but no duty, to sell'],
  },
})
