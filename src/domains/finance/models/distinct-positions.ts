// Answers name positions by their ids, so a book must not give one id to two.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from '../kernel/index.js'
import type { Position } from './flags.js'

const distinct: Result<void, DomainError> = ok(undefined)

/** Error: `duplicatePosition`, with the first id that comes a second time. An empty id is one like any other. */
export function distinctPositions(book: readonly Position[]): Result<void, DomainError> {
  const ids = new Set<string>()
  for (const { id } of book) {
    if (ids.has(id)) return refusal('duplicatePosition', `two positions of the book have the id '${id}'`)
    ids.add(id)
  }
  return distinct
}
