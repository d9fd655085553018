// Who waits for which answer: the product's own account of what is open, from a number that the request carries to the promise of its answer.

import { ByCorrelation } from '../../dist/fabric/index.js'

export class Waiting {
  #open = new ByCorrelation()
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
    this.#open.take(correlation)(value)
  }
}
