// Sets of stacks as numbers: equal sets are one.
import { grown } from './stacks.js'

export class StackSets {
  /** Members of all sets, one set after another, each in ascending order. */
  private members = new Int32Array(1024)
  /** Where each set begins; a set ends where the next begins. */
  private begins = new Int32Array(257)
  private complete = new Uint8Array(256)
  /** Open addressing by members; a power of two, at most half full. Holds a set's number plus one. */
  private places = new Int32Array(512)
  count = 0

  /** Numbers held for members, over all sets. */
  get size(): number {
    return this.begins[this.count]!
  }

  /** Whether the bottom is in the set. */
  isComplete(set: number): boolean {
    return this.complete[set] === 1
  }

  /** First index into the members of a set, which go on to `end(set)`. */
  begin(set: number): number {
    return this.begins[set]!
  }

  end(set: number): number {
    return this.begins[set + 1]!
  }

  member(index: number): number {
    return this.members[index]!
  }

  /** The set of these stacks, in ascending order, and of the bottom where `complete`; -1 where there is none yet. */
  find(stacks: readonly number[], complete: boolean): number {
    return this.places[this.placeOf(stacks, complete)]! - 1
  }

  /** Adds a set that `find` does not know. */
  add(stacks: readonly number[], complete: boolean): number {
    const set = this.count++
    if (set === this.complete.length) this.makeRoomForSets()
    this.places[this.placeOf(stacks, complete)] = set + 1
    const begin = this.begins[set]!
    while (begin + stacks.length > this.members.length) this.members = grown(this.members)
    for (let at = 0; at < stacks.length; at++) this.members[begin + at] = stacks[at]!
    this.begins[set + 1] = begin + stacks.length
    this.complete[set] = complete ? 1 : 0
    return set
  }

  /** Where the set stands among the places, or would. */
  private placeOf(stacks: readonly number[], complete: boolean): number {
    const mask = this.places.length - 1
    let place = hash(stacks, complete) & mask
    for (let held = this.places[place]!; held !== 0; held = this.places[place]!) {
      if (this.equals(held - 1, stacks, complete)) return place
      place = (place + 1) & mask
    }
    return place
  }

  private equals(set: number, stacks: readonly number[], complete: boolean): boolean {
    const begin = this.begins[set]!
    if (this.begins[set + 1]! - begin !== stacks.length || (this.complete[set] === 1) !== complete) return false
    for (let at = 0; at < stacks.length; at++) if (this.members[begin + at] !== stacks[at]) return false
    return true
  }

  private makeRoomForSets(): void {
    const complete = new Uint8Array(2 * this.complete.length)
    complete.set(this.complete)
    this.complete = complete
    const begins = new Int32Array(complete.length + 1)
    begins.set(this.begins)
    this.begins = begins
    const old = this.places
    this.places = new Int32Array(2 * complete.length)
    const mask = this.places.length - 1
    for (const held of old) {
      if (held === 0) continue
      const stacks = Array.from(this.members.subarray(this.begins[held - 1]!, this.begins[held]!))
      let place = hash(stacks, this.complete[held - 1] === 1) & mask
      while (this.places[place] !== 0) place = (place + 1) & mask
      this.places[place] = held
    }
  }
}

function hash(stacks: readonly number[], complete: boolean): number {
  let mixed = complete ? 0x2545f491 : 0
  for (let at = 0; at < stacks.length; at++) mixed = Math.imul(mixed ^ stacks[at]!, 0x9e3779b1) + 0x7f4a7c15
  return mixed ^ (mixed >>> 15)
}
