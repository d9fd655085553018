// Schemas: what a message is made of, dimensions included; its canonical text, its codec and its JSON view.

export { expectationOf } from './accepted.js'
export { bareCodecOf, bareText, type NamedSchema, readBareText, type TextLimits } from './bare/index.js'
export { isCalendarDate, isTenor } from './calendar.js'
export { bareSchema, canonicalText, identityOf } from './canonical.js'
export { checkSchema } from './check-schema.js'
export { type Codec, codecOf, payloadBytesMax } from './codec/index.js'
export { payloadHeaderBytes, settled } from './codec/layout.js'
export { type ListMemory, StoredList } from './codec/stored-list.js'
export {
  type Contract,
  type ContractExample,
  contract,
  type StreamableField,
  type StreamItem,
  streamedList,
} from './contract.js'
export { dimensionFault, schemaDimension } from './dimension-text.js'
export * from './evolution/index.js'
export type { CarriedColumn, Column, Infer, Quantity, SparseColumn, Table } from './infer.js'
export { heldRange, type IntegerRange, integerRange } from './integer.js'
export { type Assumption, fromJson, type ReadValue } from './json/from-json.js'
export { readRequest } from './json/read-request.js'
export { type Json, quantityJson, toJson } from './json/to-json.js'
export { type LayoutSlot, type LayoutTable, layoutTables } from './layout-tables.js'
export { MeasureScope } from './measure-scope.js'
export { eachMessage, type Message, message, messagesOf, type OperationMessages, type TypedMessage } from './message.js'
export { checkCarried, type Mismatch } from './mismatch.js'
export { readSchemaText } from './read-schema.js'
export { ContractRegistry, type RegisteredOperation } from './registry.js'
export * from './schema.js'
export { rowOf, rowsOf, tableOf } from './table/index.js'
export {
  type ColumnView,
  type ListView,
  type MapView,
  type TableView,
  type View,
  type ViewOf,
  viewOf,
} from './view/index.js'
