import type { DomainError } from '../../../../src/fabric/fault.js'
import type { Result } from '../../../../src/fabric/result.js'

/** The value of a result that the test has no doubt about. */
export function answerOf<T>(result: Result<T, DomainError>): T {
  if (!result.ok) throw new Error(`${result.error.reason}: ${result.error.message}`)
  return result.value
}
