// What an unknown unit may have meant: a word for its symbol, another letter case, a power without its sign, a slip of the finger.

import { siPrefixes, unitCatalogue } from './catalogue/index.js'
import { prefixedWords, prefixWords, words } from './catalogue/spellings.js'
import { isCurrency } from './currency.js'
import { nearest } from './nearest.js'
import { affineOf, unitOfSymbol, unitSymbols } from './unit.js'

const suggestionsMax = 3
/** Symbols have six letters at most, and words some fifteen: longer names are nobody's slip. */
const slipLettersMax = 16

/** A word may mean more than one: a pound is a mass and a currency. */
const symbolsOfWord = new Map<string, string[]>()
function means(word: string, symbol: string): void {
  const already = symbolsOfWord.get(word)
  if (already === undefined) symbolsOfWord.set(word, [symbol])
  else already.push(symbol)
}
for (const [symbol, spelt] of [...prefixedWords, ...words]) for (const word of spelt.split(' ')) means(word, symbol)
for (const [symbol, spelt] of prefixedWords) {
  for (const word of spelt.split(' ')) {
    if (word.length > 2) for (const [prefix, long] of prefixWords) means(long + word, prefix + symbol)
  }
}

/** Words a slip is looked for in: those without prefixes, and the kilo-, centi-, milli- and so on of everyday. */
const everyday = /^(?:kilo|centi|milli|mega)?(?:met|gram|sec|watt|joule|lit|newt)/
const slipWords = [...symbolsOfWord.keys()].filter(
  (word) => word.length > 4 && (everyday.test(word) || !prefixWords.some(([, long]) => word.startsWith(long))),
)

const everydayPrefixes = new Set(['n', 'u', 'm', 'c', 'k', 'M', 'G'])
const plainSymbols = unitCatalogue.map(({ symbol }) => symbol)
const everydaySymbols: readonly string[] = [
  ...plainSymbols,
  ...unitCatalogue.flatMap(({ symbol, prefixed }) =>
    prefixed === undefined ? [] : [...everydayPrefixes].map((prefix) => prefix + symbol),
  ),
]
/** What is often written without a space between. */
const joinable = new Set(['m', 'km', 'kg', 's', 'h', 'A', 'N', 'kN', 'J', 'W', 'V', 'lbf', 'ft'])
const currencies = unitSymbols().filter(isCurrency)

const byFoldedCase = new Map<string, string[]>()
for (const symbol of new Set([...everydaySymbols, ...unitSymbols()])) {
  const folded = symbol.toLowerCase()
  const same = byFoldedCase.get(folded)
  if (same === undefined) byFoldedCase.set(folded, [symbol])
  else same.push(symbol)
}

/** One spelling for signs that Unicode has twice, and letters for those of micro and ohm. */
const plain = (name: string): string => name.normalize('NFKC').replaceAll('\u03bc', 'u').replaceAll('\u03a9', 'ohm')

function ofWord(folded: string): readonly string[] {
  const singulars = [folded, folded.replace(/s$/, ''), folded.replace(/es$/, ''), folded.replace(/ies$/, 'y')]
  for (const singular of singulars) {
    const symbols = symbolsOfWord.get(singular)
    if (symbols !== undefined) return symbols
  }
  return []
}

/** `Nm` for `N m`: two symbols that lack the space between them. */
function ofTwo(name: string): string | undefined {
  for (let at = 1; at < name.length; at++) {
    const [left, right] = [name.slice(0, at), name.slice(at)]
    if (joinable.has(left) && joinable.has(right)) return `${left} ${right}`
  }
  return undefined
}

/** `m2` for `m^2`, `s-1` for `s^-1`; also of a base that is misspelt itself. */
function ofPower(name: string, alsoKnown: ReadonlySet<string>): string | undefined {
  const match = /^(\D+)(\d{1,2})$/.exec(name)
  if (match === null) return undefined
  const [, base, exponent] = match
  if (unitOfSymbol(base!) !== undefined || alsoKnown.has(base!)) return `${base}^${exponent}`
  const [near] = nearestUnits(base!)
  return near === undefined || !/^[A-Za-z%]+$/.test(near) ? undefined : `${near}^${exponent}`
}

/** Points take no prefix; their differences do. */
function ofPrefixedPoint(name: string): string | undefined {
  for (const [prefix] of siPrefixes) {
    const point = name.startsWith(prefix) ? affineOf(name.slice(prefix.length)) : undefined
    if (point === undefined) continue
    const { difference } = point.affine
    return unitOfSymbol(prefix + difference) === undefined ? difference : prefix + difference
  }
  return undefined
}

/**
 * Up to three units that `name`, which names none, may have meant, the likeliest first: symbols of the catalogue or of
 * `alsoKnown`, or a unit text in such symbols (`s^2`). None when all are far off. Time is bounded whatever the name.
 */
export function nearestUnits(name: string, alsoKnown: Iterable<string> = []): readonly string[] {
  const also = new Set(alsoKnown)
  const suggestions = new Set<string>(nearest(name, also))
  const suggest = (symbol: string | undefined) => symbol !== undefined && suggestions.add(symbol)
  if (name.length > slipLettersMax) return [...suggestions].slice(0, suggestionsMax)
  const spelt = plain(name)
  const folded = spelt.toLowerCase()
  if (unitOfSymbol(spelt) !== undefined) suggest(spelt)
  suggest(ofPower(spelt, also))
  suggest(ofPrefixedPoint(spelt))
  for (const symbol of ofWord(folded)) suggest(symbol)
  suggest(ofTwo(spelt))
  for (const symbol of byFoldedCase.get(folded) ?? []) suggest(symbol)
  if (suggestions.size < suggestionsMax && folded.length > 4) {
    const [word] = nearest(folded, slipWords)
    for (const symbol of symbolsOfWord.get(word ?? '') ?? []) suggest(symbol)
  }
  // Of a single letter every other is one slip away.
  if (suggestions.size === 0 && spelt.length > 1) {
    const capitals = /^[A-Z]{3,}$/.test(spelt)
    for (const symbols of capitals ? [currencies, everydaySymbols] : [everydaySymbols, currencies])
      for (const symbol of nearest(spelt, symbols)) suggest(symbol)
  }
  return [...suggestions].slice(0, suggestionsMax)
}
