import type { Fault } from '../../fault.js'
import { frameBytes, headerBytes } from '../../frame/layout.js'
import { type Frame, type FrameHeader, writeHeader } from '../../frame/write.js'
import { ok, type Result } from '../../result.js'
import { frameTooLarge, laneBusy, laneDown } from '../lane.js'
import { refused } from './records.js'
import type { RingWriter } from './writer.js'

/**
 * Frames that may wait in `sendWhenRoom`, each holding its payload in memory. An asker that keeps no more requests than
 * this in flight on a lane never has a reply refused: there can't be more replies than requests.
 */
export const waitingFramesMax = 1024

/**
 * A reader that was woken so short a time ago, and sleeps again, is woken only at the end of this turn of the event loop: it
 * keeps up with us, and to wake it for each frame would cost us more than the frame does.
 */
const wakePauseMs = 0.05

/** What `sendEncoded` reserves at least, and for the first payload: most are smaller. */
const roomMin = 4_096

const sent: Result<void, Fault> = ok(undefined)

/** Writes values as payloads; every codec is one. */
export interface PayloadEncoder<T> {
  /** Writes the payload of `value` to `bytes` from `offset` on, and returns its length; FAULT_LIMIT where `bytes` end before it does. */
  encodeInto(value: T, bytes: Uint8Array, offset: number): Result<number, Fault>
}

/** The sending half of a ring lane: writes frames where they will be read, in one of three ways to meet a full ring. */
export class FrameSender {
  readonly #name: string
  readonly #writer: RingWriter
  #waiting = 0
  #line: Promise<unknown> = Promise.resolve()
  #inBatch = false
  /** Bytes of payload to reserve for a value that is not yet encoded: what the last ones needed. */
  #room = roomMin
  #wokenAt = Number.NEGATIVE_INFINITY
  #wakesLater = false
  readonly #wakeAfterTurn = (): void => {
    this.#wakesLater = false
    if (!this.#writer.readerSleeps) return
    this.#wokenAt = performance.now()
    this.#writer.wake()
  }

  /** @param name who is at the other end */
  constructor(name: string, writer: RingWriter) {
    this.#name = name
    this.#writer = writer
  }

