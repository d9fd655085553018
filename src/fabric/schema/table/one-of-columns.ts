// Tables of records of which exactly one of several fields must be given, in every row.

import { unmetAlternativeRefusal, within } from '../codec/refusal.js'
import type { RecordSchema } from '../schema.js'

/**
 * @param presence the presence bytes of a field that is optional, `undefined` for one that every row has
 * @throws CodecRefusal for the first row that breaks a set
 */
export function requireOneOfColumns(
  sets: RecordSchema['exactlyOne'],
  rows: number,
  presence: (name: string) => Uint8Array | undefined,
): void {
  for (const names of sets) {
    const columns = names.map(presence)
    for (let row = 0; row < rows; row++) {
      let given = 0
      for (const column of columns) given += column === undefined ? 1 : column[row]!
      if (given === 1) continue
      const fields = names.filter((_, at) => columns[at] === undefined || columns[at][row] === 1)
      const record = Object.fromEntries(fields.map((name) => [name, true]))
      throw within(`[${row}]`, unmetAlternativeRefusal([names], record))
    }
  }
}
