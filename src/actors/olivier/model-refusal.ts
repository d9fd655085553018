// A model's no, and what it throws: whatever they are, they come out as values that a frame holds.

import { type Contract, type DomainError, err, type Fault, ok, type Result } from '../../fabric/index.js'
import { violation } from './answer-frames.js'

/** Of one text that a model gives as a reason; frames hold more, people read less. */
const textMax = 1_000

/**
 * The no that a contract lists; a fault where the model gave a fault of dimensions, or something else.
 *
 * @param error as the model gave it, which no compiler may have seen
 */
export function readRefusal({ name, errors }: Contract, error: unknown): Result<DomainError, Fault> {
  const { code, reason, message, path, expected, actual } = Object(error) as Readonly<Record<string, unknown>>
  if (code === 'FAULT_DIMENSION')
    return err({ code, path: text(path), expected: text(expected), actual: text(actual), message: text(message) })
  if (typeof reason === 'string' && errors.includes(reason)) return ok({ reason, message: text(message) })
  const said = typeof reason === 'string' ? `'${reason.slice(0, 64)}'` : 'no reason'
  const listed = errors.length === 0 ? 'lists none' : `lists ${errors.join(', ')}`
  return err(
    violation(name, {
      code: 'FAULT_SHAPE',
      path: 'reason',
      expected: errors.join(', '),
      actual: said,
      message: `it says no with ${said}, and the contract ${listed}`,
    }),
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, textMax) : '')

/** What was thrown, in words; it may be anything, and reading it may throw in turn. */
export function thrownText(thrown: unknown): string {
  try {
    return (thrown instanceof Error ? String(thrown.message) : String(thrown)).slice(0, textMax)
  } catch {
    return 'what has no text'
  }
}
