// The thread's end of the egress ledger: nothing is sent before the host has said that it stands there.

import { AsyncLocalStorage } from 'node:async_hooks'
import { BackendFailure, type EgressNote } from '../../backends/index.js'
import { type FrameView, readFault } from '../../fabric/index.js'
import { egressMessage } from './egress-message.js'

interface Waiting {
  readonly resolve: () => void
  readonly reject: (reason: BackendFailure) => void
}

export class LedgerLane {
  /** A backend asks for leave wherever it comes to send, and knows nothing of correlations. */
  readonly #proposal = new AsyncLocalStorage<number>()
  readonly #waiting = new Map<number, Waiting>()
  readonly #send: (correlation: number, payload: Uint8Array) => void
  #next = 1

  /** @param send hands a request of the thread's own to the host */
  constructor(send: (correlation: number, payload: Uint8Array) => void) {
    this.#send = send
  }

  /** Runs what is done for a proposal: what it sends is written down as sent for that. */
  during<T>(proposal: number, run: () => T): T {
    return this.#proposal.run(proposal, run)
  }

  /** Resolves once the ledger has it. Rejects with a BackendFailure where it has not: then nothing may be sent. */
  readonly egress = (note: EgressNote): Promise<void> => {
    const proposal = this.#proposal.getStore()
    const payload = egressMessage.codec.encode({ ...note, ...(proposal === undefined ? {} : { proposal }) })
    if (!payload.ok) return Promise.reject(new BackendFailure(payload.error))
    const correlation = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(correlation, { resolve, reject })
      this.#send(correlation, payload.value)
    })
  }

  /** Takes the host's answers. @returns whether the frame was one */
  take({ kind, correlation, payload }: FrameView): boolean {
    if (kind !== 'reply' && kind !== 'fault') return false
    const waiting = this.#waiting.get(correlation)
    this.#waiting.delete(correlation)
    if (kind === 'reply') waiting?.resolve()
    else waiting?.reject(new BackendFailure(readFault(payload)))
    return true
  }
}
