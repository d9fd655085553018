// A stream whose end is certified: every item of it counts, from the first one on, whatever of it its peer holds already.

import type { StreamSink } from '../actors/door/index.js'
import type { Grants } from '../actors/olivier/index.js'
import { ItemsDigest } from '../client/certificate/index.js'
import { type Certified, err, type Fault, ok, type RegisteredOperation, type Result, toJson } from '../fabric/index.js'
import { defaultsUsed } from './certificates/defaults-used.js'
import type { Notary } from './certificates/notary.js'

export class CertifiedItems {
  readonly #operation: RegisteredOperation
  readonly #digest = new ItemsDigest()
  #left: number
  #unreadable: Fault | undefined

  /** @param from items that the peer holds already: hashed, and not sent */
  constructor(operation: RegisteredOperation, from: number) {
    this.#operation = operation
    this.#left = from
  }

  /** Hashes what passes. What is left out took credit, which is given back. */
  passing(sink: StreamSink, grants: Grants): StreamSink['item'] {
    const { item } = this.#operation
    if (item === undefined) throw new Error(`${this.#operation.contract.name} streams no list`)
    return (payload) => {
      const read = item.codec.decode(payload)
      if (read.ok) this.#digest.add(toJson(item.schema, read.value))
      else this.#unreadable ??= read.error
      if (this.#left === 0) sink.item(payload)
      else {
        this.#left--
        grants.add(1)
      }
    }
  }

  /** What the whole rests on; the fault of an item that did not read. */
  async certified(asked: Uint8Array, last: Uint8Array, notary: Notary): Promise<Result<Certified, Fault>> {
    if (this.#unreadable !== undefined) return err(this.#unreadable)
    const operation = this.#operation
    const request = operation.request.codec.decode(asked)
    if (!request.ok) return request
    const response = operation.response.codec.decode(last)
    if (!response.ok) return response
    const defaults = defaultsUsed(operation.contract.request, request.value)
    const answered = { operation, request: request.value, response: response.value, ...defaults }
    return ok(await notary.certifyStream(answered, this.#digest))
  }
}
