// How people spell currencies and pairs, as data.

/** Codes so common that any letter case will do; the rest must be written in capitals ("all" is not the Albanian lek). */
export const freelyCased: ReadonlySet<string> = new Set(
  'USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK MXN ZAR INR CNY HKD SGD PLN HUF CZK KRW BRL ILS THB TWD IDR MYR PHP AED SAR'.split(
    ' ',
  ),
)

/** Codes that are English words too: capitals are not enough in a text that is all capitals. */
export const wordLikeCodes: ReadonlySet<string> = new Set(
  'ALL TRY TOP PEN CUP MOP GEL MAD BOB ANG RON SOS COP LAK AMD BAM BIF XXX'.split(' '),
)

export const currencySymbols: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₪', 'ILS'],
])

/** Letters before a dollar sign: "US$", "A$". */
export const dollarPrefixes: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['a', 'AUD'],
  ['au', 'AUD'],
  ['c', 'CAD'],
  ['ca', 'CAD'],
  ['nz', 'NZD'],
  ['hk', 'HKD'],
  ['s', 'SGD'],
  ['sg', 'SGD'],
])

const names: readonly (readonly [code: string, phrases: string])[] = [
  [
    'USD',
    'dollar|dollars|dollars us|us - dollars|us - dollar|us dollar|us dollars|united states dollars|u s dollars|american dollars|american dollar|greenback|greenbacks|buck|bucks|dollers|dolars|dollors|usds',
  ],
  ['EUR', 'euro|euros|euross|euors'],
  [
    'GBP',
    'pound|pounds|sterling|quid|british pounds|british pound|pounds sterling|pound sterling|uk pounds|gb pounds|stg|puonds',
  ],
  ['JPY', 'yen|yens|japanese yen|jap yen'],
  ['CHF', 'franc|francs|swiss franc|swiss francs|swissy|swissie|swissies|sfr'],
  ['CAD', 'loonie|loonies|canadian dollar|canadian dollars|canadian|canadians|cad dollars|canada dollars'],
  ['AUD', 'aussie|aussies|australian dollar|australian dollars|aussie dollar|aussie dollars|aud dollars|ozzie dollars'],
  ['NZD', 'kiwi|kiwis|new zealand dollar|new zealand dollars|nz dollar|nz dollars|kiwi dollar|kiwi dollars'],
  ['SGD', 'singapore dollar|singapore dollars|sing dollars|sing dollar'],
  ['HKD', 'hong kong dollar|hong kong dollars|hk dollars'],
  ['SEK', 'swedish krona|swedish kronor|swedish crowns|stokkie|kronor|krona'],
  ['NOK', 'norwegian krone|norwegian kroner|norwegian crowns|nokkie'],
  ['DKK', 'danish krone|danish kroner|danish crowns'],
  ['MXN', 'mexican peso|mexican pesos|peso|pesos'],
  ['ZAR', 'rand|rands|south african rand'],
  ['CNY', 'yuan|renminbi|rmb|chinese yuan'],
  ['INR', 'rupee|rupees|indian rupee|indian rupees'],
  ['PLN', 'zloty|zlotys|zlotych|polish zloty'],
  ['HUF', 'forint|forints|hungarian forint'],
  ['CZK', 'czech koruna|czech crowns|koruna'],
  ['TRY', 'turkish lira|lira|liras'],
  ['BRL', 'brazilian real|brazilian reais|reais'],
  ['KRW', 'korean won|south korean won'],
  ['ILS', 'shekel|shekels|israeli shekel'],
  ['THB', 'baht|thai baht'],
]

/** Phrases in lower case to the code. */
export const currencyNames: readonly (readonly [phrase: string, code: string])[] = names.flatMap(([code, phrases]) =>
  phrases.split('|').map((phrase): [string, string] => [phrase, code]),
)

/** Dealers' names of pairs. */
export const pairNicknames: readonly (readonly [phrase: string, pair: string])[] = [
  ['cable', 'GBPUSD'],
  ['fiber', 'EURUSD'],
  ['fibre', 'EURUSD'],
  ['chunnel', 'EURGBP'],
  ['dollar swissie', 'USDCHF'],
  ['gopher', 'USDJPY'],
  ['euro sterling', 'EURGBP'],
  ['euro swiss', 'EURCHF'],
  ['dollar swiss', 'USDCHF'],
  ['dollar cad', 'USDCAD'],
  ['dollar mex', 'USDMXN'],
  ['dollar stokkie', 'USDSEK'],
  ['euro stokkie', 'EURSEK'],
  ['sterling swiss', 'GBPCHF'],
  ['dollar turkey', 'USDTRY'],
]

/** Single words that name one side of a spoken pair: "euro dollar", "aussie yen". */
export const pairSides: ReadonlyMap<string, string> = new Map([
  ['euro', 'EUR'],
  ['dollar', 'USD'],
  ['pound', 'GBP'],
  ['sterling', 'GBP'],
  ['yen', 'JPY'],
  ['swiss', 'CHF'],
  ['swissy', 'CHF'],
  ['swissie', 'CHF'],
  ['franc', 'CHF'],
  ['aussie', 'AUD'],
  ['kiwi', 'NZD'],
  ['loonie', 'CAD'],
  ['cad', 'CAD'],
  ['peso', 'MXN'],
  ['rand', 'ZAR'],
])
