// Rows that were left out of what a goal attached, as its outcome tells them.

import { flaggedRowsMax, type OutcomeRecord } from '../../fabric/index.js'
import type { AttachedValues } from './attached.js'

type Told = Pick<OutcomeRecord, 'flaggedRows' | 'rowsLeftOut'>

/** The first of them, and how many they are; nothing where every row read. What a file said in them is cut to what an outcome may hold. */
export function toldRows(flagged: AttachedValues['flagged']): Told {
  if (flagged.length === 0) return {}
  const flaggedRows = flagged.slice(0, flaggedRowsMax).map(({ field, message, ...flag }) => ({
    ...flag,
    ...(field === undefined ? {} : { field: field.slice(0, 64) }),
    message: message.slice(0, 512),
  }))
  return { flaggedRows, rowsLeftOut: flagged.length }
}
