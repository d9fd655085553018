import type { Command } from 'commander'
import { grammarOf, type ProgramForm, toGbnf, toLark } from '../../clef/index.js'
import { print, printJson } from '../output.js'
import { contractsFor } from '../registered.js'

interface GrammarOptions {
  readonly format: 'gbnf' | 'lark'
  readonly programs: ProgramForm
  readonly json?: true
}

export async function printGrammar({ format, programs, json }: GrammarOptions, command: Command): Promise<void> {
  const grammar = grammarOf(await contractsFor(command), { literals: true, programs })
  const text = format === 'gbnf' ? toGbnf(grammar) : toLark(grammar)
  if (json) printJson({ format, grammar: text })
  else print(text.trimEnd())
}
