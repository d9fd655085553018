// The asker's end of a lane: the handshake of whoever dials, requests and their answers, streams of items. Runs in Node and
// in a browser.

export { type Answered, byUs, cancelled, expired, type Failure } from './answer.js'
export { type AskClock, hostClock } from './clock.js'
export { Exchange, type ExchangeOptions, type Question } from './exchange.js'
export { type Greeting, type GreetOptions, greet, greetMsDefault } from './greet.js'
export { type IncomingOptions, IncomingStream, type IndexedItem } from './incoming-stream.js'
export type { StreamControl, StreamQuestion, StreamSink } from './item-reader.js'
export type { Until } from './open-request.js'
export { type Direction, type Spoken, Terms } from './terms.js'
export { within } from './within.js'
