// Diagnostics that inference and the check of calls share.

import { affineOf } from '../../fabric/dimension/index.js'
import type { Fault, Span } from '../../fabric/fault.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import type { UnitText } from '../syntax/token.js'

export const withCandidates = (candidates: readonly string[]): { readonly candidates?: readonly string[] } =>
  candidates.length === 0 ? {} : { candidates }

export const didYouMean = (candidates: readonly string[]): string =>
  candidates.length === 0 ? '' : `; near it: ${candidates.join(', ')}`

/** A fault in a unit's text, placed in the program. */
export function unitDiagnostic(fault: Fault, unit: UnitText): Diagnostic {
  const { start } = unit.span
  const inner = fault.span ?? { start: 0, end: unit.text.length }
  const span = { start: start + inner.start, end: start + inner.end }
  if (fault.code === 'FAULT_UNKNOWN_UNIT') {
    if (affineOf(fault.name) !== undefined) {
      const { message, name: actual, candidates } = fault
      return { code: 'CLEF_AFFINE', message, span, actual, ...withCandidates(candidates) }
    }
    const message = `'${fault.name}' is no known unit${didYouMean(fault.candidates)}`
    return { code: 'CLEF_UNKNOWN_UNIT', message, span, actual: fault.name, ...withCandidates(fault.candidates) }
  }
  const code = fault.code === 'FAULT_LIMIT' ? 'CLEF_LIMIT' : 'CLEF_SYNTAX'
  return { code, message: fault.message, span: unit.span }
}

/** How the text of a measure reads in a sentence. */
export const measurePhrase = (text: string): string => (text === '1' ? 'a plain number' : text)

export const unknownName = (name: string, span: Span, candidates: readonly string[]): Diagnostic => ({
  code: 'CLEF_UNKNOWN_NAME',
  message: `'${name}' is not defined${didYouMean(candidates)}`,
  span,
  actual: name,
  ...withCandidates(candidates),
})
