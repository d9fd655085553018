// How people ask how much to deal in spot or forward so that a book's delta in a pair is gone, or what a deal would leave.

import { choiceValue, type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { measure, wrongMeasure } from '../../wording/measures.js'
import { amountValue, bareAmount, money, tenorMention } from '../../wording/money.js'
import type { Phrasing } from '../phrasing.js'
import { anyPair } from './book-clauses.js'
import { bookFragments } from './book-fragments.js'
import { hedgeAmountTold } from './hedge-amount-told.js'
import { termPair } from './spoken-terms.js'

/** Bought or long as it stands; sold or short by the words around, or with its sign. */
function sized(code: string, random: Random): FieldValue {
  const amount = money(amountValue(random, 'large'), code, random)
  return quantityValue(amount, random.chance(0.45))
}

/** `3m` would be read as metres where nothing speaks of options: months in capitals or words. */
function shortTenor(random: Random): Mention {
  const tenor = tenorMention(random, 'adjective')
  return /\dm$/.test(tenor.text)
    ? { ...tenor, text: tenor.text.replace(/m$/, random.pick(['M', 'mth', ' month'])) }
    : tenor
}

function sample(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  const pair = anyPair(random)
  const foreign = pair.slice(0, 3)
  meaning.set('pair', quantityValue(termPair(pair, random)))
  const instrument = random.chance(0.58) ? 'spot' : 'forward'
  meaning.set('instrument', choiceValue(instrument))
  if (instrument === 'forward') meaning.set('tenor', quantityValue(shortTenor(random)))
  const asked = random.weighted([
    [5, 'flat'],
    [3, 'target'],
    [3, 'amount'],
  ] as const)
  if (asked !== 'flat') meaning.set(asked, sized(foreign, random))
  return meaning
}

export const hedgeAmount: Phrasing = {
  operation: 'finance.hedgeAmount',
  weight: 1.1,
  listable: ['pair', 'target', 'amount'],
  sample,
  fragments: {
    ...hedgeAmountTold.fragments,
    ...bookFragments,
    /** What to deal in. */
    in: [
      '(in|with|by|using|through|via|by means of) {instrument=spot}spot( deals| trades| transactions|)',
      '(in|with|using|through|via) (the |){instrument=spot}spot( market|)',
      '(with|by|using|by means of) a {instrument=spot}spot (deal|trade|transaction)',
      '(in|with|using|through|via|by means of) {instrument=forward}(the |a |){tenor} (forward|outright|fwd|forwards)',
      '(in|with|using|through|via) {instrument=forward}(a |the |)forward (for|to|with|of|out to|maturing in) {tenor}',
      '(in|with|using|through|via|on) (the |){instrument=forward}forward market[, {tenor}]',
    ],
    /** A thing that is dealt. */
    deal: [
      '{instrument=spot}spot (deal|trade|hedge|ticket|order)',
      '{instrument=spot}spot (deal|trade|hedge)',
      '{tenor} {instrument=forward}forward (deal|trade|hedge|ticket)',
      '{tenor} {instrument=forward}(forward|outright|fwd)',
    ],
    /** Before or behind the pair: "spot EURUSD", "3M forward EURUSD". */
    kind: [
      '{instrument=spot}spot',
      '{instrument=spot}spot',
      '{tenor} {instrument=forward}(forward|fwd|outright|forward)',
      '{instrument=forward}(forward|outright) {tenor}',
    ],
    flatten: [
      '(flatten|neutralise|neutralize|square|zero|zero out|kill|take out|cover|get rid of|offset|clear|remove|bring to zero|lay off|cancel|eliminate|close out)',
    ],
    flat: [
      '(flat|delta-neutral|delta neutral|delta-flat|square|delta-hedged|neutral|hedged|at zero delta|without any delta|fully hedged)',
    ],
    delta: [
      '(delta|delta|spot delta|delta position|exposure to spot|directional risk|delta risk|delta exposure|spot risk|cash delta)',
    ],
    /** Where the delta should end. */
    target: [
      '(long|plus|net long|still long) {target}',
      '(short|net short|still short|minus) {target=negated}',
      '(with|holding|keeping) (a |)(long |)delta of {target}',
      '(with|running|keeping) a short of {target=negated}',
    ],
    targeted: [
      '(leave|leaving|that leaves|and leave|to leave|so as to leave) (us|me|the book|the desk|a delta) (long |){target}',
      '(leave|leaving|that leaves|and leave|to leave|so as to leave) (us|me|the book|the desk) short {target=negated}',
      '(to|until|so that) (we|i) (are|stay|remain|end up|finish) <target>',
      '(to|towards|down to|up to) a (delta|residual delta|target delta|final delta|target) of {target}',
      '(to|towards) a short delta of {target=negated}',
      '(keeping|but keep|but we keep|but retain) {target} of (long |)(delta|exposure)',
      '(keeping|but keep|but stay|but remain|and remain) short {target=negated}',
      'with {target} (of delta |of long delta |)(left|left over|to spare|remaining)',
      'with a short of {target=negated} (left|left over|remaining)',
    ],
    /** A given deal, finite: "if we ...". */
    doit: [
      '(buy|go long|take|lift|pay for|add) {amount} (of {pair} |)<in>',
      '(buy|go long|get) {amount}( in| of| worth of|) {pair} <kind>',
      '(buy|do) {amount} <kind> {pair}',
      '(sell|go short|hit|short|get rid of) {amount=negated} (of {pair} |)<in>',
      '(sell|go short|short) {amount=negated}( in| of| worth of|) {pair} <kind>',
      '(sell|short) {amount=negated} <kind> {pair}',
    ],
    /** A deal that was done. */
    did: [
      '(bought|went long|took|added) {amount} (of {pair} |)<in>',
      '(bought|dealt) {amount} <kind> {pair}',
      '(sold|went short|hit|shorted) {amount=negated} (of {pair} |)<in>',
      '(sold|shorted) {amount=negated} <kind> {pair}',
    ],
    doing: [
      '(buying|going long|taking|adding) {amount} (of {pair} |)<in>',
      '(buying|a purchase of) {amount} <kind> {pair}',
      '(selling|going short|shorting) {amount=negated} (of {pair} |)<in>',
      '(selling|a sale of) {amount=negated} <kind> {pair}',
    ],
    remains: [
      '(what delta is left|what is the delta afterwards|what delta remains|how much delta is left|where does that leave the delta|what is our delta after that|what are we left with in delta|what would remain of the delta|how much delta would we still have|how flat are we then|is the delta gone|what exposure is left)',
    ],
  },
  choices: {
    instrument: {
      spot: ['spot', 'spot', 'the spot market', 'cash'],
      forward: ['forward', 'forward', 'fwd', 'outright forward'],
    },
  },
  frames: [
    ...hedgeAmountTold.frames,
    // how much to deal
    'how (much|many) {pair} (do|must|should|would|shall) (we|i) (buy or sell|trade|deal|do|buy or sell) <in> (to|so as to|in order to) <flatten> (the |our |)<delta>( of <book>| in <book>|){!target}{!amount}',
    'how much {pair} <kind> (do|must|should) (we|i) (trade|deal|do|put on) (to be|to get|so that we are|to make <book>|to end up) <flat>{!target}{!amount}',
    '{!amount}how much {pair} <kind> (do|must|should) (we|i) (trade|deal|do|put on|buy or sell) <targeted>',
    '{!amount}what (amount|size|volume|quantity) of {pair} <kind> (brings|takes|gets|moves|would bring|puts) the (delta|delta of <book>|book) (to zero|to nil{!target}|back to zero{!target})',
    '{!amount}what {pair} <deal> (would |will |does |do we need to |)<flatten> (the <delta> of |the delta in |)<book>{!target}',
    '{!amount}what (size|amount|volume) (of|for the) <deal> in {pair} (do we need|is needed|should i do|is right|would it take)( <targeted>| to be <flat>{!target}| to <flatten> the delta{!target}| to hedge <book>{!target})',
    '{!amount}<please>(delta hedge|delta-hedge|hedge|cover|neutralise|flatten|square) (the |our |my |)(delta of |){pair} (delta |risk |exposure |position |options |)(in <book> |of <book> |)<in>[, <targeted>]',
    '{!amount}<please>(delta hedge|hedge|flatten|square up) <book> (in|on|for|against) {pair} <in>[, <targeted>]',
    '{!amount}<canyou> (work out|calculate|compute|find|tell me|size|determine) the (amount|size|hedge|hedge amount|deal|delta hedge) (of|for|in) {pair} <kind> (that|which) (makes|leaves|keeps|gets) (<book>|us|me) (<flat>{!target}|<target>)',
    '{!amount}<canyou> (size|work out|calculate|find) (a|the|my|our) {pair} <deal> for <book>[ <targeted>]',
    '{!amount}(need|want|looking for|give me|show me|i need|what is) (the |a |)(delta hedge|hedge|hedge amount|hedge size|delta-neutral hedge|hedging amount) (for|of|in) {pair} <in>(, <book>| for <book>|)[ <targeted>]',
    '{!amount}(get|make|bring|put|keep) (us|me|the book|the desk) <flat> in {pair}, <in>{!target}',
    '{!amount}(get|bring|take|move) (our|the|my) {pair} (delta|risk|exposure|position) to (zero|nothing|nil|flat) <in>{!target}',
    '{!amount}(get|bring|take|move|push|reduce|raise|set) (our|the|my) {pair} delta to {target} <in>',
    '{!amount}(get|bring|take|move|push|set) (our|the|my) {pair} delta to (minus|short) {target=negated} <in>',
    '{!amount}(which|what) side and (how much|what size) (in|of) {pair} <kind>( do we deal| do i trade| is the hedge| should we do|)( to hedge <book>|)[, <targeted>]',
    '{!amount}(buy or sell|am i a buyer or a seller of|do we buy or sell) {pair} <kind>, and how much, to (<flatten> the delta{!target}|hedge <book>{!target}|be <target>)',
    '{!amount}(we|i) want (to be|to stay|to end the day) <flat> in {pair} and (we|i) (use|deal in|trade only|hedge with) <kind>(. |, |; )(how much|what amount|what size|what do i deal|how much is it){!target}',
    '{!amount}(we|i) want (to be|to stay|to end the day) <target> in {pair} and (we|i) (use|deal in|trade only|hedge with) <kind>(. |, |; )(how much|what amount|what size|what do i deal|how much is it)',
    '{!amount}(leave|keep|get) (me|us|the book) <target> in {pair}, (hedging|dealing|working) <in>',
    '{!amount}(our|the|my) (options|positions|book) in {pair} (have|has|carry|carries) delta (that i do not want|we do not like|and the boss wants it gone|and it must go)(. |, )(how much|what amount) (do i|should we|must we) (deal|trade) <in>{!target}',
    '{!amount}how large (a|must a|should a) {pair} <deal> be (to|in order to) (<flatten> the <delta>{!target}|hedge <book>{!target}|make <book> <flat>{!target})',
    '{!amount}(hedge|delta hedge|dh|d-hedge|hedge amt|hdg)(: |, | ){pair}, <kind>[, (target|leave|tgt|residual) {target}][, (target|leave|tgt|residual) short {target=negated}]',
    '{!amount}{pair} (delta hedge|hedge|dh|hedge size|hdg)(, |: | - | ){instrument=spot}spot[, (leave|keep|target|tgt) {target}][, leave short {target=negated}]',
    '{!amount}{pair} (delta hedge|hedge|dh|hedge size|hdg)(, |: | - | ){tenor} {instrument=forward}(fwd|forward|outright)[, (leave|keep|target|tgt) {target}][, leave short {target=negated}]',
    '{!amount}{pair} <kind> (to|for) (flat|zero delta|delta neutral|square)(?| please|, <book>|){!target}',
    '{!amount}<kind> hedge {pair}( for <book>| on <book>|)[ <targeted>]( pls|)',
    '{!amount}<book>(: |, | - )(hedge|cover|flatten) {pair} <in>[, <targeted>]',
    '{!amount}(Determine|State|Find|Give|Calculate) the (amount|nominal|size) of the <deal> in {pair} (that|which) (reduces the delta of <book> to zero{!target}|eliminates the delta of <book>{!target}|leaves a delta of {target}|leaves a short delta of {target=negated})( and whether it is bought or sold|, and its direction|)',
    '{!amount}the policy (says|demands|requires) that (our|the) {pair} delta is (zero|flat|nil) at (night|the close|the end of the day|month end)(. |, )(how much|what) (do we|must we|should we) deal <in>( for <book>| given <book>|){!target}',
    '{!amount}my limit (in|for) {pair} (is|are) {target} of delta(. |, )(how much|what size) <kind> (must|should) i (deal|trade|do)( to come down to it| to get there|)',
    '{!amount}(i am an importer|we are exporters|we are a small company|we are a family firm|i run a fund|i sell machines abroad) and <book> (moves|swings|goes up and down) with {pair}(. |, )(how much|which amount) (do i have to|must i|should i|would we have to) (buy or sell|deal) <in> (so that it does not move any more|to stop that|so that it becomes calm|to be protected){!target}',
    '{!amount}Hedge request\n(Pair|Currency pair): {pair}\nInstrument: {instrument}[\nTenor: {tenor}][\nTarget delta: {target}][\nTarget delta: short {target=negated}]',
    '{!amount}hedge(: |; )pair={pair}; instrument={instrument}[; tenor={tenor}][; target={target}]',
    '{!amount}pair: {pair}, instrument: {instrument}[, tenor: {tenor}][, target: {target}] - (hedge amount|size the hedge|how much)',
    // a given hedge
    '(if|suppose|assume|when|say) (we|i) <doit>(, | - |; )<remains>( in <book>| on <book>|)',
    '<remains>( in <book>| on <book>|) (if|when|once|in case|after) (we|i) <doit>',
    '<remains> after <doing>( against <book>| on top of <book>|)',
    'does <doing> (flatten|neutralise|hedge|cover|square) <book>(, or what delta is left| or is there delta left|)',
    '(test|try|check|assess|evaluate|look at) (the|a|this) hedge(: |, | of | - )<doing>(. |, |; )<remains>',
    '(test|try|check|assess|evaluate) (a |the )<deal> of {amount} in {pair} (against|as a hedge for|on) <book>',
    '(test|try|check|assess|evaluate) (a |the )(short |sold )<deal> of {amount=negated} in {pair} (against|as a hedge for|on) <book>',
    '(the|my|our) (trader|dealer|colleague|boss|bank|intern) (proposes|suggests|has done|wants to do|offers) <doing>(. |, )<remains>',
    '(we|i) (already |have already |just |have |)<did>(. |, |; )<remains>( in {pair}|)',
    '(yesterday|this morning|an hour ago|at the open) (the desk|our trader|somebody|i|we) <did>(. |, )<remains>( in <book>|)',
    'with {amount} of {pair} (bought|added|lifted) <in>, <remains>',
    'with {amount=negated} of {pair} (sold|hit|shorted) <in>, <remains>',
    '(delta|book delta|{pair} delta) after (buying|+) {amount} <kind>( {pair}|)( for <book>|)',
    '(delta|book delta|residual delta) after (selling|-) {amount=negated} <kind> {pair}( for <book>|)',
    'is (buying|a long of|+) {amount} {pair} <kind> (enough|too much|the right size|about right) (to hedge|for|against) <book>',
    'is (selling|a short of) {amount=negated} {pair} <kind> (enough|too much|the right size|about right) (to hedge|for|against) <book>',
    'hedge test(: |; |, )pair {pair}, <kind>, (amount|bought|buy) {amount}',
    'hedge test(: |; |, )pair {pair}, <kind>, (sold|sell|short) {amount=negated}',
    'Hedge check\nPair: {pair}\nInstrument: {instrument}[\nTenor: {tenor}]\n(Bought|Amount): {amount}',
    'Hedge check\nPair: {pair}\nInstrument: {instrument}[\nTenor: {tenor}]\nSold: {amount=negated}',
    '(State|Determine|Compute) the delta of <book> in {pair} that remains after (the purchase of {amount}|the sale of {amount=negated}) <in>',
    'i was told to <doit>, (please check if this is enough for|does it make sense for|how well does it hedge|what does it leave open of) <book>',
    '<doit>, then what( is left of the delta|)? i mean the {pair} delta of <book>',
  ],
  asks: [
    ...hedgeAmountTold.asks,
    '{!amount}how much do we deal to be <flat>',
    '{!amount}what size is the hedge',
    '{!amount}what is the hedge amount',
    '{!amount}size the delta hedge for <book>',
    '{!amount}how much do i have to trade to <flatten> the delta of <book>',
    '{!amount}hedge <book> please',
    '{!amount}what do we buy or sell to hedge <book>',
    '{!amount}which amount hedges <book>',
    '{!amount}please work out the hedge for the delta of <book>',
    '{!amount}how big must the deal be',
    '{!amount}what do i tell the dealer, buy or sell and how much',
    '{!amount}tell me the delta hedge of <book>',
    '{!amount}compute the hedge amount and its side',
    '{!amount}how do i size that hedge',
    '{!amount}what must we trade against <book>',
    '{!amount}give me the hedging deal',
  ],
  labels: [
    ...hedgeAmountTold.labels,
    'delta hedge',
    'hedge',
    'hedge amount',
    'hedge size',
    'hedge for <bookn>',
    'delta hedge of <book>',
    'hedge calc',
    'hedge sizing',
    '<bookn> delta hedge',
    'hedging <book>',
    'hedgeAmount',
    'hedge ticket',
    'DELTA HEDGE',
    'cover the delta',
  ],
  clauses: {
    pair: {
      with: [
        'in {pair}',
        'for {pair}',
        'on {pair}',
        'for the {pair} delta',
        'against the {pair} options',
        'with {pair} as the pair',
        'dealing {pair}',
        'for our {pair} risk',
        'where the pair is {pair}',
      ],
      say: [
        'the pair is {pair}',
        'we hedge {pair}',
        'it is about {pair}',
        'i look at the {pair} delta',
        'the risk is in {pair}',
        'the delta is in {pair}',
        'it should be done in {pair}',
        'i trade {pair}',
        'we talk about {pair} here',
        'only the {pair} delta matters',
      ],
      tag: [
        '{pair}',
        'pair {pair}',
        'pair: {pair}',
        'pair={pair}',
        'ccy pair {pair}',
        'in {pair}',
        'underlying {pair}',
      ],
      vague: ['in the usual pair', 'in our main pair', 'for one of the pairs'],
    },
    instrument: {
      with: ['<in>', '<in>', 'hedging <in>', 'dealing <in>', 'with {instrument} as the instrument'],
      say: [
        'we hedge <in>',
        'we deal <in>',
        'it will be done <in>',
        'i may only trade {instrument=spot}spot',
        'i may only trade {instrument=forward}forwards',
        'the instrument is {instrument}',
        'use {instrument=spot}spot for it',
        'use {instrument=forward}a forward for it',
        'spot only, please{instrument=spot}',
        'we do it as {instrument=forward}an outright',
      ],
      tag: [
        '{instrument}',
        '<kind>',
        'instrument {instrument}',
        'instrument: {instrument}',
        'via {instrument}',
        'hedge with {instrument}',
        'instr={instrument}',
        'in {instrument=spot}spot',
        '{tenor} {instrument=forward}fwd',
      ],
      vague: ['with whatever instrument is best', 'in the usual way', 'somehow', 'in the market'],
    },
    tenor: {
      with: [
        'for {tenor}',
        'with a tenor of {tenor}',
        'with the {tenor} forward',
        'out to {tenor}',
        'on the {tenor} date',
        'dated {tenor}',
      ],
      say: [
        'the forward is {tenor}',
        'take the {tenor} forward',
        'the tenor is {tenor}',
        'the forward runs for {tenor}',
        'it should be the {tenor} outright',
        'maturity of the forward: {tenor}',
      ],
      tag: [
        '{tenor}',
        'tenor {tenor}',
        'tenor: {tenor}',
        'fwd {tenor}',
        '{tenor} forward',
        'maturity {tenor}',
        'tenor={tenor}',
      ],
    },
    target: {
      with: [
        '<targeted>',
        '<targeted>',
        'with a target of {target}',
        'aiming for {target} of delta',
        'aiming at a short of {target=negated}',
        'with {target} of delta left',
      ],
      say: [
        'we want to be <target>',
        'we want to keep {target} of delta',
        'i want to stay short {target=negated}',
        'the target delta is {target}',
        'leave {target} of delta',
        'leave us short {target=negated}',
        'the delta should end at {target}',
        'afterwards we want to be long {target}',
        'afterwards we want to be short {target=negated}',
        'a delta of {target} may remain',
        'a short of {target=negated} may remain',
      ],
      tag: [
        'target {target}',
        'target delta {target}',
        'leave {target}',
        'leave short {target=negated}',
        'target: short {target=negated}',
        'residual {target}',
        'delta to keep: {target}',
        'target={target}',
        'end delta {target}',
        'stay short {target=negated}',
      ],
    },
    amount: {
      with: [
        'after buying {amount}',
        'after selling {amount=negated}',
        'having bought {amount}',
        'having sold {amount=negated}',
        'with {amount} bought as the hedge',
        'with {amount=negated} sold as the hedge',
        'if we buy {amount} and nothing else, what delta is left',
        'if we sell {amount=negated} and nothing else, what delta is left',
      ],
      say: [
        'we buy {amount}, what delta is left',
        'we sell {amount=negated}, what delta is left',
        'test a purchase of {amount} and tell me the delta after it',
        'test a sale of {amount=negated} and tell me the delta after it',
        'the given hedge is a purchase of {amount}',
        'the given hedge is a sale of {amount=negated}',
        'i have already bought {amount}',
        'i have already sold {amount=negated}',
        'the deal to be tested is a buy of {amount}',
        'the deal to be tested is a sell of {amount=negated}',
      ],
      tag: [
        'test amount {amount}',
        'bought {amount}',
        'sold {amount=negated}',
        'given hedge: buy {amount}',
        'given hedge: sell {amount=negated}',
        'amount {amount}',
        'deal: +{amount}',
        'existing hedge: short {amount=negated}',
        'done so far: bought {amount}',
        'done so far: sold {amount=negated}',
      ],
    },
  },
  mayMiss: [
    { field: 'pair' },
    { field: 'instrument' },
    { field: 'target', bare: (random) => bareAmount(amountValue(random, 'large'), random) },
    { field: 'amount', bare: (random) => bareAmount(amountValue(random, 'large'), random) },
  ],
  mayMistake: [
    {
      field: 'target',
      wrong: (random) =>
        random.chance(0.5)
          ? wrongMeasure('plain', random)
          : measure(random.integer(2, 90), random.pick(['%', 'volpt', '%/yr', 'kg']), random),
    },
    {
      field: 'amount',
      wrong: (random) =>
        random.chance(0.6)
          ? measure(random.integer(2, 90), random.pick(['%', 'volpt', 'kg', 'm/s', 'km']), random)
          : wrongMeasure('plain', random),
    },
  ],
}
