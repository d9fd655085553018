// How a prompt is told to a model that was not trained here.

export { type Message, systemBytesMax, type Wording, type WordingOptions, wordingOf } from './wording.js'
export type { OperationExample } from './worked-example.js'
