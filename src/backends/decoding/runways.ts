// How far, and over which characters, an open lexeme goes on: inside a string or a number it does not matter which of its
// characters comes next. Where a configuration takes every character of some classes to the same next one, and that takes
// them too, and so on for as many characters as a subtree of tokens is deep, all its tokens are taken at once.
import { type Configurations, DEAD } from './automaton/index.js'
import { afterLead, leadsOf, membersOf } from './character-classes.js'

/** Not known yet. */
const OPEN = -2

export class Runways {
  /** By configuration: where the classes in `alike` lead. */
  private next = new Int32Array(256).fill(OPEN)
  /** Classes all of whose characters lead to `next`, and classes known not to. */
  private alike = new Int32Array(256)
  private unlike = new Int32Array(256)

  constructor(private readonly configurations: Configurations) {}

  /** Whether every text of up to `length` characters of these classes can follow; false also where that is not certain. */
  take(configuration: number, classes: number, length: number): boolean {
    let at = configuration
    for (let left = length; left > 0; left--) {
      if (!this.areAlike(at, classes)) return false
      const next = this.next[at]!
      if (next === at) return true
      at = next
    }
    return true
  }

  private areAlike(configuration: number, classes: number): boolean {
    if (configuration >= this.next.length) this.grow(configuration)
    if ((classes & this.unlike[configuration]!) !== 0) return false
    let asked = classes & ~this.alike[configuration]!
    while (asked !== 0) {
      const bit = asked & -asked
      const next = this.afterAny(configuration, 31 - Math.clz32(bit))
      const settled = this.next[configuration]!
      if (next === DEAD || (settled !== OPEN && settled !== next)) {
        this.unlike[configuration]! |= bit
        return false
      }
      this.next[configuration] = next
      this.alike[configuration]! |= bit
      asked ^= bit
    }
    return true
  }

  /** The one configuration after any character of a class, or DEAD where there is not exactly one. */
  private afterAny(configuration: number, index: number): number {
    const leads = leadsOf(index)
    if (leads !== undefined) return this.afterAnyLead(configuration, leads)
    let after = DEAD
    for (const byte of membersOf[index]!) {
      const next = this.configurations.step(configuration, byte)
      if (next === DEAD || (after !== DEAD && after !== next)) return DEAD
      after = next
    }
    return after
  }

  private afterAnyLead(configuration: number, { low, high }: { low: number; high: number }): number {
    let after = DEAD
    for (let lead = low; lead <= high; lead++) {
      const begun = this.configurations.step(configuration, lead)
      const next = begun === DEAD ? DEAD : this.afterRest(begun, afterLead(lead))
      if (next === DEAD || (after !== DEAD && after !== next)) return DEAD
      after = next
    }
    return after
  }

  private afterRest(begun: number, { low, high, more }: ReturnType<typeof afterLead>): number {
    let after = DEAD
    for (let byte = low; byte <= high; byte++) {
      const next = this.configurations.step(begun, byte)
      if (next === DEAD || (after !== DEAD && after !== next)) return DEAD
      after = next
    }
    return more === 0 ? after : this.afterRest(after, { low: 0x80, high: 0xbf, more: more - 1 })
  }

  private grow(configuration: number): void {
    const size = 2 ** Math.ceil(Math.log2(configuration + 1))
    const [next, alike, unlike] = [new Int32Array(size).fill(OPEN), new Int32Array(size), new Int32Array(size)]
    next.set(this.next)
    alike.set(this.alike)
    unlike.set(this.unlike)
    this.next = next
    this.alike = alike
    this.unlike = unlike
  }
}
