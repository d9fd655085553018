import { CommandFailure } from './output.js'

const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/

/** An instant given as an option, in ISO 8601; without a zone a time would be another one elsewhere, and ends the command. */
export function instant(option: string, text: string): Date {
  const time = form.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time)
  const message = `${option} wants a date or a time with its zone, such as 2026-03-01T12:00:00Z, got '${text}'`
  throw new CommandFailure({ code: 'FAULT_SYNTAX', path: option, message })
}
