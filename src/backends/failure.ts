import type { Fault } from '../fabric/index.js'

/** How a backend ends a stream it can't finish: async iteration has no other way to carry a typed fault. */
export class BackendFailure extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
    this.name = 'BackendFailure'
  }
}
