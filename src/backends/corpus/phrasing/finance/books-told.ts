// More ways to ask about a whole book: its value with a rate of one's own, sums of figures, what it holds of each currency.

import { literal } from '../../compose/template.js'

const [open, close] = [literal('{'), literal('}')]
const nl = ['\n', '\n', '; ', ', '] as const

export const priceBookTold = {
  fragments: {
    nl,
    /** A rate of one's own. */
    own: [
      "with a {reporting} rate of {rate} instead of the market's",
      'with {rate} as the {reporting} rate, not what the market says',
      'taking {rate} for the {reporting} yield',
      '{reporting} interest being {rate} and not as on the curve',
      'putting the {reporting} rate at {rate}',
      'with our own {reporting} yield of {rate}',
      'replacing the {reporting} yield by {rate}',
      'but discount {reporting} at {rate}',
    ],
    sumup: [
      'what would all of it fetch',
      'what is the lot worth',
      'how rich does it make (us|me)',
      'what would somebody pay for everything',
      'what stands at the bottom of the page',
      'what is the total value',
      'what can i enter in the balance sheet',
      'how much money is it',
    ],
  },
  frames: [
    '(price|value|revalue|mark) <book> <own>{!groupBy}',
    '<book>, <own>{!groupBy}(: |. |, )(value please|what is it worth|pv|total)',
    '(what is|how much is) <book> worth <own>{!groupBy}',
    '<own>{!groupBy}, (price|value|mark) <book>',
    "(value|price) <book> in {reporting}, (the rate for it is|its yield is|my rate is|the rate being) {rate}( and not the market's|, not the curve|){!groupBy}",
    '<sumup>, (i mean|that is|speaking of) <book>[, in {reporting}][, separately (by|for) {groupBy}]',
    'if (i|we) (sold|closed|unwound) <book> (today|now)(, |: )<sumup>[ in {reporting}]',
    '(the auditor|the accountant|the liquidator|my partner) (wants|needs) one (figure|value|amount) for <book>[ in {reporting}][, with {rate} as the yield]',
    '(service|request|op|task)(: |=| - )(price book|book valuation|valuation|mtm)<nl>book(: |=)(attached|input)<nl>(reporting|report_ccy|currency)(: |=){reporting}[<nl>(group_by|breakdown)(: |=){groupBy}][<nl>(rate|yield|own_rate)(: |=){rate}]',
    `${open}"(op|request)": "(price_book|valuation)", "reporting": "{reporting}"[, "group_by": "{groupBy}"][, "rate": "{rate}"]${close}`,
    '(Valuation order|Book valuation|Closing valuation)\n(Object|Book): attached\n(In|Currency): {reporting}[\n(Subtotals|Totals by): {groupBy}][\n(Own rate|Yield used): {rate}]',
    '(Value|Price) (every|each) (line|contract) (of|in) <book> and (add them|total them)[ in {reporting}][, subtotals (by|per) {groupBy}][, yield {rate}]',
    'pv of <book>, own rate {rate}[ for {reporting}]',
    '<book>(: |, )(value line by line|one value per line|pv per line) and (the sum|a total)[ in {reporting}][, {groupBy} subtotals]',
  ],
  asks: [
    '<sumup>',
    'value it all and tell me the sum',
    'what is the whole of it worth',
    'price every line and the total',
  ],
  labels: [
    'book valuation order',
    'closing valuation',
    'service: price book',
    'value of <book>',
    'wanted: pv of <book>',
  ],
} as const

export const aggregateTold = {
  frames: [
    '(i|we) (need|want) {terms} of <part> (thrown|put|lumped) together (as|into|in) <one>',
    '(from|out of) <part>(: |, )<one> that (holds|contains|combines) {terms}',
    '(my spreadsheet|our report|the form) has (only one|a single) (cell|box|field) for {terms} <over> <part>(. |, )(fill it|what goes in|what do i write)',
    '(add|sum) (the columns|columns) {terms} (of|for) <part>( into <one>|)',
    '(service|request|op|task)(: |=| - )(aggregate|sum of figures|total)<nl>(terms|figures|columns)(: |=){terms}<nl>(scope|positions)(: |=)<part>',
    '(State|Determine) <one> that is the sum of {terms} <over> <part>',
    '(is it allowed|does it make sense) to add {terms} <over> <part>, and what (comes out|is the sum)',
    'let {terms} <over> <part> be (summed|added) to <one>',
    '{terms}, all (lines|positions) of <part>, (total|in one sum|as <one>)(?| please)',
    'boil {terms} <over> <part> down to <one>',
    '<one> for <part>(: |, ){terms} (summed|together|added)',
  ],
  asks: ['add up {terms}', 'what do {terms} make together', 'one total of {terms} please'],
  labels: ['sum of {terms}', 'aggregate: {terms}', 'one total: {terms}'],
  fragments: { nl },
} as const

