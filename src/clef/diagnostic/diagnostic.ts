// What the Composer says against a program: for a person (message, span) and for the reviser (code, path, expected, actual).

import type { Span } from '../../fabric/fault.js'

export type DiagnosticCode =
  | 'CLEF_SYNTAX'
  | 'CLEF_UNKNOWN_NAME'
  | 'CLEF_UNKNOWN_OPERATION'
  | 'CLEF_UNKNOWN_FIELD'
  | 'CLEF_MISSING_FIELD'
  | 'CLEF_FIELD_CHOICE' // of several alternative fields exactly one must be given
  | 'CLEF_UNKNOWN_UNIT'
  | 'CLEF_UNKNOWN_QUANTITY' // `$n` beyond the goal's quantity table
  | 'CLEF_UNKNOWN_INPUT'
  | 'CLEF_TYPE'
  | 'CLEF_DIMENSION'
  | 'CLEF_UNIT_MISSING' // a plain number where a unit is required
  | 'CLEF_UNGROUNDED' // a literal that the goal's text does not support
  | 'CLEF_DUPLICATE' // a name bound twice, or a field given twice
  | 'CLEF_AFFINE' // a point on a scale used as a difference: date + date, 2 * 20 degC
  | 'CLEF_CALL_PLACE' // a call inside a function
  | 'CLEF_MATCH' // a value that no case takes, or a case that no value reaches
  | 'CLEF_LAYOUT' // not the canonical layout, where that is asked for
  | 'CLEF_RANGE'
  | 'CLEF_LIMIT'

export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly message: string
  /** UTF-16 span in the program text. */
  readonly span: Span
  /** Path of the field concerned, from the call's request: `option.strike`. */
  readonly path?: string
  /** `finance.priceOption` where the diagnostic lies inside a call. */
  readonly operation?: string
  readonly expected?: string
  readonly actual?: string
  readonly candidates?: readonly string[]
  /** What to do about it, for a person. */
  readonly hint?: string
  /** True when every literal in the offending call is grounded in the goal: the mismatch may be the user's own. */
  readonly grounded?: boolean
}
