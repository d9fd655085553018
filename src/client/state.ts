import type { Fault } from '../fabric/fault.js'

/** Whether a client has a daemon to talk to. */
export type ClientState =
  | { readonly name: 'open' }
  | {
      readonly name: 'reconnecting'
      /** Tries that have failed since the connection was lost. */
      readonly failed: number
      /** Pause before the next one, in ms. */
      readonly pauseMs: number
      /** Why there is no connection; absent where the daemon closed it plainly. */
      readonly reason?: Fault
    }
  /** For good: closed, or given up. */
  | { readonly name: 'closed'; readonly reason?: Fault }
