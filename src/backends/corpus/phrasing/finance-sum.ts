// How people ask to add amounts of money.

import type { FieldValue, Meaning, Mention } from '../meaning.js'
import type { Random } from '../random.js'
import { amountValue, anyCurrency, bareAmount, money, otherCurrency } from '../wording/money.js'
import type { Phrasing } from './phrasing.js'

/** Amounts of one currency; in a fifth of all goals one is of another, which the check will say. */
function sample(random: Random): Meaning {
  const code = anyCurrency(random)
  const count = random.weighted([
    [4, 2],
    [5, 3],
    [2, 4],
    [1, 5],
  ] as const)
  const mentions = Array.from({ length: count }, (): Mention => money(amountValue(random, 'small'), code, random))
  const last = mentions[mentions.length - 1]!
  const said = last.text.replace(/^\d[\d.,]*/, '')
  // "10, 20 and 30 EUR": the currency said once.
  const once = random.chance(0.2) && said !== last.text && /^ ?[A-Za-z€£]+( [A-Za-z]+)*$/.test(said)
  const shared = mentions.map((mention, at): Mention => {
    const { means } = mention
    if (!once || at === mentions.length - 1 || means.kind !== 'quantity') return mention
    return { text: String(means.value), means }
  })
  return new Map<string, FieldValue>([['amounts', { kind: 'quantities', mentions: shared }]])
}

