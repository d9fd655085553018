// The handshake: a socket, a hello each way, and a client where both sides mean the same by what they say.

import type { Fault } from '../fabric/fault.js'
import { checkIdentities, encodeHello, type FrameView, type Hello, noSchema, readHello } from '../fabric/frame.js'
import { WebSocketLane, webSocketLimits } from '../fabric/lanes/websocket/index.js'
import { domainErrorMessage, faultMessage, goalMessage, outcomeMessage } from '../fabric/peer/index.js'
import { err, ok, type Result } from '../fabric/result.js'
import { Client } from './client.js'
import { header, readFault } from './exchange.js'
import { openSocket, type WebSocketConstructor } from './socket.js'

export interface ConnectOptions {
  /** What the daemon asks its peers for, if it does. */
  readonly token?: string
  /** The WebSocket to use where there is no global one. */
  readonly webSocket?: WebSocketConstructor
  /** How long the connection may take, in ms; 5,000 by default. */
  readonly timeoutMs?: number
}

const timeoutMsDefault = 5_000
const ourMessages = [goalMessage, outcomeMessage, faultMessage, domainErrorMessage]
const ours = ourMessages.map(({ name, digest }) => ({ name, identity: digest }))

/**
 * Connects to the lane of a daemon.
 *
 * @param url `ws://127.0.0.1:4747/v1/lane`
 * @returns FAULT_ACTOR_DOWN where nobody answers, FAULT_EXPIRED where it takes too long, FAULT_POLICY for a wrong token,
 *   FAULT_SCHEMA where the two sides hold different goals or outcomes
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Result<Client, Fault>> {
  const { token = '', webSocket, timeoutMs = timeoutMsDefault } = options
  const socket = openSocket(url, webSocket)
  if (!socket.ok) return socket
  const lane = new WebSocketLane(url, socket.value)
  const hello = encodeHello({ frameBytesMax: webSocketLimits.frameBytesMax, token, contracts: ours })
  socket.value.addEventListener('open', () => {
    // A lane that is down by now says so by its end.
    lane.send({ ...header('hello', noSchema, 0), payload: hello })
  })
  const greeting = await firstFrame(lane, timeoutMs)
  if (!greeting.ok) lane.close()
  return greeting
}

/** The client once the daemon's hello is here. From then on the same listener hands frames to the client. */
function firstFrame(lane: WebSocketLane, timeoutMs: number): Promise<Result<Client, Fault>> {
  return new Promise((resolve) => {
    let client: Client | undefined
    const settle = (outcome: Result<Client, Fault>): void => {
      clearTimeout(timer)
      resolve(outcome)
    }
    const timer = setTimeout(() => {
      const message = `${lane.name} did not greet within ${timeoutMs} ms.`
      settle(err({ code: 'FAULT_EXPIRED', message }))
    }, timeoutMs)
    lane.onFrame((frame) => {
      if (client !== undefined) {
        client.receive(frame)
        return
      }
      const hello = readGreeting(frame)
      if (hello.ok) client = new Client(lane, hello.value)
      settle(client === undefined ? (hello as Result<never, Fault>) : ok(client))
    })
    void lane.closed.then(({ fault }) => settle(err(fault ?? goneBefore(lane.name))))
  })
}

function readGreeting(frame: FrameView): Result<Hello, Fault> {
  if (frame.kind === 'fault') return err(readFault(frame.payload.slice()))
  if (frame.kind !== 'hello')
    return err({ code: 'FAULT_FRAME', offset: 0, message: `The daemon's first frame is a ${frame.kind}, not a hello.` })
  const hello = readHello(frame.payload)
  if (!hello.ok) return hello
  const [disagreement] = checkIdentities(ours, hello.value.contracts)
  return disagreement === undefined ? hello : err(disagreement)
}

const goneBefore = (actor: string): Fault => ({
  code: 'FAULT_ACTOR_DOWN',
  actor,
  message: `${actor} closed the connection before it greeted.`,
})
