import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from '../kernel/index.js'

/** The answer, where all its figures are numbers; a notional may take a value beyond them. */
export function finiteAnswer<Answer>(answer: Answer, figures: Iterable<number>): Result<Answer, DomainError> {
  for (const figure of figures) {
    if (!Number.isFinite(figure)) return refusal('domain', 'the value is too large to be represented')
  }
  return ok(answer)
}
