import type { CompiledGrammar, GrammarMatcher } from '@mlc-ai/web-xgrammar'
import type { Grammar } from '../../src/clef/grammar/index.js'

export interface Xgrammar {
  compile(gbnf: string): Promise<CompiledGrammar>
  matcher(compiled: CompiledGrammar): Promise<GrammarMatcher>
  close(): void
}

/** @param tokens by id, as byte-level BPE writes them; '' for what is not text */
export function openXgrammar(tokens: readonly string[], endOfSequence: readonly number[]): Promise<Xgrammar>

/** The grammar with no characters beyond ASCII in its classes, which XGrammar does not read as they are meant. */
export function withAsciiClasses(grammar: Grammar): Grammar
