// Programs whose fields may take what was bound before and what is worked out from it.

import type { Contract } from '../../../fabric/schema/index.js'
import { type Expression, repeat, sequence, text } from '../grammar.js'
import { alternatives, joined } from '../joined.js'
import type { GrammarOptions } from '../options.js'
import type { RuleStore } from '../rule-store.js'
import { letters, requestsMax } from './letters.js'
import { openScope } from './open-scope.js'
import type { Scope } from './scope.js'
import { typedScope } from './typed-scope.js'

/**
 * Rules for `program` and what it leads to; none where no operation can be called. With laziness and types, what follows a binding
 * knows what was bound; otherwise a binding may be read anywhere after it.
 */
export function wholeProgram(
  contracts: readonly Contract[],
  options: GrammarOptions,
  store: RuleStore,
): ReadonlyMap<string, Expression> {
  const rules = new Map<string, Expression>()
  const typed = store.lazy && options.steering !== 'syntax'
  const scope = typed ? typedScope(contracts, options, store) : openScope(contracts, options, store)
  return scope.call === undefined ? rules : rules.set('program', programFrom(scope, store))
}

/** The rest of a program: a result, or another binding and the rest behind it. */
function programFrom(scope: Scope, store: RuleStore): Expression {
  const { count } = scope
  const letter = letters[count]
  const rest = (next: () => Scope): Expression => store.defer(`program-${count + 1}`, () => programFrom(next(), store))
  const bindings = count === requestsMax ? [] : scope.next(rest).map((bound) => joined(text(`let ${letter} = `), bound))
  return alternatives(...results(scope, store), ...bindings)
}

/** One value, or a tuple of them. A program without bindings is a call: nothing else is there to be told. */
function results({ count, call, value }: Scope, store: RuleStore): readonly Expression[] {
  const one = [call, value].flatMap((part) => part ?? [])
  if (count === 0 || one.length === 0) return call === undefined ? [] : [call]
  const item = store.defer(`item-${count}`, () => alternatives(...one))
  return [item, sequence(text('('), item, repeat(joined(text(', '), item), 1, requestsMax - 1), text(')'))]
}
