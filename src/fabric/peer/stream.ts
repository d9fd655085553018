// What a peer sends to have the list of an operation's response item by item.

import { count, data, type Infer, record, text } from '../schema/index.js'

/** An operation's request travels whole, in one frame, so no frame limit that a lane has needs more. */
const requestBytesMax = 16 * 1024 * 1024

export const streamSchema = record({
  /** `finance.priceBook`; its contract names the list that is streamed. */
  operation: text(128),
  /** The operation's request in its own layout. */
  request: data(requestBytesMax),
  /** Index of the first item wanted: how many the peer has already. */
  from: count(),
  /** Items that may be sent before more is granted. */
  credit: count(),
})

export type StreamRecord = Infer<typeof streamSchema>
