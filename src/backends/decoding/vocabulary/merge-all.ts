// Merging neighbours of a text, first those that come first; as many steps as there are parts, times their logarithm.

/** What two neighbours become; `first` orders all merges, lower ones earlier. */
export interface Merge<T> {
  readonly merged: T
  readonly first: number
}

/** Merges, again and again, the pair that comes first; of equals the leftmost. */
export function mergeAll<T>(parts: readonly T[], mergeOf: (left: T, right: T) => Merge<T> | undefined): T[] {
  const held: (T | undefined)[] = [...parts]
  const next = Int32Array.from(held, (_, at) => at + 1)
  const previous = Int32Array.from(held, (_, at) => at - 1)
  const waiting = new Waiting<Pair<T>>(comesBefore)
  const consider = (at: number): void => {
    const behind = next[at]!
    if (at < 0 || behind >= held.length) return
    const [left, right] = [held[at]!, held[behind]!]
    const merge = mergeOf(left, right)
    if (merge !== undefined) waiting.add({ ...merge, at, behind, left, right })
  }
  for (let at = 0; at < held.length - 1; at++) consider(at)
  for (let pair = waiting.take(); pair !== undefined; pair = waiting.take()) {
    const { at, behind, merged } = pair
    // One of the two may have become part of another pair since.
    if (held[at] !== pair.left || held[behind] !== pair.right || next[at] !== behind) continue
    held[at] = merged
    held[behind] = undefined
    next[at] = next[behind]!
    if (next[at]! < held.length) previous[next[at]!] = at
    consider(previous[at]!)
    consider(at)
  }
  return held.filter((part) => part !== undefined)
}

interface Pair<T> extends Merge<T> {
  readonly at: number
  readonly behind: number
  readonly left: T
  readonly right: T
}

const comesBefore = (a: Pair<unknown>, b: Pair<unknown>): boolean =>
  a.first < b.first || (a.first === b.first && a.at < b.at)

/** A binary heap: `take` gives what comes before all others. */
class Waiting<T> {
  private readonly items: T[] = []

  constructor(private readonly comesBefore: (a: T, b: T) => boolean) {}

  add(item: T): void {
    const { items } = this
    let at = items.push(item) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.comesBefore(item, items[above]!)) break
      items[at] = items[above]!
      at = above
    }
    items[at] = item
  }

  take(): T | undefined {
    const { items } = this
    const first = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= items.length) break
      if (below + 1 < items.length && this.comesBefore(items[below + 1]!, items[below]!)) below++
      if (!this.comesBefore(items[below]!, last)) break
      items[at] = items[below]!
      at = below
    }
    items[at] = last
    return first
  }
}
