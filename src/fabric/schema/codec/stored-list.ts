// Lists whose elements were never made: whoever has their figures in columns stores them as an encoder would have stored the elements.

import type { Dimension } from '../../dimension/index.js'

/** What a payload is written with, as far as a list needs it. Its memory may be exchanged by `takeUncleared`. */
export interface ListMemory {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly dimensions: { placeOf(dimension: Dimension): number }
  /** Takes memory at a multiple of 8 from the payload's start, all of which is to be written over. @returns its place in `bytes` */
  takeUncleared(bytes: number): number
  /** Points the slot at `slot` to `count` things that were taken at `at`. */
  extent(slot: number, at: number, count: number): void
}

/**
 * A list in an answer that writes its own elements. The codec takes the memory for them and trusts what is written there: it is a part of the encoder, and
 * tests hold it to the bytes that the elements themselves are encoded to.
 */
export abstract class StoredList<T> implements Iterable<T> {
  abstract readonly length: number
  /** Writes all elements from `start` of the memory, every byte of them. */
  abstract store(memory: ListMemory, start: number): void
  /** Makes the elements, `length` of them, for those who want them one by one. */
  abstract [Symbol.iterator](): Iterator<T>
}

/** The elements of a list, made where it stores them itself: for whatever is no encoder of payloads. */
export const elementsOf = <T>(list: readonly T[] | StoredList<T>): readonly T[] =>
  list instanceof StoredList ? [...list] : list
