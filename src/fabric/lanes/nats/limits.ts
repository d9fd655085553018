import type { NatsConnection } from '@nats-io/transport-node'
import { frameBytesMax } from '../../frame/layout.js'

export interface NatsLaneLimits {
  /** Largest frame sent or accepted, in bytes; the server's own limit holds where it is lower (1 MiB unless it was set up otherwise). */
  readonly frameBytesMax: number
  /** Bytes that may be on their way to the server. */
  readonly sendBufferBytesMax: number
}

export const natsLimits: NatsLaneLimits = { frameBytesMax, sendBufferBytesMax: 4 * frameBytesMax }

/**
 * What the server leaves of a limit.
 *
 * @param besides bytes that go with each frame
 */
export const frameLimitOf = (
  connection: NatsConnection,
  { frameBytesMax: ours }: NatsLaneLimits,
  besides = 0,
): number => Math.min(ours, (connection.info?.max_payload ?? ours) - besides)
