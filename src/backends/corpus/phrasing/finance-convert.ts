// How people ask to change money.

import { type FieldValue, type Meaning, quantityValue } from '../meaning.js'
import type { Random } from '../random.js'
import { measure, wrongMeasure } from '../wording/measures.js'
import {
  amountValue,
  anyCurrency,
  bareAmount,
  currencyMention,
  money,
  otherCurrency,
  rateMention,
} from '../wording/money.js'
import type { Phrasing } from './phrasing.js'

const codesOf = (meaning: Meaning): readonly [from: string, to: string] => {
  const [amount, to] = [meaning.get('amount'), meaning.get('to')]
  const from =
    amount?.kind === 'quantity' && amount.mention.means.kind === 'quantity' ? amount.mention.means.unit : 'USD'
  return [from, to?.kind === 'quantity' && to.mention.means.kind === 'currency' ? to.mention.means.code : 'EUR']
}

function sample(random: Random): Meaning {
  const from = anyCurrency(random)
  const to = otherCurrency(random, from)
  const meaning = new Map<string, FieldValue>()
  meaning.set('amount', quantityValue(money(amountValue(random, 'small'), from, random)))
  meaning.set('to', quantityValue(currencyMention(to, random)))
  if (random.chance(0.2)) {
    const value = Number((0.5 + 1.5 * random.next()).toFixed(random.integer(2, 4)))
    meaning.set(
      'rate',
      quantityValue(random.chance(0.7) ? rateMention(value, from, to, random) : rateMention(value, to, from, random)),
    )
  }
  return meaning
}

