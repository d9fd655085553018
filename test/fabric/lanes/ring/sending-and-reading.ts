// What the two threads do whose every order is looked through.

import {
  createRing,
  nothing,
  RingReader,
  type RingSize,
  RingWriter,
  refused,
} from '../../../../src/fabric/lanes/ring/index.js'
import { words } from '../../../../src/fabric/lanes/ring/memory.js'
import type { Program } from './stepped-memory.js'

/** With its record header an eighth of the ring: eight of them fill it exactly. */
export const inline = 120
/** Two of these lie in the slab at once, and the third must wait for the first, and begin where it did. */
export const large = 200
const size: RingSize = { ringBytes: 1024, slabBytes: 512 }

export interface Sends {
  readonly sizes: readonly number[]
  readonly sleep?: 'blocking' | 'async'
  readonly batch?: boolean
  readonly thenClose?: boolean
  readonly plant?: 'no wake' | 'commit first'
}

/** Sends frames whose first and last bytes are their number, from 1 on. */
export const sends =
  ({ sizes, sleep = 'blocking', batch = false, thenClose = false, plant }: Sends): Program =>
  (memory, mark) => {
    const writer = new RingWriter(memory)
    const offsets: number[] = []
    const fill = (number: number, length: number, offset: number): void => {
      offsets.push(offset)
      if (plant === 'commit first') writer.commit()
      writer.bytes[offset] = number
      writer.bytes[offset + length - 1] = number
      if (plant !== 'commit first') writer.commit()
      if (!batch && plant !== 'no wake') writer.wake()
      // Where in the slab a frame lies depends on how much was given back by then.
      mark(offsets.join())
    }
    const finish = (): void => {
      if (batch) writer.endBatch()
      if (thenClose) writer.close()
    }
    if (batch) writer.beginBatch()
    if (sleep === 'async') {
      return (async () => {
        for (const [i, length] of sizes.entries()) {
          const offset = await writer.reserve(length)
          if (offset === refused.gone) return
          fill(i + 1, length, offset)
        }
        finish()
      })()
    }
    for (const [i, length] of sizes.entries()) {
      const offset = writer.reserveBlocking(length)
      if (offset === refused.gone) return
      fill(i + 1, length, offset)
    }
    finish()
  }

export interface Reads {
  readonly count: number
  readonly sleep?: 'blocking' | 'async'
  readonly thenClose?: boolean
  readonly plant?: 'release first'
}

/**
 * Reads `count` frames, or to the end; throws at a frame that is torn, twice, lost or out of its turn.
 *
 * @param first number of the first frame; those below 1 were there before and say nothing
 */
export const reads =
  (first: number, { count, sleep = 'blocking', thenClose = false, plant }: Reads): Program =>
  (memory, mark) => {
    const reader = new RingReader(memory)
    let got = 0
    const take = (offset: number): void => {
      const { length } = reader
      const expected = first + got
      if (plant === 'release first') reader.release()
      const begins = reader.bytes[offset]
      const ends = reader.bytes[offset + length - 1]
      if (plant !== 'release first') reader.release()
      got++
      if (expected >= 1 && (begins !== expected || ends !== expected))
        throw new Error(`frame ${expected} began with ${begins} and ended with ${ends}`)
      mark(`${got}`)
    }
    const finish = (): void => {
      if (thenClose) reader.close()
    }
    /** Takes what there is; true when there is no more to come. */
    const drain = (): boolean => {
      while (got < count) {
        const offset = reader.next()
        if (offset === nothing.corrupt) throw new Error('corrupt')
        if (offset === nothing.ended) return true
        if (offset === nothing.empty) return false
        take(offset)
      }
      return true
    }
    if (sleep === 'async') {
      return (async () => {
        while (!drain()) await reader.wait()
        finish()
      })()
    }
    while (!drain()) reader.waitBlocking()
    finish()
  }

/** A ring that holds `count` frames already, its positions at `start`. */
export function ringHolding(count: number, length = inline, start = 0): SharedArrayBuffer {
  const memory = createRing(size)
  const control = new Int32Array(memory)
  control[words.head] = start
  control[words.tail] = start
  const writer = new RingWriter(memory)
  for (let i = 0; i < count; i++) {
    writer.tryReserve(length)
    writer.commit()
  }
  return memory
}

export const frames = (count: number, length = inline): number[] => new Array<number>(count).fill(length)
