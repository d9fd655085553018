import type { ActorDownFault, Fault } from '../../fabric/fault.js'

/** How an actor's life ended. Only `stopped` is a normal end. */
export type Exit =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'killed'; readonly why: string }
  | { readonly kind: 'crashed'; readonly error: Error }

export function describeExit(exit: Exit): string {
  if (exit.kind === 'stopped') return 'stopped'
  return exit.kind === 'killed' ? `killed: ${exit.why}` : `crashed: ${exit.error.message}`
}

/** What was thrown, as an Error: anything can be thrown. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

export function actorDown(path: string, why: string): ActorDownFault {
  return { code: 'FAULT_ACTOR_DOWN', actor: path, message: `${path} is not running: ${why}.` }
}

/** Thrown from `init` to give the reason as a typed fault: whoever waits for the actor to be ready gets it unchanged. */
export class FaultError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
    this.name = 'FaultError'
  }
}
