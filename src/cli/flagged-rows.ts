// Rows of attached files that were left out, as answers are told with them.

import type { RowFlag } from '../clef/index.js'
import { shownLine } from './present/text-width.js'

/** A row of an attached file that was left out. */
export interface FlaggedRow extends RowFlag {
  readonly input: string
  readonly file: string
}

/** What `--json` prints beside an answer; nothing where every row read. */
export const flaggedView = (flagged: readonly FlaggedRow[]): { readonly flaggedRows?: readonly FlaggedRow[] } =>
  flagged.length === 0 ? {} : { flaggedRows: flagged }

const shownMax = 20

/** What `flaggedLines` needs of a row. */
type Told = Pick<FlaggedRow, 'file' | 'message'>

/** A line for each row that was left out, for a person, the first of `count`. */
export function flaggedLines(flagged: readonly Told[], count = flagged.length): readonly string[] {
  if (flagged.length === 0) return []
  const shown = flagged.slice(0, shownMax).map(({ file, message }) => shownLine(`  ${file}: ${message}`))
  const more = count > shown.length ? [`  ... and ${count - shown.length} more (--json has more of them)`] : []
  return [`${count} ${count === 1 ? 'row' : 'rows'} left out:`, ...shown, ...more]
}