export const convert: Phrasing = {
  operation: 'finance.convert',
  sample,
  fragments: {
    convert: [
      'convert',
      'convert',
      'convert',
      'change',
      'exchange',
      'switch',
      'turn',
      'translate',
      'swap',
      'convrt',
      'express',
      'put',
      'restate',
      'transform',
      'redenominate',
      'conv',
    ],
    into: ['to', 'to', 'into', 'into', 'in', 'for', '->', '=>', '>'],
    get: ['get', 'buy', 'receive', 'have', 'end up with', 'be able to buy', 'obtain', 'walk away with', 'be given'],
  },
  frames: [
    '{amount} {to}( pls| please| now|)[ at {rate}]',
    '(give|tell|get) me the (equivalent|value|countervalue|amount) in {to} of {amount}[ at {rate}]',
    "(tell me |show me |what's |find |)the {to} (value|price|worth|equivalent) of {amount}[ at {rate}]",
    '(my|the|our|a|this) (hotel|dinner|rent|invoice|flight|subscription|order|salary|bill|ticket|laptop|car|course|dress|fine|deposit|bonus) (costs|is|comes to|was|amounts to|will be|sells for) {amount}(. |, |; )(how much is that|what is that|what will it be|that is how much|what would that be|how much do i pay|so how much) in {to}[ at {rate}]',
    '(could|would|can) you (kindly |please |possibly |maybe |quickly |)(convert|change|translate|turn|express) (the amount of |the sum of |){amount} (into|to|in) {to}[ at {rate}]',
    "(i'd|i would|we'd|we would|i'll|i will) (like|need|love|want) {amount} (shown|expressed|displayed|written|quoted|changed|exchanged|converted|as|stated|given) (in|into|to|as) {to}[ at {rate}]",
    'what can (i|we|you) get for {amount} in {to}[ at {rate}]',
    'in {to} terms(, | )(how much is |what is |){amount}[ at {rate}]',
    '(equivalent|countervalue|worth|value) of {amount} in {to}[ at {rate}]',
    'how (much|many) {to} (for|is|makes|are|does one get for|will i see for) {amount}[ at {rate}]',
    '(i|we) (need|have|want|must|got) to pay {amount}(, |. )(how much|what) (is that |)in {to}[ at {rate}]',
    '(from|changing|converting|exchanging|going from) {amount} (to|into) {to}(, how much| what do i get| how much is that| gives what|)[ at {rate}]',
    'with {rate}, (what is|how much is|what do i get for) {amount} in {to}',
    '(travelling|moving|flying|going) (abroad|away|overseas|next week)(, | and | - )(need|want|have to change|must change) {amount} (in|into|to) {to}[ at {rate}]',
    '{to} please(: |, | for ){amount}[ at {rate}]',
    '{amount} (equals|is|makes|are|gives|corresponds to|comes to) (what|how much|how many) (in |){to}[ at {rate}]',
    'what (sum|amount|figure) in {to} (corresponds to|matches|is the same as|equals) {amount}[ at {rate}]',
    'how much {to} (would|will|do|can|could) (i|we|you) (have|get|receive|be left with) (after|when|if) (changing|converting|selling|swapping|exchanging|i change|i sell) {amount}[ at {rate}]',
    '(my|our) (client|supplier|boss|cousin|tenant|customer) (sent|owes|paid|wants|transferred|offers) (me |us |){amount}(. |, )(how much is that|what is it|what does it make) in {to}[ at {rate}]',
    '<please><convert> {amount} (to|into|in|to|for) {to}[ at {rate}][ using (a rate of |){rate}]',
    '<canyou> <convert> {amount} (to|into) {to}( for me|)[ (at|using|with) (a rate of |a fixed |){rate}]',
    'how much is {amount} in {to}[ at {rate}][ (today|now|right now)]',
    "what(('s| is)|s) {amount} (worth |)in {to}[ at {rate}]",
    'how many {to} (is|are|does|do|would|can|could|will) {amount} (make|buy|get|fetch|give|come to|amount to|bring|buy me)[ at {rate}]',
    'how many {to} (do|would|can|will|could) (i|we) <get> (for|with|from|out of) {amount}[ at {rate}]',
    '(what|how much) would {amount} be in {to}[ at {rate}]',
    "what('s| is) the {to} (equivalent|value|counter value|countervalue|amount|worth) of {amount}[ at {rate}]",
    '{amount} (in|to|into|as|=|->|in) {to}[ at {rate}][ @ {rate}]',
    '{amount} (in|to|into) {to} please[ at {rate}]',
    '{to} (value|equivalent|amount) of {amount}[ at {rate}]',
    '(i have|i got|i hold|we hold|we have|we received|i was paid|there is|i am holding|we owe|the invoice is|the bill is|the ticket says|a client pays|i earn) {amount}(, |. |; | and )(what is that|how much is that|what would that be|convert it|how much would that be|what does that make|that makes what|need that|want it|give it to me|i want it) in {to}[ at {rate}]',
    '(i|we) (want|need|would like|have|plan|am going|are going) to (change|convert|exchange|swap|switch|turn) {amount} (into|to|for) {to}[ at {rate}]',
    'if (i|we) (change|convert|exchange|sell|swap) {amount} (into|to|for) {to}[ at {rate}], (how much do i get|what do i get|what do we get|how much is it|how much comes out)',
    'in {to}, (how much is|what is|how much would be|what would be) {amount}[ at {rate}]',
    'sell {amount} (for|into|against|vs|buy) {to}[ at {rate}]',
    'sell {amount} and buy {to}[ at {rate}]',
    'buy {to} (with|for|using) {amount}[ at {rate}]',
    '(give|tell|show|get) me {amount} (in|expressed in|converted to|as) {to}[ at {rate}]',
    '<calc> {amount} (in|expressed in|converted to|converted into) {to}[ at {rate}]',
    '(fx|FX|conv|conversion|ccy conv|exchange|spot)(:|) {amount} (to|into|->|in|>) {to}[ (@|at) {rate}]',
    'what do (i|we) get in {to} for {amount}[ at {rate}]',
    '{amount} is how (much|many) (in |){to}[ at {rate}]',
    '{amount} equals (how many|how much in|what in) {to}[ at {rate}]',
    'at {rate}, (how much is|what is|convert) {amount} (in|to|into) {to}',
    'using (a rate of |an exchange rate of |){rate}, (convert|change|how much is|what is|express|turn) {amount} (in|to|into) {to}',
    'what will {amount} cost me in {to}[ at {rate}]',
    'price of {amount} in {to}',
    'the {to} worth of {amount}[ at {rate}]',
    '(need|want) {amount} in {to}( asap| pls| now|)[ at {rate}]',
    'do the (fx|conversion|currency conversion|exchange) (from|on|of|for) {amount} (to|into) {to}[ at {rate}]',
    'my {amount} (is|are|makes|gives) how much in {to}[ at {rate}]',
    'roughly (how much|what) is {amount} in {to}',
    'say i (swap|change|trade) {amount} for {to}[ at {rate}](, how much would i have|, what do i get|)',
  ],
  asks: [
    'how much is that',
    'convert it',
    'what do i get',
    'how much do we get',
    'what is that worth',
    'what does it come to',
    'do the conversion',
  ],
  labels: [
    'convert',
    'fx',
    'conversion',
    'currency conversion',
    'exchange',
    'fx conversion',
    'conv',
    'money exchange',
    'ccy convert',
  ],
  clauses: {
    amount: {
      with: ['for {amount}', 'of {amount}', 'from {amount}', 'with {amount}', 'starting with {amount}'],
      say: [
        'i have {amount}',
        'the amount is {amount}',
        'we hold {amount}',
        'it is {amount}',
        'amount {amount}',
        'we need to change {amount}',
        'the invoice says {amount}',
        'there are {amount} in the account',
        'i was quoted {amount}',
        'the balance is {amount}',
      ],
      tag: ['{amount}', 'amount {amount}', 'amt {amount}', 'from {amount}', 'amount<eq>{amount}', 'sell {amount}'],
      vague: [
        'my money',
        'my savings',
        'the balance',
        'our cash',
        'some cash',
        'the invoice',
        'what i have left',
        'the proceeds',
      ],
    },
    to: {
      with: ['to {to}', 'into {to}', 'in {to}', 'for {to}', 'expressed in {to}'],
      say: [
        'i want it in {to}',
        'target currency is {to}',
        'i need {to}',
        'convert it to {to}',
        'we want {to}',
        'it should be in {to}',
        'give it to me in {to}',
        'change it into {to}',
        'i need that in {to}',
        'the other side is {to}',
      ],
      tag: [
        'to {to}',
        '-> {to}',
        'into {to}',
        'in {to}',
        'target {to}',
        'to={to}',
        'buy {to}',
        '{to}',
        '=> {to}',
        'to: {to}',
      ],
      vague: ['into another currency', 'into local money', 'to something else', 'into my home currency'],
    },
    rate: {
      with: [
        'at {rate}',
        'at a rate of {rate}',
        'using {rate}',
        'using a rate of {rate}',
        'with an exchange rate of {rate}',
        'at an exchange rate of {rate}',
        'with the rate at {rate}',
        'given a rate of {rate}',
        'at the agreed {rate}',
        'assuming {rate}',
        'on a fixed rate of {rate}',
        'locked at {rate}',
        'using my own rate of {rate}',
      ],
      say: [
        'the rate is {rate}',
        'use {rate}',
        'the exchange rate is {rate}',
        'use a rate of {rate}',
        'our rate is {rate}',
        'the bank gives {rate}',
        'take {rate} as the rate',
        'we agreed {rate}',
        'the contract rate is {rate}',
        'apply {rate}',
        'i was offered {rate}',
      ],
      tag: [
        'rate {rate}',
        '@ {rate}',
        'at {rate}',
        'rate<eq>{rate}',
        'fx {rate}',
        'rate={rate}',
        '{rate}',
        'fixing {rate}',
        'spot {rate}',
        'xr {rate}',
      ],
    },
  },
  mayMiss: [{ field: 'amount', bare: (random) => bareAmount(amountValue(random, 'small'), random) }, { field: 'to' }],
  mayMistake: [
    {
      field: 'amount',
      wrong: (random) =>
        random.chance(0.5)
          ? wrongMeasure('speed', random)
          : measure(random.integer(2, 900), random.pick(['kg', 'km', 'm', 's', 'L', '%', 'h']), random),
    },
    {
      field: 'rate',
      wrong: (random, meaning) => {
        const [from, to] = codesOf(meaning)
        const value = Number((0.5 + random.next()).toFixed(2))
        return random.chance(0.5)
          ? money(value, random.pick([from, to]), random)
          : measure(random.integer(1, 9), random.pick(['%', 'm/s', '%/yr']), random)
      },
    },
  ],
}
