import type { Span } from '../../fabric/fault.js'
import type { Diagnostic } from './diagnostic.js'

/** Ends a reading at its first error; caught where the reading began and handed on as a value. */
export class Unreadable extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message)
  }
}

export const syntaxError = (message: string, span: Span, candidates: readonly string[] = []): Unreadable =>
  new Unreadable({
    code: 'CLEF_SYNTAX',
    message,
    span: spanOf(span),
    ...(candidates.length === 0 ? {} : { candidates }),
  })

export const limitError = (message: string, span: Span): Unreadable =>
  new Unreadable({ code: 'CLEF_LIMIT', message, span: spanOf(span) })

/** A place alone, of whatever stands there: diagnostics are sent as they are. */
const spanOf = ({ start, end }: Span): Span => ({ start, end })
