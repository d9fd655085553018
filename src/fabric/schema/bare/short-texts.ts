// Texts of a few bytes that messages repeat over and over (currencies, pairs, tenors, units), found by their bytes: nothing is
// decoded or checked a second time.

/** As many bytes, with their number, fit a number exactly. */
const bytesInKey = 6
/** Longest text kept: one key, or two. `USD / EUR` has nine. */
const bytesMax = 2 * bytesInKey
const keptMax = 20_000

export class ShortTexts<T> {
  private readonly short = new Map<number, T>()
  private readonly long = new Map<number, Map<number, T>>()
  private kept = 0

  get(bytes: Uint8Array, start: number, length: number): T | undefined {
    if (length <= bytesInKey) return this.short.get(keyOf(bytes, start, length))
    if (length > bytesMax) return undefined
    const rest = this.long.get(keyOf(bytes, start, bytesInKey))
    return rest?.get(keyOf(bytes, start + bytesInKey, length - bytesInKey))
  }

  /** Keeps what sound bytes stand for, as long as there is room. */
  keep(bytes: Uint8Array, start: number, length: number, value: T): void {
    if (length > bytesMax || this.kept === keptMax) return
    this.kept++
    if (length <= bytesInKey) this.short.set(keyOf(bytes, start, length), value)
    else this.within(keyOf(bytes, start, bytesInKey)).set(keyOf(bytes, start + bytesInKey, length - bytesInKey), value)
  }

  private within(head: number): Map<number, T> {
    let rest = this.long.get(head)
    if (rest === undefined) {
      rest = new Map()
      this.long.set(head, rest)
    }
    return rest
  }
}

function keyOf(bytes: Uint8Array, start: number, length: number): number {
  let key = length
  for (let i = start; i < start + length; i++) key = key * 256 + bytes[i]!
  return key
}
