// Schemas: what a message is made of, dimensions included; its canonical text, its codec and its JSON view.

export { bareSchema, canonicalText, identityOf } from './canonical.js'
export { type Codec, codecOf, payloadBytesMax } from './codec/index.js'
export { settled } from './codec/layout.js'
export { type Contract, type ContractExample, contract } from './contract.js'
export { schemaDimension } from './dimension-text.js'
export type { Infer, Quantity } from './infer.js'
export { type Assumption, fromJson, isCalendarDate, isTenor, type ReadValue } from './json/from-json.js'
export { type Json, quantityJson, toJson } from './json/to-json.js'
export { MeasureScope } from './measure-scope.js'
export { type Message, message, messagesOf, type OperationMessages } from './message.js'
export { checkCarried, expectationOf, type Mismatch } from './mismatch.js'
export * from './schema.js'
