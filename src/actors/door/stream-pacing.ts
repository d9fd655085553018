// How fast the items of streams leave for a peer: as fast as it reads. What its credit allows is passed on to who makes the
// items only as its socket has room for them, so a peer that grants much and reads nothing fills no memory.

import type { SocketLane } from '../../fabric/index.js'

/** What is paced: a stream that sends what it holds, and has items made, as far as there is room. */
export interface Paced {
  /** Bytes of the items that are being made for it. */
  readonly bytesUnderWay: number
  flow(): void
}

/** Streams may fill half of the socket's buffer. The other half is for answers, which no stream should keep away. */
const shareOfBuffer = 0.5

export class StreamPacing {
  readonly #lane: SocketLane
  readonly #bytesMax: number
  readonly #streams = new Set<Paced>()
  #waiting = false

  constructor(lane: SocketLane) {
    this.#lane = lane
    this.#bytesMax = lane.sendBufferBytesMax * shareOfBuffer
    lane.onSent(() => this.pump())
  }

  add(stream: Paced): void {
    this.#streams.add(stream)
  }

  delete(stream: Paced): void {
    this.#streams.delete(stream)
    this.pump()
  }

  /** How many more items of so many bytes the socket has room for. */
  room(itemBytes: number): number {
    let taken = this.#lane.unsentBytes
    for (const { bytesUnderWay } of this.#streams) taken += bytesUnderWay
    // Where nothing is under way one item always goes, however large.
    return Math.max(taken === 0 ? 1 : 0, Math.floor((this.#bytesMax - taken) / itemBytes))
  }

  /** The stream has something that waits for room, and is to be called when there may be some. */
  wait(stream: Paced): void {
    this.#waiting = true
    // To the end of the line: where there is little room, all get some of it in turn.
    this.#streams.delete(stream)
    this.#streams.add(stream)
  }

  /** There may be room now. */
  pump(): void {
    if (!this.#waiting) return
    this.#waiting = false
    for (const stream of [...this.#streams]) stream.flow()
  }
}
