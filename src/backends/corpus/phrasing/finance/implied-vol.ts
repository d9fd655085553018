// How people ask which volatility the price of an option implies.

import { choiceValue, type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { amountValue, bareAmount, money, otherCurrency, rateMention } from '../../wording/money.js'
import { dictated } from '../../wording/number-words.js'
import type { Phrasing } from '../phrasing.js'
import { impliedVolTold } from './implied-vol-told.js'
import { toldChoices } from './option-told.js'
import { anyPair, pairIn, setExpiring, wrongExpiry, wrongStrike, yearsIn } from './quote-fields.js'
import { blank, markWords, termPair } from './spoken-terms.js'

/** What the option is roughly worth, DOM per FOR, in three figures. */
function roughValue(level: number, strike: number, type: 'call' | 'put', years: number, random: Random): number {
  const spread = level * (0.05 + 0.1 * random.next()) * Math.sqrt(years)
  const away = (type === 'call' ? level - strike : strike - level) / spread
  const value = 0.4 * spread * Math.exp(-0.4 * away * away) + Math.max(0, away) * spread
  return Number(Math.max(value, level * 1e-4).toPrecision(random.pick([2, 2, 3])))
}

function sample(random: Random): Meaning {
  const meaning = new Map<string, FieldValue>()
  const { pair, foreign, domestic, level, digits } = anyPair(random)
  const type = random.pick(['call', 'put'] as const)
  setExpiring(meaning, random, 'option.')
  const years = yearsIn(meaning, 'option.')
  const near = level * (1 + 0.16 * Math.sqrt(years) * (random.next() - 0.5))
  const strike = Number(near.toFixed(random.chance(0.75) ? Math.max(0, digits - 2) : digits - random.integer(0, 1)))
  meaning.set('option.pair', quantityValue(termPair(pair, random)))
  meaning.set('option.type', choiceValue(type))
  meaning.set('option.strike', quantityValue(strikeMention(strike, foreign, domestic, random)))
  if (random.chance(0.3)) meaning.set('option.side', choiceValue(random.pick(['long', 'short'])))
  const worth = roughValue(level, strike, type, years, random)
  if (random.chance(0.5)) {
    const inForeign = random.chance(0.85)
    const notional = amountValue(random, 'large') * (!inForeign && level > 50 ? 100 : 1)
    meaning.set('option.notional', quantityValue(money(notional, inForeign ? foreign : domestic, random)))
    const total = worth * (inForeign ? notional : notional / strike)
    const paid = random.chance(0.88)
      ? money(roundedAmount(total), domestic, random)
      : money(roundedAmount(total / level), foreign, random)
    meaning.set('price', quantityValue(random.chance(0.85) ? paid : perUnit(worth, foreign, domestic, random)))
  } else meaning.set('price', quantityValue(perUnit(worth, foreign, domestic, random)))
  markWords(meaning, 'option.', pair, random)
  return meaning
}

const roundedAmount = (value: number): number => Math.round(Number(value.toPrecision(3)))

function strikeMention(strike: number, foreign: string, domestic: string, random: Random): Mention {
  if (random.chance(0.07)) return rateMention(strike, foreign, domestic, random)
  const text = strike < 1000 && random.chance(0.05) ? dictated(strike, random) : String(strike)
  return { text, means: { kind: 'number', value: strike } }
}

/** A price for one unit of the foreign currency: a rate, a bare figure, or money. */
function perUnit(worth: number, foreign: string, domestic: string, random: Random): Mention {
  return random.weighted<() => Mention>([
    [5, () => ({ text: String(worth), means: { kind: 'number', value: worth } })],
    [5, () => rateMention(worth, foreign, domestic, random)],
    [1.5, () => money(worth, domestic, random)],
  ])()
}

export const impliedVol: Phrasing = {
  operation: 'finance.impliedVol',
  listable: ['price', 'option.type', 'option.tenor'],
  askedAs: { 'option.expiry': 'option.tenor' },
  sample,
  fragments: {
    ...impliedVolTold.fragments,
    iv: [
      'implied vol',
      'implied vol',
      'implied volatility',
      'implied volatility',
      'implied',
      'IV',
      'impl vol',
      'imp vol',
      'volatility implied by that',
      'Black-Scholes vol',
    ],
    invert: [
      'back out',
      'back out',
      'invert for',
      'solve for',
      'extract',
      'infer',
      'recover',
      'find',
      'imply',
      'derive',
    ],
    struck: ['struck at', 'with strike', 'strike', 'with a strike of', 'at strike', 'K =', 'striking at', 'at', '@'],
    end: ['({option.tenor}|{option.expiry})'],
    cost: [
      'costs',
      'trades at',
      'is priced at',
      'is quoted at',
      'is worth',
      'goes for',
      'changes hands at',
      'is offered at',
      'prints at',
      'is marked at',
    ],
    opt: [
      '{option.tenor} {option.pair} ({option.strike} {option.type}|{option.type} {option.strike})',
      '{option.tenor} {option.pair} {option.type} (with strike|of strike|K|at) {option.strike}',
      '{option.tenor} {option.pair} {option.type} <struck> {option.strike}',
      '{option.pair} {option.type} <struck> {option.strike}(,| expiring in| for| with tenor) {option.tenor}',
      '{option.strike} {option.pair} {option.type} (for|expiring in|of) {option.tenor}',
      '{option.pair} {option.type} <struck> {option.strike}(,|) (expiring|expiry|for) {option.expiry}',
      '{option.pair} {option.strike} {option.type} (expiring|expiry|for) {option.expiry}',
      '{option.type} on {option.pair}(, | with ){option.tenor} to (run|expiry|go), (strike|struck at) {option.strike}',
    ],
    size: ['[ (on|for|over|notional|on a notional of|size) {option.notional}]'],
    which: [
      'what vol is that',
      'which vol is that',
      'what is the <iv>',
      'implied vol?',
      'what volatility does that imply',
      'which volatility is behind it',
      'at what vol did it trade',
      'back out the vol',
      'vol please',
      'what is that in vol',
      'what implied is that',
      'turn it into vol',
    ],
    someone: [
      'the broker',
      'a bank',
      'my counterparty',
      'the bank',
      'a dealer',
      'the platform',
      'the market maker',
      'our dealer',
    ],
    asks: ['wants', 'asks', 'quotes', 'offers it at', 'shows', 'charges', 'is charging', 'demands'],
  },
  choices: {
    ...toldChoices('option.'),
    'option.type': {
      call: ['call', 'call', 'call', 'call option', 'Call'],
      put: ['put', 'put', 'put', 'put option', 'Put'],
    },
    'option.side': {
      long: ['long', 'buy', 'bought'],
      short: ['short', 'sell', 'sold'],
    },
    'option.side#did': {
      long: ['bought', 'bought', 'went long', 'purchased', 'took', 'got'],
      short: ['sold', 'sold', 'went short', 'shorted', 'wrote', 'gave'],
    },
    'option.side#word': {
      long: ['long', 'buy', 'bought', 'B', 'we bought', 'i am long'],
      short: ['short', 'sell', 'sold', 'S', 'we sold', 'i am short'],
    },
  },
  frames: [
    ...impliedVolTold.frames,
    '(what|which) (vol|volatility|implied vol|implied volatility) (does|would) {price} for (a|the) <opt><size> imply',
    '(what|which) (vol|volatility) is (implied|priced in|built in) (if|when) (a|the) <opt><size> <cost> {price}',
    '(what is|find|give me|compute|calculate|tell me) the <iv> of (a|the) <opt><size> (at|priced at|trading at|for|at a price of|at a premium of) {price}',
    '<iv> of (a |the |)<opt><size> (at|@|for|given|from|priced at) (a premium of |){price}',
    '<invert> (the |)(vol|volatility|implied vol|implied volatility|sigma) (from|out of|given) (a |the |)(price|premium|value|quote) of {price} (for|on) (a |the |)<opt><size>',
    '(a|the) <opt><size> <cost> {price}(. |, |; | - )<which>',
    'if (a|the) <opt><size> <cost> {price}, <which>',
    '{option.tenor} {option.pair} {option.strike} {option.type}[ {option.notional}] (at|@|paid|given|traded|premium|px) {price}(, |: | - |; )(implied|implied?|iv?|iv|what vol|which vol|vol?|implied vol)',
    '{option.pair} {option.tenor} {option.strike} {option.type}[ {option.notional}][ {option.side#word}] (at|@|px|premium|prem) {price}(, |: | -> |, | => )(implied vol|iv|implied|what vol|impl vol|implied?)',
    '(implied|iv|impl vol|implied vol)(: | - | | of | for ){option.tenor} {option.pair} {option.strike} {option.type}[ {option.notional}] (at|@|px|prem|premium|for) {price}',
    '(somebody|someone|a friend of mine|my client|the client|a customer|a colleague|a fund) (paid|has paid|just paid|gave) {price} for (a|the) <opt><size>(. |, |; )(at what volatility|at which vol|what vol did they pay|<which>)',
    '(i|we) {option.side#did} (a |the |){option.tenor} {option.pair} {option.type} <struck> {option.strike}[ (on|for) {option.notional}] (at|for a premium of|for) {price}(. |, |; | - )<which>',
    '{option.side=long}(i|we) (paid|gave|spent) {price} (for|on) (a |the |)<opt><size>(. |, |; | - )(<which>|what vol did (i|we) pay|was it expensive in vol terms, what is the vol|what implied did we buy)',
    '{option.side=short}(i|we) (received|got|took in|collected|were paid) {price} for (selling |writing |a short |)(a |the |)<opt><size>(. |, |; | - )(<which>|what vol did (i|we) sell|what implied did we sell|at which vol was it sold)',
    '<someone> <asks> {price} for (a|the) <opt><size>(. |, |; | - )(<which>|which vol do they use|what vol are they using|what vol is in that quote)',
    '<someone> (told|offered|sent|gave) (me|us) {price} (for|as the price of|as premium for) (a|the) <opt><size>(. |, |; )(<which>|how high a volatility is that|which volatility is hidden in it)',
    'at what (vol|volatility|implied volatility) is (a|the) <opt><size> worth {price}',
    'at (which|what) (vol|volatility) (does|do|would) (a|the|my|our) <opt><size> (cost|price to|come to|give|be worth|reprice to) {price}',
    '(which|what) (sigma|vol|volatility) (makes|gives|turns|puts|prices) (a|the) <opt><size> (worth|a value of|a price of|equal to|at) {price}',
    '(determine|compute|calculate|state|derive) the (implied volatility|volatility implied by the market price|Black-Scholes implied volatility|Garman-Kohlhagen implied volatility) of a (european |)<opt><size> (whose|if its|given that its) (price|premium|market value) (is|equals) {price}',
    '(question|exercise|task|problem)( 1| 2| 3| b|): a european {option.type} on {option.pair} with (exercise price|strike) {option.strike} and (maturity|time to expiry) <end>[, notional {option.notional},] (trades at|has a market price of|costs) {price}. (determine|compute|find|state) (the|its) implied volatility',
    '(solve|solving) (GK|garman-kohlhagen|the pricing formula|the Black-Scholes formula|BS) for (sigma|the vol|volatility)(: | - |, ){option.type} {option.pair}, K( =|=|) {option.strike}, T( =|=|) <end>, (price|premium|V|value)( =|=|) {price}[, N( =|=|) {option.notional}]',
    '{option.type} {option.pair}, (K=|K =|strike |k ){option.strike}, (T=|T =|tenor |exp |)<end>, (V=|price=|price |premium |P=|c=){price}[, (N=|notional ){option.notional}](: | -> |, | => |; )(sigma|IV|implied vol|sigma_imp|implied)( = ?| = | ?|?|)',
    '(op|Request|type|Ticket)(: |=)(implied vol|impliedVol|IMPLIED VOL|iv)(, |; |\n)(pair|Pair)(: |=){option.pair}(, |; |\n)(type|Type|right)(: |=){option.type}(, |; |\n)(strike|Strike)(: |=){option.strike}(, |; |\n)(tenor|Tenor|expiry|Expiry)(: |=)<end>[(, |; |\n)(notional|Notional)(: |=){option.notional}][(, |; |\n)(side|Side)(: |=){option.side}](, |; |\n)(price|Price|premium|Premium)(: |=){price}',
    '(pair|ccypair|underlying)(=|: ){option.pair}(, |; |\n)(tenor|expiry)(=|: )<end>(, |; |\n)(strike|K)(=|: ){option.strike}(, |; |\n)(type|cp|right)(=|: ){option.type}[(, |; |\n)(notional|N)(=|: ){option.notional}](, |; |\n)(premium|price|mkt_price|px)(=|: ){price}(, |; |\n)(implied_vol|iv|sigma_imp|implied vol)(?|=?|: ?|)',
    '(premium|price)( paid| quoted| agreed| seen|)(: | - |, | ){price}(, |; |. )(option|trade|deal|contract)(: | - |, | ){option.tenor} {option.pair} {option.strike} {option.type}[, {option.notional}][, {option.side#word}](. |, |; )(implied vol|<which>)',
    '(option|trade|deal|contract|vanilla)(: | - ){option.tenor} {option.pair} {option.strike} {option.type}[, {option.notional}][, {option.side#word}](. |, |; )(premium|price|cost|px)(: | - |, | ){price}(. |, |; )(implied vol|<which>)',
    '(convert|translate|turn|express) (a |the |this |)(premium|price|quote) of {price} (into|to|as|in) (vol|an implied vol|a volatility|vol terms|implied vol)(: |, | - |; )<opt>[, {option.notional}]',
    '(premium to vol|price to vol|from premium to implied vol|price -> implied vol)(: |, | - ){option.tenor} {option.pair} {option.strike} {option.type}[, {option.notional}], (premium |price |at ){price}',
    'with (a|the) (premium|price|market price) (at|of) {price}, (what is|where is|find|give me) the <iv> (of|for|on) (a|the) <opt><size>',
    'given (a|the) (premium|price|market price) of {price}, <invert> the <iv> (of|for|on) (a|the) <opt><size>',
    'for {price} (i|we) (get|can have|could buy|can buy|was offered|were offered) (a|the) <opt><size>(. |, |; | - )<which>',
    'for (a|the) <opt><size> at {price}, (what is|give me|show|find) the <iv>',
    '(is|was) {price} (a lot|expensive|rich|fair|cheap|much) for (a|the) <opt><size>( in vol terms|)(? |, |. | - )(what is|tell me|i mean what is|give me) the <iv>',
    '(how much|how high a) (vol|volatility) (am i|are we|is one|do i end up) (paying|buying) (with|at|for) {price} for (a|the) <opt><size>',
    '(my|our|the) (insurance|hedge|protection) (is|was) (a|the) <opt><size> and (it |)(costs|cost|sets us back|comes to) {price}(. |, |; )(<which>|how much volatility does the bank assume|how nervous a market does this price assume, as implied vol)',
    '(hello|good morning|sorry|please help), (i am|im|i was) (told|reading|taught) (that |)(a|every) price of an option (hides|contains|includes) (a|one) volatility(. |, |: )(which one is it|what is it|how big is it) for (a|the) <opt><size> (at|that costs|priced) {price}',
    '(the exchange|the newspaper|the price list|the screen|my app) (shows|prints|lists|says) {price} (for|next to) (a|the) <opt><size>(. |, |; )<which>',
    '(reverse|inverse) (problem|pricing|of pricing)(: |, | - )(price|premium) {price}, <opt>[, {option.notional}](, |. | - )(vol|volatility|sigma)(?| wanted| unknown|)',
    '(ipv|product control|model validation|risk|audit)(: | - |, )(check|verify|recompute|derive) the (implied vol|vol) (of|behind|from) {price} (on|for) (a|the) <opt><size>',
    '(last trade|last print|just traded|just printed|done)(: | - |, | ){option.tenor} {option.pair} {option.strike} {option.type}[ {option.notional}] (at|@|for) {price}(, |. | - )(what vol was that|implied|vol traded|which vol|implied vol)(?| please|)',
    '(rich or cheap|cheap or rich|is it rich)(? |: |, | - )<opt>[, {option.notional},] (at|for|premium) {price}(, |. | - )(implied|implied vol|what is the implied)(?| please|)',
    'the <iv> (please|needed|wanted|is what i need)(: |, | - )(<opt>|the <opt>)[, {option.notional}], (price|premium|trades at|quoted at) {price}',
    'need (the |an |)<iv> (on|for|of) (a |the |)<opt><size>(, | )(premium|price|px|quoted at|offered at) {price}',
    '(could|can|would|will) you (please |kindly |)(tell me|find|calculate|work out|back out) the <iv> (of|for|in) (a|the) <opt><size> (that|which) <cost> {price}',
    '(i do not|i dont|we do not|nobody) (know|knows|have|has) the (vol|volatility)(, only|, just|; only| but) the (price|premium)(: |, )(<opt>|a <opt>)<size> at {price}(. |, |; )(which vol is it|imply it|back it out|find it|what is the implied vol)',
    '(vol|volatility|sigma) (unknown|to be found|missing|is the unknown)(, |: |; )(price|premium) (known|given|is)(: |, | ){price}(, |; |. )<opt>[, {option.notional}]',
    '(calibrate|fit) (a |the |)(flat |single |)(vol|volatility|sigma) (to|so as to match) {price} (for|on|of) (a |the |)<opt><size>',
    '(what|which) (implied|implied vol) (matches|fits|corresponds to|goes with|explains) {price} (on|for|of) (a|the) <opt><size>',
    '(i bought|my father bought|our company bought|we have bought) (insurance|protection|an insurance) against (a bad|a worse|an unlucky) exchange rate(: |, )(a |)<opt><size>(. |, )(the price was|it cost|we paid|they charged) {price}(. |, )(how big is the volatility in (this|that) price|which volatility did the seller assume|what volatility do they assume|what implied volatility is this)',
    '(trade|deal|ticket) (review|check|recap)(: | - |, )[{option.side#word} ]{option.tenor} {option.pair} {option.strike} {option.type}[ {option.notional}], (prem|premium|price) {price}(, |. |; )(confirm|report|show|give) (the |)(traded|implied) vol',
    '(which|what) is the volatility (such that|so that|for which) the (model|garman-kohlhagen|formula) (price|value) of (a|the) <opt><size> (is|equals|matches|hits) {price}',
    '(mid|bid|offer|ask) (is|at|of) {price} (for|on|in) (a|the) <opt><size>(, |. | - )(in vol|what is that in vol|what is that vol|vol terms please)(?| please|)',
    '(vol|volatility) (from|by|given|out of) (the |a |)(premium|price) {price}(: |, | - )<opt>[, {option.notional}]',
    '{price} (for|is the price of|is asked for|is what they want for|was paid for|premium for) (a|the) <opt><size>(. |, |; | - )<which>',
    '(the client|a customer|sales|treasury) (was shown|has been offered|received a quote of|has) {price} (on|for) (a|the) <opt><size>( elsewhere| by a competitor| from another bank|)(. |, |; | - )(at what vol are they|what vol is the competitor on|<which>|how many vols is that)',
    '(how many vols|how much vol|what implied) (is|are) {price} (on|for) (a|the) <opt><size>',
    '(newton|bisection|root search|numerical inversion)( needed| wanted|)(: |, | - )(find|solve) sigma with (value|price|premium) {price} (for|of) (a |the |)<opt>[, {option.notional}]',
  ],
  asks: [
    ...impliedVolTold.asks,
    'what is the <iv>',
    'which volatility does that imply',
    'what vol is that',
    'back out the vol',
    'back out the implied volatility',
    '<calc> the <iv>',
    'find the implied vol from that price',
    'at what vol did it trade',
    'what volatility is behind that premium',
    'which vol gives that price',
    'solve for sigma',
    'turn the premium into vol',
    'how much vol are we paying',
    'what implied does that come to',
    'which volatility does the bank use there',
    'what vol is hidden in this price',
    'at which volatility is it worth that',
    'determine the implied volatility',
    'invert the price for volatility',
    'what is that in vol terms',
    'i want to know the volatility in it',
    'quote that back to me as a vol',
    'imply the vol',
    'express that premium as implied volatility',
    'what vol makes the price right',
    'is that rich in vol terms, what implied is it',
  ],
  labels: [
    ...impliedVolTold.labels,
    'implied vol',
    'implied volatility',
    'IV',
    'implied',
    'impliedVol',
    'impl vol',
    'vol implied by price',
    'premium to vol',
    'price to implied vol',
    'IV from premium',
    'implied vol from premium',
    'implied vol check',
    'sigma implied',
    'implied vol request',
    'GK implied vol',
    'inverse pricing, implied vol',
  ],
  clauses: {
    'option.pair': {
      with: ['on {option.pair}', 'in {option.pair}', 'for {option.pair}', 'with {option.pair} as underlying'],
      say: [
        'the pair is {option.pair}',
        'the underlying is {option.pair}',
        'it is an option on {option.pair}',
        'it is a {option.pair} {option.type}',
        'we trade {option.pair}',
        'the currency pair is {option.pair}',
        'it is about {option.pair}',
        'i have a {option.pair} {option.type}',
        'there is a {option.type} on {option.pair}',
        'the contract is in {option.pair}',
      ],
      tag: [
        '{option.pair}',
        'pair {option.pair}',
        'pair: {option.pair}',
        'pair={option.pair}',
        'Underlying: {option.pair}',
        '{option.pair} {option.type}',
        'ccypair {option.pair}',
        'Currency pair: {option.pair}',
      ],
      vague: [
        'on some currency',
        'on a major',
        'in our usual pair',
        'on fx',
        'against the dollar',
        ...blank('pair', 'underlying'),
      ],
    },
    'option.type': {
      with: ['as a {option.type}', 'for a {option.type}'],
      say: [
        'it is a {option.type}',
        'the option is a {option.type}',
        'i mean a {option.type}',
        'type is {option.type}',
      ],
      tag: ['{option.type}', 'type {option.type}', 'type: {option.type}', 'Type: {option.type}', 'c/p: {option.type}'],
      vague: ['for the option', 'on the option', ...blank('call or put', 'type')],
    },
    'option.strike': {
      with: ['<struck> {option.strike}', '<struck> {option.strike}', 'with the strike at {option.strike}'],
      say: [
        'the strike is {option.strike}',
        'strike is {option.strike}',
        'it is struck at {option.strike}',
        'the exercise price is {option.strike}',
        'it strikes at {option.strike}',
        'struck at {option.strike}',
        'K is {option.strike}',
        'one may exchange at {option.strike}',
      ],
      tag: [
        'strike {option.strike}',
        'strike: {option.strike}',
        'Strike: {option.strike}',
        'K={option.strike}',
        'K {option.strike}',
        'strike={option.strike}',
        'stk {option.strike}',
        '{option.strike} strike',
        'Exercise price: {option.strike}',
      ],
      vague: [
        'at some strike',
        'at the usual strike',
        'out of the money',
        'near the money',
        'a bit away from spot',
        ...blank('strike'),
      ],
    },
    'option.tenor': {
      with: [
        'expiring in {option.tenor}',
        'with {option.tenor} to expiry',
        'for {option.tenor}',
        'with {option.tenor} to run',
        'with a {option.tenor} tenor',
        '{option.tenor} expiry',
        'maturing in {option.tenor}',
      ],
      say: [
        'it expires in {option.tenor}',
        'the tenor is {option.tenor}',
        'there are {option.tenor} to go',
        'it has {option.tenor} left',
        'expiry is in {option.tenor}',
        'it matures in {option.tenor}',
        'time to expiry is {option.tenor}',
        'the option lasts {option.tenor}',
      ],
      tag: [
        '{option.tenor}',
        'tenor {option.tenor}',
        'tenor: {option.tenor}',
        'Expiry: {option.tenor}',
        'T={option.tenor}',
        'exp {option.tenor}',
        'mat {option.tenor}',
        '{option.tenor} expiry',
      ],
      vague: [
        'for a while',
        'short dated',
        'until the deal closes',
        'with some time left',
        'long dated',
        ...blank('tenor', 'maturity'),
      ],
    },
    'option.expiry': {
      with: ['expiring {option.expiry}', 'with expiry {option.expiry}', 'for expiry {option.expiry}'],
      say: ['the expiry is {option.expiry}', 'it ends {option.expiry}', 'maturity is {option.expiry}'],
      tag: ['expiry {option.expiry}', 'exp {option.expiry}', 'Expiry: {option.expiry}', '{option.expiry} expiry'],
    },
    'option.side': {
      with: ['{option.side=long}from the long side', '{option.side=short}from the short side', '{option.side#word}'],
      say: [
        '{option.side=long}we bought it',
        '{option.side=long}i am long',
        '{option.side=long}i own it',
        '{option.side=long}we are the buyer',
        '{option.side=short}we sold it',
        '{option.side=short}i am short',
        '{option.side=short}i wrote it',
        '{option.side=short}we are the seller',
        'my side is {option.side}',
      ],
      tag: [
        'side {option.side}',
        'side: {option.side}',
        'Side: {option.side}',
        '{option.side#word}',
        'side={option.side}',
      ],
    },
    'option.notional': {
      with: [
        'on {option.notional}',
        'for {option.notional}',
        'with a notional of {option.notional}',
        'on a notional of {option.notional}',
        'in a size of {option.notional}',
        'notional {option.notional}',
        'with {option.notional} notional',
      ],
      say: [
        'the notional is {option.notional}',
        'it is for {option.notional}',
        'the size is {option.notional}',
        'we did {option.notional}',
        'it covers {option.notional}',
        'the amount is {option.notional}',
        'the contract is over {option.notional}',
      ],
      tag: [
        'notional {option.notional}',
        'Notional: {option.notional}',
        'N={option.notional}',
        'size {option.notional}',
        'notional: {option.notional}',
        '{option.notional} notional',
        'amt {option.notional}',
      ],
    },
    price: {
      with: [
        'at a price of {price}',
        'at a premium of {price}',
        'for a premium of {price}',
        'with the premium at {price}',
        'priced at {price}',
        'trading at {price}',
        'quoted at {price}',
        'given a premium of {price}',
        'costing {price}',
        'bought or sold at {price}',
        'offered at {price}',
      ],
      say: [
        'the price is {price}',
        'the premium is {price}',
        'it costs {price}',
        'it trades at {price}',
        'the bank asks {price}',
        'the market price is {price}',
        'it is quoted at {price}',
        'the premium came to {price}',
        'i see a price of {price}',
        'someone paid {price}',
        'it was done at {price}',
        'it is worth {price}',
        'the option costs {price}',
        'the invoice for the premium says {price}',
        'it changed hands at {price}',
      ],
      tag: [
        'price {price}',
        'price: {price}',
        'price={price}',
        'premium {price}',
        'premium: {price}',
        'Premium: {price}',
        'prem {price}',
        'px {price}',
        'V={price}',
        'Price = {price}',
        'mkt price {price}',
        'cost {price}',
        'paid {price}',
        'value {price}',
      ],
      vague: [
        'at the price on the screen',
        'from its premium',
        'at the price we paid',
        'at the market price',
        'from what it cost',
        'at the last traded price',
        'for what they charged us',
        'they told me the price on the phone',
        'the premium is on the slip',
        ...blank('premium', 'price'),
      ],
    },
  },
  mayMiss: [
    { field: 'option.pair' },
    { field: 'option.type' },
    { field: 'option.strike' },
    { field: 'option.tenor' },
    { field: 'price' },
    { field: 'option.notional', bare: (random) => bareAmount(amountValue(random, 'large'), random) },
  ],
  mayMistake: [
    { field: 'option.strike', wrong: (random, meaning) => wrongStrike(random, pairIn(meaning, 'option.pair')) },
    {
      field: 'option.notional',
      wrong: (random, meaning) => {
        const pair = pairIn(meaning, 'option.pair')
        return money(amountValue(random, 'large'), otherCurrency(random, pair.slice(0, 3), pair.slice(3)), random)
      },
    },
    { field: 'option.expiry', wrong: wrongExpiry },
  ],
}
