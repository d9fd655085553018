// How a grammar is handed to a server: fields of the request's body.

import { type Grammar, toGbnf, toLark } from '../../clef/index.js'
import type { Capabilities, Constraint } from '../backend.js'

export type BodyFields = Readonly<Record<string, unknown>>

export interface GrammarDialect {
  readonly name: string
  /** As a backend's capabilities tell it; empty where the server takes no grammar. */
  readonly grammar: Capabilities['grammar']
  /** Of the grammar of what is to be written: behind a prefix, that of the rest. */
  fields(constraint: Constraint): BodyFields
}

/** Servers start their grammar anew behind what they are given: then they get the grammar of the rest. */
export const grammarToWrite = ({ grammar, residual }: Constraint): Grammar => residual ?? grammar

/** A grammar of whole programs has some 280 kB, and is the same for all goals of a kind. */
const remembered = (print: (grammar: Grammar) => string): ((grammar: Grammar) => string) => {
  const printed = new WeakMap<Grammar, string>()
  return (grammar) => {
    const known = printed.get(grammar)
    if (known !== undefined) return known
    const text = print(grammar)
    printed.set(grammar, text)
    return text
  }
}

export const gbnfOf = remembered(toGbnf)
export const larkOf = remembered(toLark)