export const currencyExposureTold = {
  fragments: { nl },
  frames: [
    '{!currencies}which money (do|would) (i|we) really (hold|own|owe) through <book>, and how much of each',
    '{!currencies}(look|see) through the options of <book>(: |, )(how much|what amount) of each (currency|money) (is behind them|do they stand for|do we carry)',
    '{!currencies}if each option of <book> were (the spot position|the currency) it behaves like, what would (i|we) hold of every currency',
    '{!currencies}(the table|a table|one line) per currency(: |, )(what|how much) <book> (holds|has|is long or short) of it',
    '{!currencies}(tell|show) me where <book> is (heavy|light|open), currency by currency',
    '{!currencies}(service|request|op|task)(: |=| - )(currency exposure|fx exposure|exposure)<nl>book(: |=)(attached|input)',
    '(service|request|op|task)(: |=| - )(currency exposure|fx exposure|exposure)<nl>(currencies|ccys)(: |=){currencies}',
    `${open}"(op|request)": "currency_exposure", "(currencies|ccys)": "{currencies}"${close}`,
    '(Exposure statement|Currency position report|Open position form)\n(Currencies|Shown): {currencies}',
    'how much {currencies} (sticks|is hidden|hides|is buried) in <book>[, <ongreeks>]',
    'of {currencies}(: |, )(what|how much) do (we|i) (really|in effect) (hold|own|owe) through <book>',
    'about {currencies}(: |, )how much of it does <book> hold',
    '{!currencies}(treasury|the owner|my brother) asks (what|which) currencies we are sitting on(: |, )<book>, (per currency|each one)',
  ],
  asks: [
    '{!currencies}what do we hold of each currency in effect',
    '{!currencies}currency by currency, what do we carry',
    '{!currencies}which currencies are behind these options and how much',
  ],
  labels: ['currency position report', 'exposure statement', 'service: currency exposure', 'what we hold per currency'],
} as const

export const volQuoteTold = {
  fragments: { nl },
  frames: [
    '(service|request|op|task)(: |=| - )(vol quote|smile quote|market vol)<nl>(pair|ccy_pair)(: |=){pair}<nl>(tenor|maturity)(: |=)<end><nl>(quote|kind)(: |=){quote#code}[<nl>delta(: |=){delta}]',
    `${open}"(op|request)": "vol_quote", "ccy_pair": "{pair}", "tenor": "{tenor}", "quote": "{quote#code}"[, "delta": "{delta}"]${close}`,
    '(Vol enquiry|Smile enquiry|Market vol request)\n(Pair|Currencies): {pair}\n(Maturity|Tenor): <end>\n(Quote|Figure): {quote#code}[\nDelta: {delta}]',
    '{quote=ATM}(what|which) (volatility|implied volatility) (does|do) (the market|options) (show|carry|have) for {pair} over {tenor}, (right at the money|at the money|ATM)',
    '{quote=ATM}(no option to price, |no price, )(just|only) the at-the-money (volatility|vol) (of|in|for) {pair}, <end>',
    '{quote=RR}(do|does) the (market|dealers) (pay more for|prefer) (calls or puts|puts or calls) (in|on) {pair} over {tenor}(: |, )(as a |the |)[{delta} delta ]risk reversal in vol',
    '{quote=RR}how (lopsided|skewed|one-sided) is the {pair} smile (at|for) {tenor}(, | - )(risk reversal|RR)[ at {delta} delta], in vol',
    '{quote=BF}how much (extra volatility|more vol) do the (far strikes|wings) of {pair} (have|cost) (at|for) {tenor}(, | - )(butterfly|fly)[ at {delta} delta], in vol',
    '(read|look up) in the (market data|vol data)(: |, )<wing>, {pair}, <end>',
    '(what does the market say|market level) for the <wing>(: |, ){pair}, <end>',
    'the {quote#plain} of {pair}( please| now|), i do not need a price',
    '(quote|show) me the {pair} <wing>( please| pls|)',
    '(quote|show) me the {tenor} <wing>( please| pls|)',
    '(what is|where is) the {tenor} {pair} (vol quote|smile quote)( please|)',
  ],
  asks: ['what does the smile show', 'what is the market level of the {quote}', 'only the quote in vol'],
  labels: ['vol enquiry', 'service: vol quote', 'smile enquiry', 'market vol: {quote}'],
} as const

export const atmStrikeTold = {
  fragments: { nl },
  frames: [
    '(service|request|op|task)(: |=| - )(atm strike|at-the-money strike)<nl>(pair|ccy_pair)(: |=){pair}<nl>(tenor|maturity)(: |=)<end><nl>(convention|atm_convention|sense)(: |=){convention#code}[<nl>(delta_convention)(: |=){deltaConvention}][<nl>vol(: |=){vol}]',
    `${open}"(op|request)": "atm_strike", "ccy_pair": "{pair}", "tenor": "{tenor}", "convention": "{convention#code}"[, "vol": "{vol}"]${close}`,
    '(ATM strike request|Strike enquiry, at the money|At-the-money form)\n(Pair|Currencies): {pair}\n(Maturity|Tenor): <end>\n(Convention|Meaning of ATM): {convention#code}[\nVolatility: {vol}]',
    '{convention=forward}(which|what) strike (sits|lies|is) exactly (on|at) the forward (of|for) {pair} in {tenor}<extra>',
    '{convention=spot}(which|what) strike (sits|lies|is) exactly (on|at) the spot for a {tenor} option on {pair}<extra>',
    '{convention=DNS}(which|what) strike lets the call and the put of {tenor} on {pair} (hedge|cancel|balance) each other<extra>',
    '{convention=DNS}(where|at what rate) do the call delta and the put delta (cancel|balance|offset each other) (in|for) {pair}, <end><extra>',
    'centre of the {pair} smile at {tenor}, the {convention} strike<extra>',
    'the at-the-money strike(, |: ){pair}, <end>, (meaning|in the sense of|understood as) {convention#sense}<extra>',
    '(what is|where is|give me) the {pair} {convention} strike( please| pls|)<extra>',
    '(what is|where is|give me) the {tenor} {convention} strike( please| pls|)<extra>',
    '(what is|where is|give me) the (at-the-money|ATM) strike of {pair} (for|at) {tenor}( please| pls|)<extra>',
  ],
  asks: ['which rate is at the money then', 'at what rate is at the money', 'where is the middle strike'],
  labels: ['at-the-money strike wanted', 'service: atm strike', 'strike at the money', 'ATM strike enquiry'],
} as const
