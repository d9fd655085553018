/** What the receiver of a stream grants, on its way to whoever serves it. What comes before anybody listens is kept as one sum. */
export class Grants {
  #waiting = 0
  #listener: ((items: number) => void) | undefined

  add(items: number): void {
    if (this.#listener === undefined) this.#waiting += items
    else this.#listener(items)
  }

  /** Sets the one listener and hands over what waited for it. */
  listen(listener: (items: number) => void): void {
    this.#listener = listener
    const waiting = this.#waiting
    this.#waiting = 0
    if (waiting > 0) listener(waiting)
  }
}
