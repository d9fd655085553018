// The one root of everything a model may say: a program, `refuse REASON`, or `clarify FIELD+`.

import { nearest } from '../../fabric/dimension/index.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { syntaxError, Unreadable } from '../diagnostic/syntax-error.js'
import { type RefusalReason, refusalReasons } from '../goal/goal.js'
import type { Program, TypeExpression } from './ast.js'
import { readLoneType, readProgram } from './parser.js'

export type ParsedProposal =
  | { readonly kind: 'program'; readonly clef: string; readonly program: Program }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason }
  | { readonly kind: 'clarify'; readonly fields: readonly string[] }

/** Fields that one question may ask for. */
export const clarifyFieldsMax = 16

function reading<T>(read: () => T): Result<T, readonly Diagnostic[]> {
  try {
    return ok(read())
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err([thrown.diagnostic])
    throw thrown
  }
}

/** Reads a program; the first error is a CLEF_SYNTAX or CLEF_LIMIT diagnostic with its span. */
export const parseProgram = (text: string): Result<Program, readonly Diagnostic[]> => reading(() => readProgram(text))

/** Reads a type as an annotation writes it: `float<m> list -> float<m>`. */
export const parseType = (text: string): Result<TypeExpression, readonly Diagnostic[]> =>
  reading(() => readLoneType(text))

/** Reads whatever a model said, by the root `program | refuse REASON | clarify FIELD+`. */
export const parseProposal = (text: string): Result<ParsedProposal, readonly Diagnostic[]> =>
  reading(() => {
    const root = /^\s*(refuse|clarify)\b/.exec(text)?.[1]
    if (root === 'refuse') return refusal(text)
    if (root === 'clarify') return clarification(text)
    return { kind: 'program', clef: text, program: readProgram(text) }
  })

function refusal(text: string): ParsedProposal {
  const [, word = ''] = /^\s*refuse\s+(\w{1,64})\s*$/.exec(text) ?? []
  const reason = refusalReasons.find((known) => known === word)
  if (reason === undefined) {
    const span = { start: text.indexOf('refuse'), end: text.trimEnd().length }
    const candidates = nearest(word, refusalReasons)
    throw syntaxError(`a refusal gives one reason of ${refusalReasons.join(', ')}`, span, candidates)
  }
  return { kind: 'refuse', reason }
}

const fieldPath = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/

function clarification(text: string): ParsedProposal {
  const start = text.indexOf('clarify')
  const span = { start, end: text.trimEnd().length }
  const fields = text
    .slice(start, start + 4_096)
    .trim()
    .split(/\s+/)
    .slice(1)
  if (fields.length === 0 || fields.length > clarifyFieldsMax || !fields.every((field) => fieldPath.test(field))) {
    throw syntaxError(`a question names 1 to ${clarifyFieldsMax} fields: clarify speed option.strike`, span)
  }
  return { kind: 'clarify', fields }
}
