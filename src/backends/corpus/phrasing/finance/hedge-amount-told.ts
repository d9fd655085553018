// More ways to ask for the deal that takes a book's delta away: by people who want calm, by dealers who go home flat, by forms.

import { literal } from '../../compose/template.js'

const [open, close] = [literal('{'), literal('}')]

export const hedgeAmountTold = {
  fragments: {
    nl: ['\n', '\n', '; ', ', '],
    /** What is dealt in. */
    market: [
      '{instrument=spot}(in|on|through|via) the spot market',
      '{instrument=spot}(with|by) (a|one) spot deal',
      '{instrument=spot}for spot delivery',
      '{instrument=spot}right now at spot',
      '{instrument=forward}(in|on|through) the forward market for {tenor}',
      '{instrument=forward}(with|by) (a|one) forward (over|for|of) {tenor}',
      '{instrument=forward}(with|by) (a|one|the) {tenor} (outright|forward contract)',
      '{instrument=forward}for delivery in {tenor}, as a forward',
    ],
    way: [
      'and which way round',
      'and on which side',
      'and do we buy or sell',
      'buying or selling',
      'and in which direction',
      'bought or sold',
    ],
    calm: [
      'do not (go|move) up and down (any more|any longer|all the time) when {pair} moves',
      'no longer (care|cares) where {pair} goes',
      '(is|are) indifferent to small moves of {pair}',
      '(stop|stops) swinging with {pair}',
      '(sleep|sleeps) well whatever {pair} does',
      '(stand|stands) still when {pair} (jumps|twitches|moves a little)',
      '(have|has) no more first-order risk in {pair}',
    ],
  },
  frames: [
    '{!amount}{!target}how much (would|must|should|do) we have to deal <market> so that <book> <calm>[, <way>]',
    '{!amount}{!target}how much (would|must|should) (i|we) (deal|trade|exchange) <market>, <way>, (so that|until) <book> <calm>',
    '{!amount}{!target}(i|we) want that <book> <calm>(. |, )(what|how much) do (i|we) deal <market>(?|, <way>)',
    '{!amount}{!target}(go|going|want to go|let me go|i want to go) home flat in {pair}(, |: | - )(what|how much) <market>(?| please|, <way>)',
    '{!amount}{!target}(sleep|weekend|holiday) (flat|square|without risk) in {pair}(, |: )(what deal|how much) <market>[, <way>]',
    '{!amount}{!target}(what|which) (one|single) deal <market> (takes|would take) the {pair} (worries|delta|swings) out of <book>[, <way>]',
    '{!amount}(our|the) {pair} delta (is|looks) (too big|too large|over the limit|embarrassing|uncomfortable)(. |, )(how much|what) <market> (brings|takes) (it|us) to (zero{!target}|{target}|minus {target=negated})[, <way>]',
    '{!amount}(with|by) how much (dealt |)<market> would <book> be (flat{!target}|delta neutral{!target}|left with {target}|left short {target=negated}) in {pair}[, <way>]',
    '{!amount}(square|flatten|neutralise|dh) {pair} <market>(, |: )(amount|size|how much)(?| pls| please)[, leaving {target}][, leaving short {target=negated}]',
    '{!amount}{pair} delta out, <market>(, |: )(amt|size|what size|how many)(?| pls)[, keep {target}][, keep short {target=negated}]',
    '{!amount}(we|i) (only|just) deal <market>(: |. |, )(the|our) delta in {pair} (should|must) (become|be|end at) (zero{!target}|{target}|short {target=negated})(. |, )(amount and side|how much|what is the ticket)(?| please)',
    '{!amount}{!target}(an insurance|a counterweight|an offset) <market> (against|for) the {pair} (moves|risk) of <book>(: |, )how (big|much)[, <way>]',
    '{!amount}{!target}the boss wants no {pair} (risk|exposure|delta) (over night|over the weekend|tonight)(. |, |; )(what|how much) (do|must) (i|we) (do|deal) <market>',
    '{!amount}(Determine|State|Report) the (hedging deal|hedge), its (amount and side|size and direction), <market>, for the {pair} delta of <book>[, with a delta of {target} to remain][, with a short delta of {target=negated} to remain]',
    '{!amount}(Hedge ticket|Hedging request|Delta order|Hedge sizing request)\n(Pair|Currencies): {pair}\n(Deal in|Instrument|Market): {instrument}[\n(Maturity|Tenor): {tenor}][\n(Delta to be left|Target): {target}]\n(Wanted|Output): amount and side',
    '{!amount}(service|request|op|task)(: |=| - )(hedge amount|delta hedge|hedge)<nl>(pair|ccy_pair)(: |=){pair}<nl>(instrument|hedge_with)(: |=){instrument}[<nl>(tenor|maturity)(: |=){tenor}][<nl>(target|target_delta)(: |=){target}]',
    `{!amount}${open}"(op|request)": "(hedge_amount|delta_hedge)", "ccy_pair": "{pair}", "instrument": "{instrument}"[, "tenor": "{tenor}"][, "target": "{target}"]${close}`,
    '{!amount}(how much|what size) (of a|a|for the) hedge in {pair}( do we need| for <book>|)[, leaving {target}][, leaving short {target=negated}]',
    '{!amount}(hedge|delta hedge|flatten) <book>( please| for me| pls|)[, leaving {target}]',
    '{!amount}(hedge|flatten|neutralise) (the delta of |)<book> <market>( please|)',
    // what a deal leaves
    '{!amount}(hedge|delta hedge|flatten|square up) {pair}( please| pls| now| for me|)[, leaving {target}][, leaving short {target=negated}]',
    '{!amount}{!target}(make|get) us flat( please| now| before the close| for the night|)',
    '{!amount}(what|how much) (is|would be) the (hedge|delta hedge) <market>( please|)',
    '{!amount}{!target}how do we get rid of the {pair} delta(?|, what amount|, how much and which way)',
    '(i|we|my colleague) (bought|took) {amount} <market>(. |, |; )is (that|it) enough for <book> in {pair}, what delta (stays|remains)',
    '(i|we|my colleague) (sold|gave) {amount=negated} <market>(. |, |; )is (that|it) enough for <book> in {pair}, what delta (stays|remains)',
    '(would|will) (buying|a purchase of) {amount} <market> (calm|steady|flatten) <book> in {pair}, or (what|how much) delta would (stay|remain)',
    '(would|will) (selling|a sale of) {amount=negated} <market> (calm|steady|flatten) <book> in {pair}, or (what|how much) delta would (stay|remain)',
    '(delta|what delta) (left|remains|to go) in {pair} once (we|i) have (bought|lifted) {amount} <market>',
    '(delta|what delta) (left|remains|to go) in {pair} once (we|i) have (sold|hit) {amount=negated} <market>',
  ],
  asks: [
    '{!amount}how much do we deal, <way>',
    '{!amount}{!target}what takes us home flat',
    '{!amount}what is the ticket that hedges <book>',
    '{!amount}give me amount and side of the hedge',
    '{!amount}what is the counterweight, <way>',
    '{!amount}{!target}what deal keeps <book> still',
  ],
  labels: [
    'hedge sizing request',
    'go home flat',
    'wanted: hedge amount and side',
    'service: delta hedge',
    'hedge order size',
  ],
} as const
