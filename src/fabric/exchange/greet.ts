// The handshake of whoever dialled: a hello each way, then requests.

import type { Fault } from '../fault.js'
import {
  checkIdentities,
  encodeHello,
  type FrameView,
  frameBytesMax as frameBytesMaxDefault,
  type Hello,
  type HelloContract,
  noSchema,
  plainHeader,
  readHello,
} from '../frame.js'
import type { Lane } from '../lanes/lane.js'
import { readFault } from '../peer/index.js'
import { err, ok, type Result } from '../result.js'
import { type AskClock, hostClock } from './clock.js'
import { Exchange } from './exchange.js'

export interface GreetOptions {
  /** What the peer asks for, if it does. */
  readonly token?: string
  /** Largest frame that we accept, in bytes; the fabric's by default. */
  readonly frameBytesMax?: number
  /** How long the peer's hello may take, in ms; 5,000 by default. */
  readonly timeoutMs?: number
  readonly clock?: AskClock
}

/** Two sides that have greeted. */
export interface Greeting {
  /** What the peer said: its frame limit and the identities of its messages. */
  readonly hello: Hello
  readonly exchange: Exchange
  /** FAULT_SCHEMA for each name or short identity that means different things to the two sides. */
  readonly disagreements: readonly Fault[]
}

export const greetMsDefault = 5_000

/**
 * Greets over an open lane that nobody listens to yet. On a fault the lane is closed.
 *
 * @param ours the messages that this side may send or understand
 * @returns FAULT_EXPIRED where no hello comes in time, FAULT_ACTOR_DOWN where the lane ends before; the peer's own fault,
 *   FAULT_POLICY for a wrong token; FAULT_FRAME for a first frame that is no hello
 */
export async function greet(
  lane: Lane,
  ours: readonly HelloContract[],
  options: GreetOptions = {},
): Promise<Result<Greeting, Fault>> {
  const { token = '', frameBytesMax = frameBytesMaxDefault } = options
  const payload = encodeHello({ frameBytesMax, token, contracts: ours })
  const sent = lane.send({ ...plainHeader('hello', noSchema, 0), payload })
  // A lane that is down by now says by its end why.
  const tried = sent.ok || sent.error.code === 'FAULT_ACTOR_DOWN'
  const greeting = tried ? await firstFrame(lane, ours, options) : sent
  if (!greeting.ok) lane.close()
  return greeting
}

/** From the hello on the same listener hands frames to the exchange. */
function firstFrame(
  lane: Lane,
  ours: readonly HelloContract[],
  { timeoutMs = greetMsDefault, clock = hostClock }: GreetOptions,
): Promise<Result<Greeting, Fault>> {
  return new Promise((resolve) => {
    let settled = false
    let exchange: Exchange | undefined
    const settle = (outcome: Result<Greeting, Fault>): void => {
      settled = true
      cancelTimer()
      resolve(outcome)
    }
    const cancelTimer = clock.setTimer(timeoutMs, () => {
      settle(err({ code: 'FAULT_EXPIRED', message: `${lane.name} did not greet within ${timeoutMs} ms.` }))
    })
    void lane.closed.then(({ fault }) => settle(err(fault ?? goneBefore(lane.name))))
    lane.onFrame((frame) => {
      if (exchange !== undefined) exchange.receive(frame)
      if (settled) return
      const hello = readGreeting(frame)
      if (hello.ok) {
        exchange = new Exchange(lane, { frameBytesMax: hello.value.frameBytesMax, clock })
        const disagreements = checkIdentities(ours, hello.value.contracts)
        settle(ok({ hello: hello.value, exchange, disagreements }))
      } else settle(hello)
    })
  })
}

function readGreeting(frame: FrameView): Result<Hello, Fault> {
  if (frame.kind === 'fault') return err(readFault(frame.payload.slice()))
  if (frame.kind === 'hello') return readHello(frame.payload)
  return err({ code: 'FAULT_FRAME', offset: 0, message: `The peer's first frame is a ${frame.kind}, not a hello.` })
}

const goneBefore = (actor: string): Fault => ({
  code: 'FAULT_ACTOR_DOWN',
  actor,
  message: `${actor} closed the connection before it greeted.`,
})
