// Lanes by the address of whoever is at the other end. Node alone; a browser has WebSockets only.

import type { Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'
import { shownAddress } from '../address.js'
import type { Lane } from '../lane.js'
import { dialUnix } from '../unix/index.js'
import { dialWebSocket } from './websocket.js'

export interface DialOptions {
  /** How we are called, where the other side can see it: among the connections of a NATS server. */
  readonly name?: string
  /** How long the connection may take, in ms; 5,000 by default. */
  readonly timeoutMs?: number
  /** Gives up; a lane that is there nevertheless is closed. */
  readonly signal?: AbortSignal
}

const timeoutMsDefault = 5_000

/** For configuration and help. */
export const laneAddresses = 'ws://HOST:PORT/v1/lane, wss://.., unix:/PATH or nats://HOST:PORT'

/**
 * Dials an open lane: `ws://127.0.0.1:4747/v1/lane`, `unix:/run/constellation.sock`, `nats://127.0.0.1:4222`.
 *
 * @returns FAULT_CONFIG for what is no address of a lane; FAULT_ACTOR_DOWN where nobody answers; FAULT_EXPIRED where it takes too
 *   long; FAULT_CANCELLED on the signal
 */
export function dialLane(address: string, options: DialOptions = {}): Promise<Result<Lane, Fault>> {
  const { name = 'constellation', timeoutMs = timeoutMsDefault, signal } = options
  const dialling = dial(address, name, timeoutMs)
  if (signal === undefined) return dialling
  return new Promise((resolve, reject) => {
    const giveUp = (): void =>
      resolve(err({ code: 'FAULT_CANCELLED', message: `Dialling ${shownAddress(address)} was given up.` }))
    const done = (lane: Result<Lane, Fault>): void => {
      signal.removeEventListener('abort', giveUp)
      if (signal.aborted && lane.ok) lane.value.close()
      resolve(lane)
    }
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
    dialling.then(done, reject)
  })
}

/** Whether `dialLane` could try this address at all. */
export function isLaneAddress(address: string): boolean {
  switch (schemeOf(address)) {
    case 'unix':
      return address.startsWith('unix:/')
    case 'ws':
    case 'wss':
      return URL.canParse(address)
    case 'nats':
    case 'tls':
      return address.split(',').every((part) => URL.canParse(part))
    default:
      return false
  }
}

const schemeOf = (address: string): string => address.slice(0, Math.max(0, address.indexOf(':')))

async function dial(address: string, name: string, timeoutMs: number): Promise<Result<Lane, Fault>> {
  switch (schemeOf(address)) {
    case 'unix':
      return dialUnix(address.slice('unix:'.length))
    case 'ws':
    case 'wss':
      return dialWebSocket(address, timeoutMs)
    case 'nats':
    case 'tls':
      return dialNats(address, name, timeoutMs)
    default: {
      const message = `'${shownAddress(address)}' is no address: ${laneAddresses}.`
      return err({ code: 'FAULT_CONFIG', path: 'url', message })
    }
  }
}

async function dialNats(address: string, name: string, timeoutMs: number): Promise<Result<Lane, Fault>> {
  // The client library is loaded where it is used: most daemons and clients never do.
  const { connectNats, NatsLane } = await import('../nats/index.js')
  const connection = await connectNats(address, { name, timeoutMs })
  return connection.ok ? ok(new NatsLane(shownAddress(address), connection.value)) : connection
}
