// llama-server keeps, in each slot, what it has computed of the last prompt there. All our prompts begin alike, and an attempt at a goal
// goes on where the one before it was: it gets that slot again if it is free, and otherwise the one that was used longest ago.

export interface Slot {
  /** Undefined where all are busy: the server then chooses, and lets the request wait. */
  readonly id: number | undefined
  release(): void
}

/** Nobody's slot that is to be freed. */
const none: Slot = { id: undefined, release: () => {} }

export class Slots {
  /** Idle ones, the one that was used longest ago first. */
  private readonly idle: number[]
  /** What was worked on last in each. */
  private readonly last = new Map<number, string>()

  constructor(count: number) {
    this.idle = Array.from({ length: count }, (_, id) => id)
  }

  /** @param work the same for attempts at one goal */
  take(work: string): Slot {
    const same = this.idle.findIndex((id) => this.last.get(id) === work)
    const [id] = this.idle.splice(Math.max(0, same), 1)
    if (id === undefined) return none
    this.last.set(id, work)
    let held = true
    return {
      id,
      release: () => {
        if (held) this.idle.push(id)
        held = false
      },
    }
  }
}
