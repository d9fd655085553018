// The hellos of several daemons as one. Each serves what it serves; a dialler may ask for anything that one of them does.

import type { Fault } from '../../fault.js'
import { encodeHello, type Hello, type HelloContract, readHello } from '../../frame/hello.js'
import type { FrameView } from '../../frame/view.js'
import { err, ok, type Result } from '../../result.js'

export class Greetings {
  readonly #contracts = new Map<string, HelloContract>()
  #frameBytesMax = Number.POSITIVE_INFINITY

  /** Whether any daemon has greeted. */
  get heard(): boolean {
    return this.#contracts.size > 0
  }

  /** Of two daemons that mean different things by a name the first is believed; the other one refuses what it can't read. */
  add(frame: FrameView): Result<void, Fault> {
    if (frame.kind !== 'hello') return err({ code: 'FAULT_FRAME', offset: 9, message: 'A greeting is a hello frame.' })
    const hello = readHello(frame.payload)
    if (!hello.ok) return hello
    for (const contract of hello.value.contracts) {
      if (!this.#contracts.has(contract.name)) this.#contracts.set(contract.name, contract)
    }
    this.#frameBytesMax = Math.min(this.#frameBytesMax, hello.value.frameBytesMax)
    return ok(undefined)
  }

  get contracts(): readonly HelloContract[] {
    return [...this.#contracts.values()]
  }

  /** The payload of one hello that says what all of them said. */
  payload(): Uint8Array {
    const hello: Hello = { frameBytesMax: this.#frameBytesMax, token: '', contracts: this.contracts }
    return encodeHello(hello)
  }
}
