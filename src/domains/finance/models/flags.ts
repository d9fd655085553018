// What the fabric found wrong in a book, told by position.

import type { Infer, Mismatch } from '../../../fabric/schema/index.js'
import type { checkBook, position } from '../contract.js'

export type Position = Infer<typeof position>
export type Flag = Infer<typeof checkBook.response>['flagged'][number]

/** One flag for each mismatch of the list `book`, in the book's order. */
export const flagsOf = (book: readonly Position[], mismatches: readonly Mismatch[]): readonly Flag[] =>
  mismatches
    .filter(({ list }) => list === 'book')
    .map(({ index, field, expected, actual }) => ({
      position: book[index]!.id,
      kind: 'dimension',
      field,
      expected,
      actual,
    }))

/** The positions without any mismatch. */
export function soundPositions(book: readonly Position[], mismatches: readonly Mismatch[]): readonly Position[] {
  if (mismatches.length === 0) return book
  const flagged = new Set(mismatches.filter(({ list }) => list === 'book').map(({ index }) => index))
  return book.filter((_, index) => !flagged.has(index))
}
