// Who is who in a running tree: references that follow restarts, and the card of the backend.

import type { BackendCard, Propose } from '../actors/backend/index.js'
import type { Compose } from '../actors/composer/index.js'
import type { JournalMessage } from '../actors/journal/index.js'
import type { ActorRef } from '../actors/kernel/index.js'
import type { Satisfy } from '../actors/language-node/index.js'
import type { DomainCall } from '../actors/olivier/index.js'
import { RoutingTable } from '../actors/prospero/index.js'
import { type Fault, ok, type Posture, type Result } from '../fabric/index.js'
import { Reference } from './references.js'

export class Switchboard {
  readonly domains = new RoutingTable<DomainCall>()
  readonly journal = new Reference<JournalMessage>('journal')
  readonly backend = new Reference<Propose>('backend')
  readonly composer = new Reference<Compose>('composer')
  readonly languageNode = new Reference<Satisfy>('language-node')
  /** What the backend says it is; absent until one has started. */
  card: BackendCard | undefined

  currentBackend(): Result<{ readonly ref: ActorRef<Propose>; readonly card: BackendCard }, Fault> {
    const current = this.backend.current()
    if (!current.ok) return current
    if (this.card === undefined) throw new Error('a backend is bound only after it has shown its card')
    return ok({ ref: current.value, card: this.card })
  }

  /** What an outcome says of the rung; a tree without a language node has none. */
  get rung(): { readonly rung: string; readonly posture: Posture } {
    return { rung: this.card?.rung ?? 'none', posture: this.card?.posture ?? 'in-process' }
  }
}
