// The ids of a plain book: a copy of theirs, out of the kernel that found them plain.

import { columnKernel } from '../kernel/index.js'
import { DistinctIds, wordsOf } from './distinct-ids.js'

export class PlainIds {
  /** One behind the other, each with zeros up to a multiple of eight bytes. */
  private readonly ids: Uint8Array
  private readonly lengths: Uint8Array
  private distinct: DistinctIds | undefined
  /** Of all ids that were taken, with their zeros. */
  bytes = 0

  /** @param bytes of all ids, with their zeros; of more, none is taken */
  constructor(rows: number, bytes: number) {
    this.ids = new Uint8Array(Math.max(0, bytes & ~7))
    this.lengths = new Uint8Array(rows)
  }

  /** Takes the ids of `count` rows from `from` that the kernel has. @returns whether no id was there before */
  take(from: number, count: number): boolean {
    const { ids, idBytes, idLengths, idsAscend } = columnKernel()
    const bytes = idBytes()
    if (this.bytes + bytes > this.ids.length) return false
    this.ids.set(ids.subarray(0, bytes), this.bytes)
    this.bytes += bytes
    this.lengths.set(idLengths.subarray(0, count), from)
    // Where all of them are in a strict order, none is there twice.
    if (idsAscend() === 1) return true
    this.distinct ??= new DistinctIds(new Int32Array(this.ids.buffer), this.lengths)
    return this.distinct.takeTo(from + count)
  }

  lengthOf(row: number): number {
    return this.lengths[row]!
  }

  text(row: number): string {
    let at = 0
    for (let before = 0; before < row; before++) at += this.paddedOf(before)
    return this.textAt(row, at)
  }

  /** All of them, in the book's order. */
  *[Symbol.iterator](): Iterator<string> {
    let at = 0
    for (let row = 0; row < this.lengths.length; row++) {
      yield this.textAt(row, at)
      at += this.paddedOf(row)
    }
  }

  private paddedOf(row: number): number {
    return 4 * wordsOf(this.lengths[row]!)
  }

  private textAt(row: number, at: number): string {
    return String.fromCharCode(...this.ids.subarray(at, at + this.lengths[row]!))
  }

  /** Copies all ids to `target` from `at`, each with zeros up to a multiple of eight bytes. */
  copy(target: DataView, at: number): void {
    new Uint8Array(target.buffer, target.byteOffset + at, this.bytes).set(this.ids.subarray(0, this.bytes))
  }
}
