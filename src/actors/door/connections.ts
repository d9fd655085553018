// Connections by whatever way they came, counted together.

import type { Socket } from 'node:net'

export class Connections {
  readonly #max: number
  #held = 0

  constructor(max: number) {
    this.#max = max
  }

  /** Holds the connection until it ends, or turns it away where there are as many as may be. */
  admit(socket: Socket): boolean {
    if (this.#held >= this.#max) {
      socket.destroy()
      return false
    }
    this.#held++
    socket.once('close', () => this.#held--)
    return true
  }
}
