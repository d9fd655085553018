// What terms need from outside, and what they are made of.

import type { Needs, Term } from './term.js'

const nothing: Needs = { calls: 0n, data: false }

/** The terms that a term is directly made of. */
function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'constant':
    case 'answer':
    case 'input':
    case 'parameter':
    case 'shared':
      return []
    case 'record':
      return term.fields.map(([, of]) => of)
    case 'update':
      return [term.of, ...term.fields.map(([, of]) => of)]
    case 'list':
      return term.items
    case 'arithmetic':
    case 'compare':
    case 'logical':
    case 'daysBetween':
      return [term.left, term.right]
    case 'laterDate':
      return [term.of, term.days]
    case 'if':
      return [term.condition, term.whenTrue, term.whenFalse]
    case 'match':
      return [term.choice, ...term.cases]
    case 'lambda':
      return [term.body]
    case 'apply':
      return [term.function, ...term.arguments]
    case 'builtIn':
      return term.arguments
    case 'compose':
      return [term.first, term.second]
    default:
      return [term.of]
  }
}

/** What a term needs, whichever way its conditions turn out. Shared terms know it already: the walk ends at them. */
export function needsOf(term: Term): Needs {
  switch (term.kind) {
    case 'shared':
      return term.needs
    case 'answer':
      return { calls: 1n << BigInt(term.call), data: false }
    case 'input':
      return { calls: 0n, data: true }
    default:
      return partsOf(term).map(needsOf).reduce(both, nothing)
  }
}

const both = (a: Needs, b: Needs): Needs => {
  if (b === nothing) return a
  return a === nothing ? b : { calls: a.calls | b.calls, data: a.data || b.data }
}

export const needsOfAll = (terms: readonly Term[]): Needs => terms.map(needsOf).reduce(both, nothing)

/** The numbers of the calls, in their order. */
export function callNumbers(calls: bigint): readonly number[] {
  const numbers: number[] = []
  for (let id = 0, rest = calls; rest > 0n; id++, rest >>= 1n) if ((rest & 1n) === 1n) numbers.push(id)
  return numbers
}
