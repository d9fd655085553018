import type { Registry } from 'prom-client'
import type { Desk } from './desk.js'
import type { NatsOptions } from './nats-entry.js'

export interface DoorOptions {
  readonly desk: Desk
  /** Interface to listen on; 127.0.0.1 unless the operator chose another. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Path of a unix socket to listen on as well; none by default. */
  readonly unix?: string
  /** A NATS server to serve on as well; none by default. */
  readonly nats?: NatsOptions
  /** What peers must bring; empty for nothing. */
  readonly token: string
  /** Origins besides loopback ones whose pages may come in. */
  readonly origins: readonly string[]
  /** Connections held at once, by whatever way they come. */
  readonly connectionsMax: number
  /** Requests of one lane that may wait for their answer. */
  readonly requestsInFlightMax: number
  /** Goals of all peers worked on at once. */
  readonly goalsInFlightMax: number
  /** Largest HTTP body, in bytes. */
  readonly bodyBytesMax: number
  /** Largest frame, in bytes; the fabric's by default. */
  readonly frameBytesMax?: number
  /** Longest time to an answer, in ms. */
  readonly deadlineMsMax: number
  /** What a peer gets to send its hello, in ms; 5,000 by default. */
  readonly helloMs?: number
  /** Metrics of others that GET /metrics shows beside the door's own. */
  readonly metrics?: Registry
}
