// The only file that touches nact. Used of it: spawn, stop, hierarchy, names, and one wake-up message per turn.

import nact, { type Ref } from 'nact'

type NactRef = Ref<unknown>

/** A place in nact's tree under which nodes can be spawned. */
export interface NactParent {
  shelf(): NactRef
}

/** The root of one nact system. */
export class NactRoot implements NactParent {
  readonly #ref: NactRef = nact.start()

  shelf(): NactRef {
    return this.#ref
  }

  stop(): void {
    nact.stop(this.#ref)
  }
}

/** One nact actor. Its only message means "take a turn"; at most one is under way, the caller sees to that. */
export class NactNode implements NactParent {
  readonly #ref: NactRef
  #shelf: NactRef | undefined

  /** Throws if a living sibling has this name or nact's path rules forbid it. */
  constructor(parent: NactParent, name: string, turn: () => Promise<void>) {
    this.#ref = nact.spawn(parent.shelf(), turn, name)
  }

  wake(): void {
    nact.dispatch(this.#ref, undefined)
  }

  stop(): void {
    nact.stop(this.#ref)
  }

  /**
   * nact copies the map of all children of an actor for each message it handles. Children therefore hang from a node
   * of their own that is never sent a message, and their number costs a turn nothing.
   */
  shelf(): NactRef {
    this.#shelf ??= nact.spawn(this.#ref, ignore, 'children')
    return this.#shelf
  }
}

function ignore(): void {}
