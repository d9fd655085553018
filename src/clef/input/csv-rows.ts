// Delimited text (RFC 4180) as rows of cells, each with the line that a person sees.

import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from '../../fabric/fault.js'
import { placeOf } from './place.js'
import type { Row } from './record-of-row.js'

/** A quote left open would swallow the rest of the table into one cell. */
const rowCharactersMax = 64 * 1024

export interface CsvOptions {
  /** The header counts as one. */
  readonly rowsMax: number
  readonly delimiter: ',' | '\t'
  /** Whether a row may have more or fewer cells than the header; else it is a fault. */
  readonly ragged: boolean
}

/** The rows up to the first that does not parse, if there is one; the header is the first. */
export interface CsvRows {
  readonly rows: readonly Row<string>[]
  readonly fault?: Fault
}

export function csvRows(text: string, { rowsMax, delimiter, ragged }: CsvOptions): CsvRows {
  const nul = text.indexOf('\0')
  if (nul !== -1)
    return { rows: [], fault: syntax(`a NUL character at ${placeOf(text, nul)}: this is not a text table`) }
  const rows: Row<string>[] = []
  try {
    parse(text, {
      delimiter,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: ragged,
      max_record_size: rowCharactersMax,
      to: rowsMax,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, place: `line ${lines}` })
        return null // nothing for the parser to keep
      },
    })
    return { rows }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    return { rows, fault: csvFault(thrown, rows[0]) }
  }
}

/** Of a header that has one cell with another separator in it. */
export function separatorFault(header: Row<string> | undefined, delimiter: ',' | '\t'): Fault | undefined {
  const separator = header?.cells.length === 1 ? /[,;\t|]/.exec(header.cells[0]!)?.[0] : undefined
  if (separator === undefined) return undefined
  const named = (character: string): string => (character === '\t' ? 'a tab' : `'${character}'`)
  const wanted = delimiter === ',' ? 'a comma' : 'a tab'
  return syntax(`the columns are separated by ${named(separator)}, ${wanted} is expected`)
}

function csvFault({ code, lines, record }: CsvError, header: Row<string> | undefined): Fault {
  const line = typeof lines === 'number' ? `line ${lines}` : 'somewhere'
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH': {
      const cells = Array.isArray(record) ? record.length : 'other'
      return syntax(`${line} has ${cells} cells where the header has ${header?.cells.length}`)
    }
    case 'CSV_MAX_RECORD_SIZE':
      return syntax(`${line}: a row of more than ${rowCharactersMax} characters; is a quote left open?`)
    case 'CSV_QUOTE_NOT_CLOSED':
      return syntax(`${line}: a quote is left open`)
    default:
      return syntax(
        `${line}: a quote stands inside a cell; a quoted cell begins and ends with one and doubles those inside`,
      )
  }
}

export const syntax = (message: string): Fault => ({ code: 'FAULT_SYNTAX', message })
