// What goes out on a lane.

import type { Frame, SocketLane } from '../../fabric/index.js'
import type { DoorMetrics } from './metrics.js'

export class Outbox {
  readonly #lane: SocketLane
  readonly #metrics: DoorMetrics

  constructor(lane: SocketLane, metrics: DoorMetrics) {
    this.#lane = lane
    this.#metrics = metrics
  }

  /** Sends an answer. A peer that does not read so that it can't be sent loses its lane: no answer is dropped in silence. */
  send(frame: Frame): void {
    const sent = this.#lane.send(frame)
    if (sent.ok) this.#count(frame)
    else if (sent.error.code !== 'FAULT_ACTOR_DOWN') this.#lane.close(sent.error)
  }

  /** Sends what can also be sent later; false while there is no room for it. A lane that has ended takes everything. */
  offer(frame: Frame): boolean {
    const sent = this.#lane.send(frame)
    if (sent.ok) this.#count(frame)
    return sent.ok || sent.error.code !== 'FAULT_BUSY'
  }

  #count({ payload }: Frame): void {
    this.#metrics.frameBytes.inc({ direction: 'out' }, payload.byteLength)
  }
}