  /** Takes the frame, or refuses it where there is no room now. */
  send(frame: Frame): Result<void, Fault> {
    // Nothing overtakes a frame that waits its turn.
    if (this.#waiting > 0) return laneBusy(this.#name)
    const outcome = this.#fill(this.#writer.tryReserve(frameBytes(frame.payload.length)), frame)
    if (!this.#inBatch) this.#wakeSoon()
    return outcome
  }

  /** As `send`, of a payload that is encoded where it will be read. */
  sendEncoded<T>(header: FrameHeader, encoder: PayloadEncoder<T>, value: T): Result<void, Fault> {
    if (this.#waiting > 0) return laneBusy(this.#name)
    const outcome = this.#encode(header, encoder, value, false)
    if (outcome.ok && !this.#inBatch) this.#wakeSoon()
    return outcome
  }

  /** As `sendBlocking`, of a payload that is encoded where it will be read. */
  sendEncodedBlocking<T>(header: FrameHeader, encoder: PayloadEncoder<T>, value: T): Result<void, Fault> {
    const outcome = this.#encode(header, encoder, value, true)
    if (outcome.ok && !this.#inBatch) this.#writer.wake()
    return outcome
  }

  #encode<T>(header: FrameHeader, encoder: PayloadEncoder<T>, value: T, blocks: boolean): Result<void, Fault> {
    const roomMax = this.#writer.frameBytesMax - headerBytes
    for (let room = this.#room; ; room *= 2) {
      const bytes = Math.min(room, roomMax)
      const wanted = frameBytes(bytes)
      const offset = blocks ? this.#writer.reserveBlocking(wanted) : this.#writer.tryReserve(wanted)
      if (offset < 0) return this.#refusal(offset, bytes)
      const length = this.#encodeAt(offset + headerBytes, bytes, encoder, value)
      if (length.ok) {
        // Sinks slowly, so that one small payload among large ones does not have the next encoded twice.
        this.#room = Math.max(roomMin, length.value, this.#room - (this.#room >> 3))
        this.#writeHeader(offset, header, length.value)
        this.#writer.commit(frameBytes(length.value))
        return sent
      }
      this.#writer.abort()
      const isShort = length.error.code === 'FAULT_LIMIT' && length.error.limit === bytes
      if (!isShort) return length
      if (bytes === roomMax) return frameTooLarge(this.#writer.frameBytesMax, headerBytes + length.error.actual)
    }
  }

  #encodeAt<T>(at: number, bytes: number, encoder: PayloadEncoder<T>, value: T): Result<number, Fault> {
    try {
      return encoder.encodeInto(value, this.#writer.bytes.subarray(0, at + bytes), at)
    } catch (defect) {
      this.#writer.abort()
      throw defect
    }
  }

  /** Waits for room, in the order of the calls. */
  sendWhenRoom(frame: Frame): Promise<Result<void, Fault>> {
    if (this.#waiting === 0) {
      const outcome = this.send(frame)
      if (outcome.ok || outcome.error.code !== 'FAULT_BUSY') return Promise.resolve(outcome)
    }
    if (this.#waiting >= waitingFramesMax) return Promise.resolve(laneBusy(this.#name))
    this.#waiting++
    const turn = this.#line.then(async () => {
      const offset = await this.#writer.reserve(frameBytes(frame.payload.length))
      this.#waiting--
      const outcome = this.#fill(offset, frame)
      this.#wakeSoon()
      return outcome
    })
    // A defect in one frame's header rejects its own send; the line goes on.
    this.#line = turn.catch(() => {})
    return turn
  }

  /** Blocks the thread until there is room. */
  sendBlocking(frame: Frame): Result<void, Fault> {
    const outcome = this.#fill(this.#writer.reserveBlocking(frameBytes(frame.payload.length)), frame)
    if (!this.#inBatch) this.#writer.wake()
    return outcome
  }

  /** To be called before this thread blocks: then a wake that was put off is due. */
  wakeNow(): void {
    if (this.#wakesLater) this.#writer.wake()
  }

  /** Runs `work`; what it sends is published, and a reader that sleeps is woken, once at its end. */
  batch<T>(work: () => T): T {
    if (this.#inBatch) return work()
    this.#inBatch = true
    this.#writer.beginBatch()
    try {
      return work()
    } finally {
      this.#inBatch = false
      this.#writer.endBatch()
    }
  }

  #wakeSoon(): void {
    if (!this.#writer.readerSleeps) return
    const now = performance.now()
    if (now - this.#wokenAt >= wakePauseMs) {
      this.#wokenAt = now
      this.#writer.wake()
    } else if (!this.#wakesLater) {
      this.#wakesLater = true
      queueMicrotask(this.#wakeAfterTurn)
    }
  }

  #fill(offset: number, frame: Frame): Result<void, Fault> {
    const { payload } = frame
    if (offset < 0) return this.#refusal(offset, payload.length)
    this.#writeHeader(offset, frame, payload.length)
    this.#writer.copyIn(payload, offset + headerBytes)
    this.#writer.commit()
    return sent
  }

  #writeHeader(offset: number, header: FrameHeader, payloadBytes: number): void {
    try {
      writeHeader(this.#writer.view, offset, header, payloadBytes)
    } catch (defect) {
      this.#writer.abort()
      throw defect
    }
  }

  #refusal(outcome: number, payloadBytes: number): Result<never, Fault> {
    if (outcome === refused.busy) return laneBusy(this.#name)
    if (outcome === refused.gone) return laneDown(this.#name)
    return frameTooLarge(this.#writer.frameBytesMax, frameBytes(payloadBytes))
  }
}
