// The elements of a model's answer as a stream takes them: at once, or when each has been made.

import { type ModelRefusal, ModelRefused } from '../../domains/index.js'
import type { ItemSource } from '../../fabric/index.js'

type Made = IteratorResult<unknown, unknown>

const over: Made = { done: true, value: undefined }

export class MadeItems implements ItemSource<unknown> {
  /** The model's no, which ends the elements. */
  refusal: ModelRefusal | undefined
  private held: (() => Made) | undefined
  private making = false
  private leaving = false

  /** @param onMade called when the model has come to the end of what it was at */
  constructor(
    private readonly items: Iterator<unknown> | AsyncIterator<unknown>,
    private readonly onMade: () => void,
  ) {}

  /** Whether the model is at work on an element, or on what it does at its end. */
  get busy(): boolean {
    return this.making || this.leaving
  }

  /** Throws what the model threw, unless it is its no. */
  next(): Made | undefined {
    if (this.making) return undefined
    const held = this.held
    this.held = undefined
    try {
      const made = held === undefined ? this.items.next() : held()
      if (!('then' in made)) return made
      this.making = true
      made.then(
        (one) => this.made(() => one),
        (thrown: unknown) =>
          this.made(() => {
            throw thrown
          }),
      )
      return undefined
    } catch (thrown) {
      if (!(thrown instanceof ModelRefused)) throw thrown
      this.refusal = thrown.refusal
      return over
    }
  }

  return(): void {
    const returned: unknown = this.items.return?.()
    if (!(returned instanceof Promise)) return
    this.leaving = true
    const left = () => {
      this.leaving = false
      this.onMade()
    }
    // Its cleanup may fail; nobody waits for this source any more.
    returned.then(left, left)
  }

  private made(held: () => Made): void {
    this.making = false
    this.held = held
    this.onMade()
  }
}
