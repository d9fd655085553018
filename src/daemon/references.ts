// Where the living incarnation of an actor is found, while restarts change it.

import { type ActorRef, actorDown } from '../actors/kernel/index.js'
import { err, type Fault, ok, type Result } from '../fabric/index.js'

/** Holds the current reference of one supervised child; bind it in the child's `onReady`. */
export class Reference<M> {
  private ref: ActorRef<M> | undefined

  constructor(private readonly name: string) {}

  bind(ref: ActorRef<M>): void {
    this.ref = ref
    ref.watch(() => {
      // A newer incarnation may have been bound since.
      if (this.ref === ref) this.ref = undefined
    })
  }

  /** FAULT_ACTOR_DOWN before the first start and while a restart is under way. */
  current(): Result<ActorRef<M>, Fault> {
    return this.ref === undefined ? err(actorDown(this.name, 'it is not running')) : ok(this.ref)
  }
}
