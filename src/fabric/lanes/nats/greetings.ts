// The hellos of several daemons as one. Each serves what it serves; a dialler may ask for anything that one of them does.

import type { Fault } from '../../fault.js'
import { encodeHello, type HelloContract, readHello } from '../../frame/hello.js'
import { shortIdentity, shortIdentityText } from '../../frame/identity.js'
import type { FrameView } from '../../frame/view.js'
import type { Frame } from '../../frame/write.js'
import { err, ok, type Result } from '../../result.js'
import { subjectOf } from './subjects.js'

export class Greetings {
  readonly #contracts = new Map<string, HelloContract>()
  /** By the short identity of the request. */
  readonly #subjects = new Map<string, string>()
  #frameBytesMax = Number.POSITIVE_INFINITY

  /** Of two daemons that mean different things by a name the first is believed; the other one refuses what it can't read. */
  add(frame: FrameView): Result<void, Fault> {
    if (frame.kind !== 'hello') return err({ code: 'FAULT_FRAME', offset: 9, message: 'A greeting is a hello frame.' })
    const hello = readHello(frame.payload)
    if (!hello.ok) return hello
    for (const contract of hello.value.contracts) this.#learn(contract)
    this.#frameBytesMax = Math.min(this.#frameBytesMax, hello.value.frameBytesMax)
    return ok(undefined)
  }

  /** Where requests of a schema are asked; undefined where nobody that has greeted serves it. */
  subjectOf({ schema }: Pick<Frame, 'schema'>): string | undefined {
    return this.#subjects.get(shortIdentityText(schema))
  }

  /** The payload of one hello that says what all of them said. */
  payload(): Uint8Array {
    return encodeHello({ frameBytesMax: this.#frameBytesMax, token: '', contracts: [...this.#contracts.values()] })
  }

  #learn(contract: HelloContract): void {
    if (this.#contracts.has(contract.name)) return
    this.#contracts.set(contract.name, contract)
    const subject = subjectOf(contract.name)
    if (subject !== undefined) this.#subjects.set(shortIdentityText(shortIdentity(contract.identity)), subject)
  }
}
