// The types of patterns, and the names that they give.

import type { LiteralPattern, NamePattern, Parameter, Pattern } from '../syntax/ast.js'
import { annotated } from './annotations.js'
import type { Inferring } from './inferring.js'
import { opened } from './of-schema.js'
import { optionOf, resultOf, type Type } from './type.js'
import { isWord, namesOfChoice } from './words.js'

/** A name of a pattern with its type. */
export interface Named {
  readonly pattern: NamePattern
  readonly type: Type
}

/** Reports unless values of `type` have the form of the pattern; tells the names in it. */
export function matched(inferring: Inferring, pattern: Pattern, type: Type): readonly Named[] {
  const names: Named[] = []
  take(inferring, pattern, type, names)
  refuseTwice(inferring, names)
  return names
}

export function refuseTwice(inferring: Inferring, names: readonly Named[]): void {
  if (names.length < 2) return
  const seen = new Set<string>()
  for (const { pattern } of names) {
    const { name, span } = pattern
    if (seen.has(name)) {
      const message = `'${name}' is bound twice in this pattern`
      inferring.report({ code: 'CLEF_DUPLICATE', message, span, actual: name })
    }
    seen.add(name)
  }
}

function take(inferring: Inferring, pattern: Pattern, type: Type, names: Named[]): void {
  const { solver } = inferring
  switch (pattern.kind) {
    case 'any':
      return
    case 'name':
      names.push({ pattern, type })
      return
    case 'tuple': {
      const items = pattern.items.map(() => solver.freshType())
      inferring.expect(pattern, type, { kind: 'tuple', items })
      pattern.items.forEach((item, index) => {
        take(inferring, item, items[index]!, names)
      })
      return
    }
    case 'case': {
      const of = solver.freshType()
      inferring.expect(pattern, type, typeOfCase(inferring, pattern.name, of))
      if (pattern.of !== null) take(inferring, pattern.of, of, names)
      return
    }
    case 'literal':
      literal(inferring, pattern, type)
  }
}

function typeOfCase({ solver }: Inferring, name: 'Ok' | 'Error' | 'Some' | 'None', of: Type): Type {
  if (name === 'Ok') return resultOf(of, solver.freshType())
  if (name === 'Error') return resultOf(solver.freshType(), of)
  return optionOf(of)
}

function literal(inferring: Inferring, pattern: LiteralPattern, type: Type): void {
  const { of } = pattern
  const head = opened(inferring.solver.head(type))
  const choices = namesOfChoice(head)
  if (choices !== undefined) inferring.choices.set(pattern, choices)
  if (of.kind === 'text' && isWord(head, of.value)) return
  inferring.expect(pattern, inferring.infer(of), type)
}

/** The types of parameters, their names being bound; `expected` is what the place of the function says of it. */
export function parametersOf(
  inferring: Inferring,
  parameters: readonly Parameter[],
  expected: Type | undefined,
): { readonly types: readonly Type[]; readonly names: readonly Named[]; readonly rest: Type | undefined } {
  const { solver } = inferring
  let rest = expected
  const names: Named[] = []
  const types = parameters.map(({ pattern, annotation }) => {
    const place = rest === undefined ? undefined : solver.head(rest)
    const wanted = place?.kind === 'function' ? place : undefined
    rest = wanted?.to
    const type = wanted?.from ?? solver.freshType()
    if (annotation !== null) inferring.expect(pattern, annotated(inferring, annotation), type)
    take(inferring, pattern, type, names)
    return type
  })
  refuseTwice(inferring, names)
  return { types, names, rest }
}
