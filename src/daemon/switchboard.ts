// Who is who in a running tree: references that follow restarts, and the rungs.

import type { Compose } from '../actors/composer/index.js'
import type { JournalMessage } from '../actors/journal/index.js'
import type { Satisfy } from '../actors/language-node/index.js'
import type { DomainCall } from '../actors/olivier/index.js'
import { RoutingTable } from '../actors/prospero/index.js'
import type { Posture } from '../fabric/index.js'
import { Reference } from './references.js'
import { RungSeat } from './rung-seat.js'

export class Switchboard {
  readonly domains = new RoutingTable<DomainCall>()
  readonly journal = new Reference<JournalMessage>('journal')
  readonly composer = new Reference<Compose>('composer')
  readonly languageNode = new Reference<Satisfy>('language-node')
  /** In the order in which they are asked; the first alone unless the configuration has others. */
  readonly rungs: readonly [RungSeat, ...RungSeat[]]

  /** @param fallback names of the rungs behind the first */
  constructor(first = 'backend', fallback: readonly string[] = []) {
    const others = fallback.map((name) => new RungSeat(name))
    this.rungs = [new RungSeat(first, fallback.length === 0 ? 'backend' : first), ...others]
  }

  /** What an outcome says that no rung was asked for: the first that has started; a tree without a language node has none. */
  get rung(): { readonly rung: string; readonly posture: Posture } {
    const card = this.rungs.find((seat) => seat.card !== undefined)?.card
    return { rung: card?.rung ?? 'none', posture: card?.posture ?? 'in-process' }
  }
}
