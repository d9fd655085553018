// Where the living incarnation of one rung is found, what it said it is, and how it fares.

import type { BackendCard, Propose } from '../actors/backend/index.js'
import type { ActorRef } from '../actors/kernel/index.js'
import type { ChainedRung, CircuitState, StandingRung } from '../actors/language-node/index.js'
import { type Fault, type Json, ok, type Result } from '../fabric/index.js'
import { Reference } from './references.js'

export class RungSeat implements ChainedRung<StandingRung> {
  /** Absent until one has started. */
  card: BackendCard | undefined
  /** As the chain last told it, and why. */
  circuit: { readonly state: CircuitState; readonly why: string } = { state: 'closed', why: '' }
  readonly #reference: Reference<Propose>

  /**
   * @param name as the configuration has it
   * @param actor what faults call it
   */
  constructor(
    readonly name: string,
    actor = name,
  ) {
    this.#reference = new Reference(actor)
  }

  bind(ref: ActorRef<Propose>): void {
    this.#reference.bind(ref)
  }

  current(): Result<StandingRung, Fault> {
    const current = this.#reference.current()
    if (!current.ok) return current
    if (this.card === undefined) throw new Error('a backend is bound only after it has shown its card')
    return ok({ ref: current.value, card: this.card })
  }

  /** Why it can't be asked now; nothing where it can. */
  get ailment(): string | undefined {
    const current = this.#reference.current()
    if (!current.ok) return `${this.name}: ${current.error.message}`
    const { state, why } = this.circuit
    return state === 'closed' ? undefined : `${this.name}: it is left alone after a failure: ${why}`
  }

  /** For `GET /v1/status`. */
  get view(): Json {
    const { rung, posture } = this.card ?? {}
    return {
      name: this.name,
      running: this.#reference.current().ok,
      circuit: this.circuit.state,
      ...(rung === undefined ? {} : { rung }),
      ...(posture === undefined ? {} : { posture }),
    }
  }
}
