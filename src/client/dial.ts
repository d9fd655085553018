// A lane over a WebSocket that is open: all that the client needs of a network.

import type { Fault } from '../fabric/fault.js'
import type { Lane } from '../fabric/lanes/lane.js'
import { WebSocketLane } from '../fabric/lanes/websocket/index.js'
import { err, ok, type Result } from '../fabric/result.js'
import { openSocket, type WebSocketConstructor } from './socket.js'

/** Makes an open lane that nobody listens to yet; gives up when the signal is aborted. Never rejects. */
export type Dial = (signal: AbortSignal) => Promise<Result<Lane, Fault>>

export const dialWebSocket =
  (url: string, webSocket: WebSocketConstructor | undefined): Dial =>
  (signal) => {
    const socket = openSocket(url, webSocket)
    if (!socket.ok) return Promise.resolve(socket)
    const lane = new WebSocketLane(url, socket.value)
    return new Promise((resolve) => {
      const giveUp = (): void => lane.close()
      signal.addEventListener('abort', giveUp, { once: true })
      const settle = (outcome: Result<Lane, Fault>): void => {
        signal.removeEventListener('abort', giveUp)
        resolve(outcome)
      }
      socket.value.addEventListener('open', () => settle(ok(lane)))
      void lane.closed.then(({ fault }) => settle(err(fault ?? nobodyAt(url))))
    })
  }

const nobodyAt = (actor: string): Fault => ({
  code: 'FAULT_ACTOR_DOWN',
  actor,
  message: `Nobody answers at ${actor}.`,
})
