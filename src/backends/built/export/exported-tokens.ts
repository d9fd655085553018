// Our tokens as other engines list theirs. Goals become tokens here, in the lexer and the tokenizer of this house, and
// go to such an engine as numbers; what it has to know is what the tokens of programs write.

import { byteLevelOf } from '../../decoding/index.js'
import type { Vocabulary } from '../tokenizer/index.js'

export interface ExportedToken {
  /** As byte-level BPE writes it; no two tokens have the same. */
  readonly text: string
  /** Whether it is the name of something that writes nothing: a part of a prompt, a kind of quantity, a word of a goal. */
  readonly control: boolean
}

/** By id. */
export function exportedTokens({ json }: Vocabulary): readonly ExportedToken[] {
  const encoder = new TextEncoder()
  const taken = new Set<string>()
  const token = (name: string, control: boolean): ExportedToken => {
    let text = name
    // A name of a word that is a program's text too; the text stays as it is.
    while (control && taken.has(text)) text = `<${text}>`
    taken.add(text)
    return { text, control }
  }
  // First come those whose text must stay: programs are decoded from it.
  const program = json.program.map((text) => token(byteLevelOf(encoder.encode(text)), false))
  const specials = json.specials.map((name) => token(name, true))
  const words = json.words.map((word) => token(byteLevelOf(encoder.encode(`<${word}>`)), true))
  return [...specials, ...program, ...words]
}
