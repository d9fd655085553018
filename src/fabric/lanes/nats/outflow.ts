// Bytes handed to a NATS connection that its server has not confirmed. The client library queues without bound; this is the bound.

import type { NatsConnection, PublishOptions } from '@nats-io/transport-node'

/** How often a confirmation is tried again while the connection is lost. */
const retryMs = 100

export class Outflow {
  readonly #connection: NatsConnection
  readonly #bytesMax: number
  #unconfirmed = 0
  #onConfirmed: () => void = () => {}
  #flushing = false

  /** @param bytesMax unconfirmed bytes above which `hasRoom` says no; one message always goes where nothing is under way */
  constructor(connection: NatsConnection, bytesMax: number) {
    this.#connection = connection
    this.#bytesMax = bytesMax
  }

  /** Bytes on their way to the server. */
  get unconfirmedBytes(): number {
    return this.#unconfirmed
  }

  /** Sets the one listener that is called whenever the server has confirmed some of them. */
  onConfirmed(listener: () => void): void {
    this.#onConfirmed = listener
  }

  hasRoom(bytes: number): boolean {
    return this.#unconfirmed === 0 || this.#unconfirmed + bytes <= this.#bytesMax
  }

  /** Sends whether there is room or not. What is sent while the connection is lost may be lost too. */
  publish(subject: string, payload: Uint8Array, options: PublishOptions = {}): void {
    // Its lane hears of the end in a moment.
    if (this.#connection.isClosed()) return
    this.#connection.publish(subject, payload, options)
    this.#unconfirmed += payload.byteLength
    if (!this.#flushing) void this.#confirm()
  }

  /** A PING behind what was sent: its PONG says that the server has all of it. */
  async #confirm(): Promise<void> {
    this.#flushing = true
    while (this.#unconfirmed > 0 && !this.#connection.isClosed()) {
      const under = this.#unconfirmed
      try {
        await this.#connection.flush()
        this.#unconfirmed -= under
        this.#onConfirmed()
      } catch {
        // Between two connections: what was under way counts until there is one again.
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
    }
    this.#flushing = false
  }
}
