// Frames out of a stream of bytes that comes in any pieces. Knows of no socket.

import type { Fault } from '../../fault.js'
import { frameLength, frameStartBytes } from '../../frame/view.js'

/** Takes the bytes of one frame. They start on a multiple of 8, and are written over when it has returned. */
export type TakeFrame = (bytes: Uint8Array) => void

/** What a frame that is not all here is given at first; more as it comes. */
const firstBytes = 4096
/** Memory above this is not kept for the next frame. */
const keptBytesMax = 64 * 1024

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

/**
 * Puts frames together. A frame that lies whole and aligned in a piece is handed over where it lies; of any other the
 * bytes are kept, in memory of at most 64 KiB or twice what has come, whatever length the frame claims.
 */
export class FrameAssembly {
  readonly #bytesMax: number
  /** The beginning of a frame of which more is to come; `#held` bytes of it are there. */
  #partial = new Uint8Array(firstBytes)
  #held = 0
  /** Its length, once enough of it is there to tell. */
  #length: number | undefined

  /** @param bytesMax largest frame, in bytes */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  /** Bytes of a frame that is not all here. */
  get held(): number {
    return this.#held
  }

  /**
   * Takes the next piece and hands over each frame that it completes, in order. Stops at the first fault: where bytes
   * went wrong, nothing tells where the next frame begins.
   *
   * @param more asked before each frame; where it says no, the rest of the piece is let go
   */
  push(piece: Uint8Array, take: TakeFrame, more: () => boolean): Fault | undefined {
    let at = 0
    while (at < piece.byteLength && more()) {
      const used = this.#held === 0 ? this.#whole(piece, at, take) : this.#complete(piece, at, take)
      if (typeof used !== 'number') return used
      at += used
    }
    return undefined
  }

  /** Hands over the frame at `at` if it is all there and aligned, or begins to keep it. Bytes used, or the fault. */
  #whole(piece: Uint8Array, at: number, take: TakeFrame): number | Fault {
    if (piece.byteLength - at < frameStartBytes) return this.#keep(piece, at, frameStartBytes)
    const length = frameLength(viewOf(piece), at, this.#bytesMax)
    if (!length.ok) return length.error
    this.#length = length.value
    if (piece.byteLength - at < length.value || (piece.byteOffset + at) % 8 !== 0)
      return this.#complete(piece, at, take)
    this.#length = undefined
    take(piece.subarray(at, at + length.value))
    return length.value
  }

  /** Adds to the frame that is kept, and hands it over when it is all there. */
  #complete(piece: Uint8Array, at: number, take: TakeFrame): number | Fault {
    if (this.#length === undefined) {
      const used = this.#keep(piece, at, frameStartBytes)
      if (this.#held < frameStartBytes) return used
      const length = frameLength(viewOf(this.#partial), 0, this.#bytesMax)
      if (!length.ok) return length.error
      this.#length = length.value
      return used
    }
    const used = this.#keep(piece, at, this.#length)
    if (this.#held === this.#length) {
      const whole = this.#partial.subarray(0, this.#held)
      if (this.#partial.byteLength > keptBytesMax) this.#partial = new Uint8Array(firstBytes)
      this.#held = 0
      this.#length = undefined
      take(whole)
    }
    return used
  }

  /** Keeps what there is of the first `wanted` bytes of the frame. */
  #keep(piece: Uint8Array, at: number, wanted: number): number {
    const used = Math.min(wanted - this.#held, piece.byteLength - at)
    this.#grow(this.#held + used, wanted)
    this.#partial.set(piece.subarray(at, at + used), this.#held)
    this.#held += used
    return used
  }

  #grow(needed: number, wanted: number): void {
    if (needed <= this.#partial.byteLength) return
    const grown = new Uint8Array(Math.min(wanted, Math.max(needed, 2 * this.#partial.byteLength)))
    grown.set(this.#partial.subarray(0, this.#held))
    this.#partial = grown
  }
}
