// How text of the BARE schema language is refused: by a throw that readBareText turns into a value.

import type { Fault, Span } from '../../../fault.js'

export class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

/** Text that is not of the language. */
export function syntaxError(message: string, span: Span, path: string): never {
  throw new Unreadable({ code: 'FAULT_SYNTAX', message, span, ...(path === '' ? {} : { path }) })
}

/** A definition that reads but says what cannot be. */
export function unsound(expected: string, actual: string, span: Span, path: string): never {
  const message = `${path} must be ${expected}, not ${actual}`
  throw new Unreadable({ code: 'FAULT_SHAPE', path, expected, actual, span, message })
}

export function beyond(what: string, limit: number, actual: number, span: Span, path: string): never {
  const message = `${path === '' ? 'a schema text' : path} may have ${limit} ${what}, not ${actual}`
  throw new Unreadable({ code: 'FAULT_LIMIT', limit, actual, span, message, ...(path === '' ? {} : { path }) })
}
