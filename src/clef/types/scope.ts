// The names in force at a place of the program. A local name hides an outer one of the same spelling as far as it reaches.

import type { Binder } from './binder.js'
import type { Scheme } from './type.js'

export interface Known {
  readonly scheme: Scheme
  /** Undefined for a name that the surroundings give. */
  readonly binder: Binder | undefined
}

export class Scope {
  /** What each name means, innermost last. */
  private readonly names = new Map<string, Known[]>()

  constructor(surroundings: ReadonlyMap<string, Scheme>) {
    for (const [name, scheme] of surroundings) this.add(name, { scheme, binder: undefined })
  }

  has = (name: string): boolean => this.find(name) !== undefined

  find = (name: string): Known | undefined => this.names.get(name)?.at(-1)

  add(name: string, known: Known): void {
    const hidden = this.names.get(name)
    if (hidden === undefined) this.names.set(name, [known])
    else hidden.push(known)
  }

  /** Forgets the last meaning of each name. */
  leave(names: readonly string[]): void {
    for (const name of names) {
      // A name that means nothing any more keeps its place: parameters come back line by line.
      this.names.get(name)?.pop()
    }
  }

  /** Every name in force. */
  known = (): readonly string[] => [...this.names.keys()].filter((name) => this.has(name))
}
