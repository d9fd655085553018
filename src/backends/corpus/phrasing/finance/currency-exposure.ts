// How people ask what a book holds of each currency: exposures, longs and shorts by currency, delta by currency.

import type { FieldValue, Meaning } from '../../meaning.js'
import type { Random } from '../../random.js'
import { anyCurrency, currencyMention } from '../../wording/money.js'
import type { Phrasing } from '../phrasing.js'
import { bookFragments } from './book-fragments.js'
import { currencyExposureTold } from './books-told.js'

function sample(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  if (random.chance(0.45)) {
    const count = random.weighted([
      [5, 1],
      [4, 2],
      [2, 3],
      [0.5, 4],
    ] as const)
    const codes = new Set<string>()
    while (codes.size < count) codes.add(anyCurrency(random))
    meaning.set('currencies', {
      kind: 'quantities',
      mentions: [...codes].map((code) => currencyMention(code, random)),
    })
  }
  return meaning
}

export const currencyExposure: Phrasing = {
  operation: 'finance.currencyExposure',
  sample,
  fragments: {
    ...currencyExposureTold.fragments,
    ...bookFragments,
    exposure: [
      '(currency exposure|currency exposures|ccy exposure|fx exposure|exposure by currency|exposure per currency|net currency exposure|net exposure per currency|open currency position|net open position per currency|currency risk|fx risk by currency|foreign exchange exposure|exposures in each currency|currency position|delta by currency|delta exposure per currency|cash delta by ccy|ccy risk|currency breakdown of the risk)',
    ],
    /** For when the currencies are named beside it. */
    plain: [
      '(exposure|net exposure|exposures|position|net position|delta exposure|currency exposure|net long or short|open position|fx exposure|net delta|risk)',
    ],
    every: [
      '(each currency|every currency|all currencies|all the currencies|each ccy|every single currency|the various currencies|each of the currencies)',
    ],
    ongreeks: [
      '(delta-wise|to first order|in delta terms|by delta|via the deltas|on a delta basis|in equivalent cash|net|on net|counted by delta)',
    ],
    longshort: ['(long or short|long/short|long and short|net long or net short|over or under)'],
  },
  frames: [
    ...currencyExposureTold.frames,
    // questions
    '{!currencies}what (currencies|ccys) (is|are) <book> (exposed to|long of|short of|long and short|carrying risk in)[ <ongreeks>]( and how much|, and by how much|)',
    "{!currencies}(what is|what's|whats|tell me|show me|give me|i need|let me see) (the |our |my |)<exposure> (of|in|for|from) <book>[, <ongreeks>]",
    "(what is|what's|whats|tell me|show me|give me|i need|let me see) (the |our |my |){currencies} <plain> (of|in|for|from) <book>[, <ongreeks>]",
    'how (much|many) {currencies} (do|are|would) (we|i) (hold|long|have|short|own|sit on)(, <ongreeks>|) (in|through|with|across|via) <book>',
    'how (long|short|exposed|heavy) (are|r) (we|i) (in|to|on) {currencies}[, <ongreeks>](, across <book>| through <book>| with <book>|)',
    'how long {currencies} are we[, <ongreeks>], across <book>',
    'are we <longshort> (in |of |){currencies}( and how much|, and by how much|)( with <book>| across <book>|)',
    '{!currencies}are we <longshort> in <every>( and how much|, and by how much|)( with <book>| across <book>|)',
    'is <book> <longshort> {currencies}( and how much|, and by how much|)',
    '{!currencies}(where|in which currencies|in what currencies) (is|are|lies|do we have) (the |our |)(currency risk|fx risk|exposure|open positions) (of|in|from) <book>',
    '{!currencies}which currencies (hurt|matter to|drive|move|would hit) <book>( the most|), (and how much of each do we hold|what is the exposure in each|give the exposure per currency)',
    '{!currencies}if (i|we) (add up|net|look through) <book>, what (is left|do we hold|are we long or short) (in|of) <every>[ <ongreeks>]',
    'if (i|we) (add up|net|look through) <book>, what (is left|do we hold|are we long or short) (in|of) {currencies}[ <ongreeks>]',
    'what (amount|sum|net amount|position) of {currencies} (does|do) <book> (amount to|represent|correspond to|hold|contain)[ <ongreeks>]',
    '{!currencies}what (amount|sum|net amount|position) of <every> (does|do) <book> (amount to|represent|correspond to|hold|contain)[ <ongreeks>]',
    '{!currencies}how is <book> (split|spread|distributed|positioned) (across|over|by|between) (currencies|the currencies|ccys)[ <ongreeks>]',
    '(and |so |)(our|my|the) {currencies}(?| position?| exposure?| risk?) (in|of|from) <book>',
    // imperatives
    '{!currencies}<please>(break|split|decompose|translate|map|explode) <book> (down |)(into|by) (currencies|currency|its currencies|ccy exposures|currency exposures|single currencies)[ <ongreeks>]',
    '{!currencies}<please>(net|sum|aggregate|collapse|roll up) <book> (by|per|into) currency[, <ongreeks>]( and show the exposure| and tell me what we hold|, exposures only|)',
    '{!currencies}<canyou> (work out|calculate|compute|show|list|report|determine|tell me) (the |our |my |)<exposure> (of|in|for|from) <book>[, <ongreeks>]',
    '<canyou> (work out|calculate|compute|show|list|report|determine|tell me) (the |our |my |)<plain> (of <book> |)in {currencies}( of <book>|)[, <ongreeks>]',
    '{!currencies}<canyou> (say|tell me|show|list) (how much|what) of <every> (we|i) (hold|have|own|owe) (in|through) <book>[ <ongreeks>]',
    '<canyou> (say|tell me|show|list) (how much|what) of {currencies} (we|i) (hold|have|own|owe) (in|through) <book>[ <ongreeks>]',
    '{!currencies}list <every> with (our|the) (exposure|net position|long or short|delta amount)( from <book>| in <book>|)',
    '{!currencies}(report|list|show|display|tabulate) (the |)<exposure>(, <book>| of <book>| for <book>)( please|, biggest first| as a table|)',
    '<exposure> (of|for|in) <book>, (only|just|but only|limited to|restricted to) {currencies}( please| pls|)',
    '(restrict|limit|narrow) (the |)<exposure> (of <book> |)to {currencies}',
    '<exposure>( for <book>| of <book>|): (only |just |){currencies}',
    '(look through|go through|take|read) <book> and (tell me|show me|report|say) (how much|what|the net) {currencies} (it holds|is in there|we have)[ <ongreeks>]',
    '(just|only) the {currencies} (exposure|position|leg|line|number|bucket)( of <book>| in <book>|)( please|, nothing else|)',
    // shorthand
    '{!currencies}(ccy exp|fx exp|ccy xpo|net ccy|ccy delta|currency delta|ccy risk|fx expo|nop|exposures|ccy buckets)(: | | - |, )(<book>|<bookn>)[ pls]',
    '(ccy exp|fx exp|net ccy|ccy delta|fx expo|exposure|exposures|nop)(: | | - |, ){currencies}(, <bookn>| on <bookn>| in <book>|)',
    '{currencies} (exp|expo|exposure|delta|position|pos|long or short)(?|)(, <bookn>| on <bookn>|)',
    '{!currencies}<bookn>(: |, | - | / )<exposure>( pls| thx|)',
    '<bookn>(: |, | - | / )<plain> (in|to) {currencies}( pls| thx|)',
    '{!currencies}(long|longs) and (short|shorts) (by|per) (currency|ccy)(, <book>| in <book>| for <book>|)',
    'net {currencies}( in| from| of| across) <book>',
    // forms and exams
    '{!currencies}(Determine|State|Compute|Give|Derive|Report) the <exposure> of <book>( to first order|)',
    '(Determine|State|Compute|Give|Derive|Report) the (exposure|net exposure|currency position) of <book> (to|in) {currencies}( to first order|)',
    'Report: (currency exposure|exposures by currency)\n(Book|Portfolio): attached\n(Currencies|Only): {currencies}',
    'currencyExposure(: |; | | - )currencies(=|: ){currencies}',
    '{!currencies}(Currency exposure|FX exposure) (statement|report|sheet|table)( for <book>| of <book>|)( to first order|)',
    '(Currency exposure|FX exposure) (statement|report|sheet|table)( for <book>|)(, | in | for ){currencies}',
    '{!currencies}(IFRS 7|the regulator|the auditor|the annual report|the risk report|treasury policy) (asks for|needs|requires|wants) (the |our |)(net exposure|exposure|position) (in|to|by) <every>(. <book> is attached|, please take <book>| for <book>|)',
    '(the regulator|the auditor|the annual report|the risk report|the committee) (asks for|needs|requires|wants) (the |our |)(net exposure|exposure|position) (in|to) {currencies}(. <book> is attached|, please take <book>| for <book>|)',
    // longer, indirect
    '{!currencies}(i|we) (have|hold|inherited) (these|some|many|a lot of) options (on|in) (different|several|all kinds of) currencies and (i|we) (lost the overview|do not know any more what we are exposed to|cannot see what we really hold). (please show|could you show|tell me|i would like to know) (what it is in each currency|the exposure per currency|how much of every currency that makes)',
    '(i|we) (worry|am worried|are worried|sleep badly) because of {currencies}. (how much|what amount) of (it|that|them) (do|are) (we|i) (really |)(exposed to|long or short|have at risk) (with|through|in) <book>',
    "{!currencies}(my boss|the client|the board|my husband|the cfo) (wants to know|asks|asked me) (which|what) currencies (we are|the book is) (exposed to|betting on|long and short)( and how much|). (it's|here is|i attach) <book>",
    '(my boss|the client|the board|the cfo) (wants to know|asks|asked me) how much {currencies} (we|the company) (hold|have|are long) (in|through) <book>',
    "{!currencies}(not the value|no pv|no valuation|i don't need the price)(, | but | - )(just |only |)(the |)<exposure>( of <book>|)",
    '{!currencies}(before|so that) (we|i) (can |)(hedge|square up|go home|close the day)(: |, )(what are we long and short in each currency|give me the <exposure>|the <exposure> of <book> please)',
    '{!currencies}every option (is|means) so much of one currency against another(. |; |, )(please |)(add that up|net it all|sum this) (for|over) <book>( by currency| currency by currency)',
    '{!currencies}(equivalent|delta-equivalent|first order) (cash |spot |)(positions|holdings|amounts) (by|per|in each) currency( of| for| in) <book>',
    '(equivalent|delta-equivalent|first order) (cash |spot |)(position|holding|amount) (in|of) {currencies}( of| for| in) <book>',
    'does <book> (make|leave|have) us <longshort> {currencies}',
    '{!currencies}what would (we|i) (hold|own and owe) in <every> if all options were replaced by their delta( in <book>|)',
  ],
  asks: [
    ...currencyExposureTold.asks,
    '{!currencies}what is the <exposure>',
    '{!currencies}which currencies are we exposed to and how much',
    '{!currencies}what are we long and short in each currency',
    '{!currencies}show the exposure by currency',
    '{!currencies}how much of <every> do we hold in <book>',
    '{!currencies}break <book> down by currency exposure',
    '{!currencies}net <book> by currency',
    'what is the currency exposure of <book>',
    'what is our currency exposure',
    'show the fx exposure of <book>',
    'what is the net exposure of <book>',
    'how exposed is <book>',
    'what exposure does <book> have',
    'tell me the currency risk in <book>',
    'compute the currency exposure',
    'how long or short are we through <book>',
    'please give the exposure of <book>',
    'determine the currency position of <book>',
    'where do we stand in currencies with <book>',
    'report the open currency position',
    'what is the delta by currency of <book>',
  ],
  labels: [
    ...currencyExposureTold.labels,
    'currency exposure',
    'ccy exposure',
    'fx exposure',
    'exposure by currency',
    'currency exposure of <book>',
    'net currency exposure',
    'exposure report <bookn>',
    'currencyExposure',
    'open currency position',
    'NOP',
    'ccy delta <bookn>',
    'exposures by ccy',
    'CURRENCY EXPOSURE',
    'FX exposure <bookn>',
    'currency risk, <bookn>',
  ],
  clauses: {
    currencies: {
      with: [
        'only {currencies}',
        'only for {currencies}',
        'just for {currencies}',
        'limited to {currencies}',
        'in {currencies} only',
        'for {currencies}',
        'restricted to {currencies}',
        'as far as {currencies} (is|are) concerned',
        'in {currencies}',
        'to {currencies}',
        'looking at {currencies} alone',
        'leaving out everything but {currencies}',
      ],
      say: [
        'i only need {currencies}',
        'only {currencies} (matter|matters|count|counts)',
        'we only care about {currencies}',
        'the currencies are {currencies}',
        'show {currencies} and no others',
        'the ones i look at are {currencies}',
        'i mean {currencies}',
        'we care for {currencies} here',
        'please restrict it to {currencies}',
        'leave out all but {currencies}',
        'the question is about {currencies}',
        'it is {currencies} that i worry about',
      ],
      tag: [
        '{currencies}',
        'only {currencies}',
        'currencies {currencies}',
        'currencies: {currencies}',
        'ccys: {currencies}',
        'ccy {currencies}',
        '{currencies} only',
        'in {currencies}',
        'currencies={currencies}',
        'for {currencies}',
        'just {currencies}',
      ],
    },
  },
  mayMiss: [],
  mayMistake: [],
}
