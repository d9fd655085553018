// How a server that holds a grammar changes what its model would have said: as far as the grammar takes it, then what the grammar
// forces.

import { Automaton, ValidatingFilter } from '../../../src/backends/index.js'
import { readGbnf } from '../../../src/clef/index.js'
import type { WireForm } from './wire-form.js'

export function heldAnswer(said: string, grammar: NonNullable<ReturnType<WireForm['grammarIn']>>): string {
  // Nobody here reads Lark but for the one word that a probe allows.
  if (grammar.syntax === 'lark') return /^start: "([^"\\]*)"\n$/.exec(grammar.text)?.[1] ?? said
  const read = readGbnf(grammar.text)
  const compiled = read.ok ? Automaton.compile(read.value) : read
  if (!compiled.ok) throw new Error(compiled.error.message)
  const filter = new ValidatingFilter(compiled.value)
  filter.feed(said)
  const good = filter.recovered()
  for (let forced = good.forced; forced !== ''; forced = good.forced) good.feed(forced)
  return good.prefix
}
