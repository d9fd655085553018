// finance.checkBook: what is wrong in a book, and nothing else.

import { ok } from '../../../fabric/result.js'
import type { Model } from '../../define-domain.js'
import type { checkBook } from '../contract.js'
import { distinctPositions } from './distinct-positions.js'
import { flagsOf } from './flags.js'

/** Flags of the asked fields; of all where none are named, be it by an empty list. */
export const checkBookModel: Model<typeof checkBook.request, typeof checkBook.response> = (
  { book, fields },
  { mismatches },
) => {
  const distinct = distinctPositions(book)
  if (!distinct.ok) return distinct
  const asked: readonly string[] = fields ?? []
  return ok({ flagged: flagsOf(book, mismatches).filter(({ field }) => asked.length === 0 || asked.includes(field)) })
}
