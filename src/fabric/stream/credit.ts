// Credit: how many items of a stream may still be sent. The receiver grants it, the sender spends it, and whoever stands
// between them counts it too, so that nothing holds more items than its receiver has said it has room for.

import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'

/** Items that may be granted and not yet sent, at most. */
export const streamCreditMax = 65_536

/** A credit frame's payload: u32 items to add, u32 zero. */
const creditBytes = 8

const aboveMax = (actual: number): Result<never, Fault> =>
  err({
    code: 'FAULT_LIMIT',
    limit: streamCreditMax,
    actual,
    message: `A stream may have ${streamCreditMax} items of credit outstanding, not ${actual}.`,
  })

export class Credit {
  #outstanding = 0

  /** Items granted and not yet sent. */
  get outstanding(): number {
    return this.#outstanding
  }

  /** Adds a grant, or nothing of it: FAULT_LIMIT where more than `streamCreditMax` would be outstanding. */
  add(items: number): Result<void, Fault> {
    const outstanding = this.#outstanding + items
    if (outstanding > streamCreditMax) return aboveMax(outstanding)
    this.#outstanding = outstanding
    return ok(undefined)
  }

  /** Takes the credit for one item; false, and nothing taken, when there is none. */
  spend(): boolean {
    if (this.#outstanding === 0) return false
    this.#outstanding--
    return true
  }
}

/** The payload of a credit frame. @throws RangeError for a count that no reader would accept */
export function encodeCredit(items: number): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(items) || items < 1 || items > streamCreditMax)
    throw new RangeError(`a credit frame grants 1 to ${streamCreditMax} items, not ${items}`)
  const bytes = new Uint8Array(creditBytes)
  new DataView(bytes.buffer).setUint32(0, items, true)
  return bytes
}

/**
 * The items that a credit frame grants, 1 or more.
 *
 * @returns FAULT_LIMIT above `streamCreditMax`; FAULT_FRAME with the offset in the payload
 */
export function readCredit(payload: Uint8Array): Result<number, Fault> {
  const broken = (offset: number, message: string): Result<never, Fault> =>
    err({ code: 'FAULT_FRAME', offset, message })
  const { byteLength } = payload
  if (byteLength !== creditBytes)
    return broken(
      Math.min(byteLength, creditBytes),
      `A credit frame has ${creditBytes} bytes of payload, not ${byteLength}.`,
    )
  const view = new DataView(payload.buffer, payload.byteOffset, byteLength)
  const items = view.getUint32(0, true)
  if (items === 0) return broken(0, 'A credit frame grants at least one item.')
  if (view.getUint32(4, true) !== 0) return broken(4, 'The reserved word of a credit frame is not zero.')
  return items > streamCreditMax ? aboveMax(items) : ok(items)
}
