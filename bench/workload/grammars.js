// What the decoders of the claims are held to, and texts of it.

import { grammarOf, readGbnf } from '../../dist/clef/grammar/index.js'
import { builtInContracts } from '../../dist/daemon/index.js'
import { sound } from './sound.js'

/** The grammar of all contracts, as `constellation grammar` prints it. */
export const ofContracts = () => grammarOf(builtInContracts, { literals: true, programs: 'whole' })

/**
 * The same for programs that are requests alone. What is held against XGrammar is held to this one: of the words that whole
 * programs are made of, it takes more than there are, `tag` beside `tan`.
 */
export const ofRequests = () => grammarOf(builtInContracts, { literals: true, programs: 'calls' })

/** JSON of ASCII characters: what is open everywhere, nested and repeated without end. */
export const ofJson = () =>
  sound(
    readGbnf(String.raw`root ::= object
object ::= "{" ws (string ":" ws value ("," ws string ":" ws value)*)? "}"
value ::= object | array | string | number | "true" | "false" | "null"
array ::= "[" ws (value ("," ws value)*)? "]"
string ::= "\"" ([ !#-Z_a-z] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F]{4}))* "\""
number ::= "-"? ("0" | [1-9] [0-9]*) ("." [0-9]+)? ([eE] [-+]? [0-9]+)?
ws ::= "" | " " | "\n" [ \t]*
`),
  )

/** A source of numbers from 0 up to 1 that is the same every time. */
export function steadyRandom(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A text of the grammar. Past `partsMax` expressions every choice is the first and every repetition the shortest. */
export function sampleText(grammar, random, partsMax = 300) {
  let parts = 0
  const below = (count) => Math.floor(random() * count)
  const write = (expression) => {
    const tired = ++parts > partsMax
    switch (expression.kind) {
      case 'text':
        return expression.text
      case 'oneOf': {
        const [low, high] = expression.ranges[below(expression.ranges.length)].map((end) => end.codePointAt(0))
        return String.fromCodePoint(low + below(high - low + 1))
      }
      case 'sequence':
        return expression.items.map(write).join('')
      case 'choice':
        return write(expression.items[tired ? 0 : below(expression.items.length)])
      case 'repeat': {
        const { item, min } = expression
        const max = Math.min(expression.max ?? min + 5, min + 5)
        return Array.from({ length: min + (tired ? 0 : below(max - min + 1)) }, () => write(item)).join('')
      }
      case 'rule':
        return write(grammar.rules.get(expression.name))
      default:
        throw new Error(`no text of a ${expression.kind}`)
    }
  }
  return write(grammar.rules.get(grammar.root))
}
