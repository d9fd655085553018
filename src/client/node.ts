// The client in Node: lanes of every kind, by their address.

import type { Fault, Result } from '../fabric/index.js'
import { dialLane } from '../fabric/lanes/dial/index.js'
import type { Client } from './client.js'
import { type ConnectOptions, connectBy } from './connect.js'
import type { Dial } from './dial.js'

/**
 * `connect` for Node.
 *
 * @param url `ws://127.0.0.1:4747/v1/lane`, `wss://..`, `unix:/run/constellation.sock` or `nats://..`
 */
export const connectFromNode = (
  url: string,
  options: Omit<ConnectOptions, 'webSocket'> = {},
): Promise<Result<Client, Fault>> => connectBy(dialBy(url, options), options)

const dialBy =
  (url: string, { timeoutMs }: Pick<ConnectOptions, 'timeoutMs'>): Dial =>
  (signal) =>
    dialLane(url, timeoutMs === undefined ? { signal } : { signal, timeoutMs })
