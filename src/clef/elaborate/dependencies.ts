import type { Term } from './term.js'

/** The terms that a term is directly made of. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'constant':
    case 'answer':
    case 'input':
      return []
    case 'record':
      return term.fields.map(([, of]) => of)
    case 'list':
      return term.items
    case 'arithmetic':
      return [term.left, term.right]
    case 'builtIn':
      return term.arguments
    default:
      return [term.of]
  }
}

/** What a term needs from outside: answers of calls, in their order, and attached inputs. */
export interface Needs {
  readonly calls: readonly number[]
  readonly inputs: readonly string[]
}

export function needsOf(term: Term): Needs {
  const calls = new Set<number>()
  const inputs = new Set<string>()
  const seen = new Set<Term>()
  const visit = (part: Term): void => {
    if (seen.has(part)) return
    seen.add(part)
    if (part.kind === 'answer') calls.add(part.call)
    else if (part.kind === 'input') inputs.add(part.name)
    else for (const inner of partsOf(part)) visit(inner)
  }
  visit(term)
  return { calls: [...calls].sort((a, b) => a - b), inputs: [...inputs] }
}
