// Data that a peer attaches to a goal, from bytes to typed values.

export type { RawCell } from './cell.js'
export type { Heading } from './columns.js'
export { headingOf } from './columns.js'
export { type ReadInput, readFlagged } from './read-flagged.js'
export { type InputMedia, inputBytesMax, parsedJson, readInput, utf8Text } from './read-input.js'
export {
  type ColumnUnits,
  type ObjectRow,
  type ReadRows,
  type RowFlag,
  readCellRows,
  readCsvRows,
  readObjectRows,
} from './read-rows.js'
export { isRowsSchema } from './read-table.js'
export type { Row } from './record-of-row.js'
