import type { Fault } from '../fabric/fault.js'
import type { WebSocketLike } from '../fabric/lanes/websocket/index.js'
import { err, type Result } from '../fabric/result.js'

/** What the client uses of a WebSocket: the browser's own and `ws` both have it. */
export interface ClientSocket extends WebSocketLike {
  addEventListener: WebSocketLike['addEventListener'] & ((type: 'open', listener: () => void) => void)
}

export type WebSocketConstructor = new (url: string) => ClientSocket

/** Opens a socket to `url`; one that can't even be tried is a fault. */
export function openSocket(url: string, given: WebSocketConstructor | undefined): Result<ClientSocket, Fault> {
  // Browsers have a global WebSocket, as have Node 22 and later; what it is called with is the standard's.
  const Socket = given ?? (Reflect.get(globalThis, 'WebSocket') as WebSocketConstructor | undefined)
  if (Socket === undefined) {
    const message = 'There is no WebSocket here; pass one, or in Node use connectFromNode of clef-constellation.'
    return err({ code: 'FAULT_CONFIG', path: 'webSocket', message })
  }
  try {
    return { ok: true, value: new Socket(url) }
  } catch (thrown) {
    const message = `'${url}' is no address to connect to: ${thrown instanceof Error ? thrown.message : String(thrown)}`
    return err({ code: 'FAULT_CONFIG', path: 'url', message })
  }
}
