import { WebSocket } from 'ws'
import type { Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'
import { shownAddress } from '../address.js'
import { WebSocketLane, webSocketLimits } from '../websocket/index.js'

/** A WebSocket lane, once it is open. */
export function dialWebSocket(url: string, timeoutMs: number): Promise<Result<WebSocketLane, Fault>> {
  const name = shownAddress(url)
  let socket: WebSocket
  try {
    socket = new WebSocket(url, {
      maxPayload: webSocketLimits.frameBytesMax,
      perMessageDeflate: false,
      handshakeTimeout: timeoutMs,
    })
  } catch {
    return Promise.resolve(
      err({ code: 'FAULT_CONFIG', path: 'url', message: `'${name}' is no address to connect to.` }),
    )
  }
  // Made at once, since what comes before there is a lane is lost.
  const lane = new WebSocketLane(name, socket)
  return new Promise((resolve) => {
    socket.once('open', () => resolve(ok(lane)))
    socket.once('error', (error) => resolve(err(unanswered(name, error))))
  })
}

const unanswered = (actor: string, { message }: Error): Fault =>
  /timed out/i.test(message)
    ? { code: 'FAULT_EXPIRED', message: `${actor} did not answer in time.` }
    : { code: 'FAULT_ACTOR_DOWN', actor, message: `Nobody answers at ${actor}: ${message}.` }