export const sum: Phrasing = {
  operation: 'finance.sum',
  sample,
  fragments: {
    total: [
      'total',
      'sum',
      'grand total',
      'total amount',
      'combined amount',
      'overall total',
      'aggregate',
      'sum total',
      'combined total',
    ],
    things: [
      'amounts',
      'invoices',
      'payments',
      'fees',
      'premiums',
      'bills',
      'balances',
      'cash flows',
      'expenses',
      'receipts',
      'items',
      'figures',
      'deposits',
      'transfers',
      'costs',
      'charges',
      'legs',
      'settlements',
      'line items',
      'numbers',
      'margins',
      'donations',
    ],
    add: [
      'add',
      'add up',
      'sum',
      'sum up',
      'total',
      'total up',
      'tot up',
      'tally',
      'tally up',
      'combine',
      'aggregate',
      'add together',
      'work out the total of',
      'find the sum of',
      'calculate the sum of',
      'compute the total of',
      'give me the sum of',
      'give me the total of',
      'what is the total of',
      'what is the sum of',
      'net together',
      'put together',
      'count up',
      'lump together',
      'figure the total of',
      'ad up',
    ],
  },
  frames: [
    'what (did|do|have) (i|we|they) (spend|spent|pay|paid|owe|earn)( in all| in total|)(: |, ){amounts}',
    'what (do|does|would) {amounts} make( together| in total| all in all|)',
    '(together|in all|all in all|altogether|summa summarum)(: |, | ){amounts}',
    '(plus|put|sum|add|count) together {amounts}',
    '{amounts} (together|all together|put together|as one figure|as a total)',
    '<things> (received|paid|due|booked|outstanding|open|from this month|of the week)(: | - ){amounts}(. |, | - )(sum|total|what is the sum|add it all|how much is that)( please|)',
    'i (paid|spent|sent|gave|transferred|got) {amounts}. (what did i spend|what is that in total|how much was that|how much did i spend|how much did it come to|what did that cost me)( in all| altogether|)',
    '(my|our|the) (expenses|costs|outgoings|receipts|travel costs|shopping) (were|are|was)(:|) {amounts}(. |, | - )(total|what is the sum|add them|how much did i spend)( please|)',
    'add {amounts} (for me|please|and tell me the total|and give me the result|and report the sum)',
    '(please |)(make|do|work out) the (sum|addition|total) (of|for) {amounts}',
    '(could|can|would) you (please |kindly |possibly |)(add|sum|total|tally)( up|) {amounts}',
    "what's (left|the outcome|the result) (if|when) (i|we|you) (add|sum|total) {amounts}",
    '(need|want|looking for) (the |a |)<total> (of|for|over) {amounts}',
    '({amounts}) (sum|total|added|=)',
    '<total>(:| =|) {amounts}',
    'how much (money |)(is|are|would be) {amounts}( if you add them| when added| when summed| if added up|)',
    "{amounts} (and that is all|that's it|no more|are all of them). (total|sum|what is it|add them up)",
    '<please><add> {amounts}',
    '<please><add> {amounts}',
    '<canyou> <add> {amounts}( for me|)',
    'what is {amounts}( altogether| together| in total| all together| combined| summed)',
    "what's {amounts} (altogether|together|in total|all told|combined)",
    'how much is {amounts}( altogether| together| in total| all in| combined|)',
    'how much (do|does|would) {amounts} (add up to|make|come to|total|sum to|amount to)( together| in all|)',
    '{amounts} (altogether|in total|summed|added up|combined|total|= ?|=|makes what|makes how much|adds up to|sum|all in)',
    '<total> of {amounts}',
    'the <total> of {amounts}( please|)',
    '<calc> the <total> of {amounts}',
    'we (paid|received|owe|spent|booked|sent|transferred|collected|invoiced|earned|wired) {amounts}. (how much in total|what is the total|total|what is that altogether|add it up|sum it|how much is that)',
    'i (have|owe|paid|got|received|spent|need|earned|saved) {amounts}. (how much in total|what is the total|total|what is that altogether|add it up|sum it|how much altogether)',
    '(add|sum|total)(:|) {amounts}',
    'the <things> are {amounts}. (total|add them up|what is the sum|what is the <total>|sum them|total them|how much altogether|what do they come to)',
    '<things>: {amounts}. (total|total please|sum|what is the sum|add them|how much is it)',
    'sum of (the |these |three |two |my |our |)<things>(:|,|) {amounts}',
    '<add> (the |these |my |our |all |)(<things>)(:|,| of) {amounts}',
    'if i (add|put together|combine|sum) {amounts}(, what do i get|, how much is it|, what is the total|, how much do i have|)',
    'in total, how much is {amounts}',
    'three <things>, {amounts}, (what is the total|total|sum them)',
    '{amounts}: (total|sum|what do they make|add|what is the total)',
    '(rent|food|hotel|flight|taxi|fees|coffee|insurance) and so on: {amounts}, (total|what is that in all|how much altogether)',
    'can you tell me what {amounts} (come to|add up to|make|total)',
    "i'm (adding up|totalling|summing) <things>: {amounts}",
    '(quick |)(sum|total|addition|tally)(:|) {amounts}',
    '<total> (for|of) the <things>( of|:|) {amounts}',
    'combine {amounts} (into one figure|into one number|into a single amount|to a total|)',
    'what would {amounts} be (altogether|in total|together|combined)',
    '{amounts} - (total|sum|how much altogether|what is that in total)',
  ],
  asks: [
    'what is the <total>',
    'how much altogether',
    'add them up',
    'what do they come to',
    'sum them',
    'total please',
    'how much in total',
    'what is it all together',
    'give me the <total>',
  ],
  labels: [
    'sum',
    'total',
    'add up',
    'add',
    'grand total',
    'tally',
    'totals',
    'addition',
    'sum of <things>',
    'total <things>',
  ],
  clauses: {
    amounts: {
      with: ['for {amounts}', 'of {amounts}', 'with {amounts}'],
      say: [
        'the <things> are {amounts}',
        'we have {amounts}',
        'i have <things> of {amounts}',
        'there are {amounts}',
        'the <things> were {amounts}',
        'we booked {amounts}',
        'they paid {amounts}',
        'my <things> come in at {amounts}',
        '<things> of {amounts}',
        'i was charged {amounts}',
      ],
      tag: ['{amounts}', '{amounts}', '<things> {amounts}', '<things>: {amounts}'],
      vague: [
        'the invoices',
        'all the fees',
        'my expenses',
        'these amounts',
        'the usual payments',
        'everything we paid',
      ],
    },
  },
  mayMiss: [{ field: 'amounts', bare: (random) => bareAmount(amountValue(random, 'small'), random) }],
  mayMistake: [
    {
      field: 'amounts',
      wrong: (random, meaning) => {
        const amounts = meaning.get('amounts')
        const first = amounts?.kind === 'quantities' ? amounts.mentions[0]!.means : undefined
        return money(
          amountValue(random, 'small'),
          otherCurrency(random, first?.kind === 'quantity' ? first.unit : 'USD'),
          random,
        )
      },
    },
  ],
}
