// How a server that holds a grammar changes what its model would have said: as far as the grammar takes it, then what the grammar
// forces.

import { Automaton, ValidatingFilter } from '../../../src/backends/index.js'
import { type Grammar, readGbnf } from '../../../src/clef/index.js'
import type { WireForm } from './wire-form.js'

/** @param lark reads a definition in Lark; throws for one that it does not know */
export function heldAnswer(
  said: string,
  { syntax, text }: NonNullable<ReturnType<WireForm['grammarIn']>>,
  lark: (definition: string) => Grammar,
): string {
  const read = syntax === 'lark' ? { ok: true as const, value: lark(text) } : readGbnf(text)
  const compiled = read.ok ? Automaton.compile(read.value) : read
  if (!compiled.ok) throw new Error(compiled.error.message)
  const filter = new ValidatingFilter(compiled.value)
  filter.feed(said)
  const good = filter.recovered()
  for (let forced = good.forced; forced !== ''; forced = good.forced) good.feed(forced)
  return good.prefix
}

/** Reads the definition of a probe, which allows one word; nothing for any other: nobody here reads Lark. */
export function probeInLark(definition: string): Grammar | undefined {
  const word = /^start: "([^"\\]*)"\n$/.exec(definition)?.[1]
  if (word === undefined) return undefined
  return { root: 'root', rules: new Map([['root', { kind: 'text', text: word }]]) }
}
