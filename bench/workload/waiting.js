// Who waits for which answer: a map from a number that the request carries to the promise of its answer.

export class Waiting {
  #open = new Map()
  #last = 0

  /** @param {(correlation: number) => void} send */
  ask(send) {
    return new Promise((resolve) => {
      const correlation = ++this.#last
      this.#open.set(correlation, resolve)
      send(correlation)
    })
  }

  answer(correlation, value) {
    const resolve = this.#open.get(correlation)
    this.#open.delete(correlation)
    resolve(value)
  }
}
