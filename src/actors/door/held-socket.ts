// A lane that meets bytes which are no frame can only end. Its socket is held open here until the peer has been told why:
// a fault frame first, then the close code that the lane chose.

import { WebSocket } from 'ws'
import type { WebSocketLike } from '../../fabric/index.js'

export class HeldSocket implements WebSocketLike {
  readonly addEventListener: WebSocketLike['addEventListener']
  readonly #socket: WebSocket
  #asked: number | undefined

  constructor(socket: WebSocket) {
    this.#socket = socket
    // A WebSocket has what a lane needs; naming it so spares an adapter for each event.
    const like: WebSocketLike = socket
    this.addEventListener = like.addEventListener.bind(socket)
  }

  get binaryType(): string {
    return this.#socket.binaryType
  }

  set binaryType(type: string) {
    const like: WebSocketLike = this.#socket
    like.binaryType = type
  }

  get readyState(): number {
    return this.#socket.readyState
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  send(data: Uint8Array<ArrayBuffer>): void {
    this.#socket.send(data)
  }

  sendIfOpen(data: Uint8Array<ArrayBuffer>): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(data)
  }

  /** Keeps the code for `closeNow`. */
  close(code?: number): void {
    this.#asked = code
  }

  /** Closes with the code that was asked for; the peer's own close needs no answer from us. */
  closeNow(): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.close(this.#asked)
  }
}
