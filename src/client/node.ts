// The client in Node 20, which has no WebSocket of its own.

import { WebSocket } from 'ws'
import type { Fault } from '../fabric/fault.js'
import { webSocketLimits } from '../fabric/lanes/websocket/index.js'
import type { Result } from '../fabric/result.js'
import type { Client } from './client.js'
import { type ConnectOptions, connect } from './connect.js'

/** A `ws` socket that refuses a message above our frame limit before it buffers it. */
class NodeSocket extends WebSocket {
  constructor(url: string) {
    super(url, { maxPayload: webSocketLimits.frameBytesMax, perMessageDeflate: false })
  }
}

/** `connect` with the WebSocket of the `ws` package. */
export const connectFromNode = (url: string, options: ConnectOptions = {}): Promise<Result<Client, Fault>> =>
  connect(url, { webSocket: NodeSocket, ...options })
