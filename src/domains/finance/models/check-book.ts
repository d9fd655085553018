// finance.checkBook: what is wrong in a book, and nothing else.

import { ok } from '../../../fabric/result.js'
import type { Model } from '../../define-domain.js'
import type { checkBook } from '../contract.js'
import { flagsOf } from './flags.js'

/** Flags of the asked fields; of all where none are named. */
export const checkBookModel: Model<typeof checkBook.request, typeof checkBook.response> = (
  { book, fields },
  { mismatches },
) => {
  const asked: readonly string[] | undefined = fields
  return ok({ flagged: flagsOf(book, mismatches).filter(({ field }) => asked === undefined || asked.includes(field)) })
}
