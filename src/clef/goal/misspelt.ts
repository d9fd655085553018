// Unit and currency words with one slip of the finger: "metrs", "kilometrs", "secnds", "eruos", "dolars".

import { currencyNames } from './currency-spellings.js'
import { unitOfWord } from './unit-spellings.js'

const lettersMin = 5

/** English words one slip away from a unit or a currency: they mean themselves. */
const ownWords = new Set(
  `males mines moles mules mites mills mikes miser ponds pouch pours hoses horse house hoard yarns yards metro metros
merit meteor inched second knows waits wants warts grass grads grabs grans tones tunes tonic limes lives lines liner
backs bulks bunks bumps decrees radials radiant franks france frank kilns kills ranks rants liars points pounce
present percent mails miler smiles dollies collar rupture europe pesto pests shovel kites kinds canadia starling
poundage feel fees fleet meter meters metre metres degree`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Whether `typed` becomes `meant` by one letter put in, left out, changed, or swapped with its neighbour. */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false
  let from = 0
  while (from < typed.length && typed[from] === meant[from]) from++
  const [rest, wanted] = [typed.slice(from), meant.slice(from)]
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2))
  )
}

/** Words of five letters and more by their first letter, which slips seldom touch. */
class Spellings {
  private readonly byInitial = new Map<string, (readonly [word: string, symbol: string])[]>()

  constructor(entries: Iterable<readonly [word: string, symbol: string]>) {
    for (const [word, symbol] of entries) {
      if (word.length < lettersMin || word.includes(' ')) continue
      const group = this.byInitial.get(word[0]!)
      if (group === undefined) this.byInitial.set(word[0]!, [[word, symbol]])
      else group.push([word, symbol])
    }
  }

  /** What `typed` was meant to name; undefined also where it could be either of two. */
  meantBy(typed: string): string | undefined {
    if (typed.length < lettersMin || typed.length > 14 || ownWords.has(typed)) return undefined
    const close = (this.byInitial.get(typed[0]!) ?? []).filter(([word]) => isOneSlip(typed, word))
    const [first] = close
    return first !== undefined && close.every(([, symbol]) => symbol === first[1]) ? first[1] : undefined
  }
}

const units = new Spellings(unitOfWord)
const currencies = new Spellings(currencyNames)
const knownUnits = new Set(unitOfWord.keys())
const knownCurrencies = new Set(currencyNames.flatMap(([phrase]) => phrase.split(' ')))

/** The unit that a misspelt word of five letters or more stands for, or undefined. Ask only beside a number. */
export const misspeltUnit = (lower: string): string | undefined =>
  knownCurrencies.has(lower) || currencies.meantBy(lower) !== undefined ? undefined : units.meantBy(lower)

/** The currency that a misspelt word stands for, or undefined. Ask only beside a number or after "in", "to", "into". */
export const misspeltCurrency = (lower: string): string | undefined =>
  knownUnits.has(lower) ? undefined : currencies.meantBy(lower)
