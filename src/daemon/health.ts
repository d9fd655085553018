// What the tree says of itself: status, readiness, and that it has given up.

import type { ActorSystem } from '../actors/kernel/index.js'
import type { Supervisor } from '../actors/prospero/index.js'
import { err, type Fault, type Json, ok, type Result } from '../fabric/index.js'

export const statusOf = (supervisor: Supervisor | undefined, system: ActorSystem): Readonly<Record<string, Json>> =>
  // Views are plain data; the round trip drops what is undefined.
  JSON.parse(
    JSON.stringify({ supervisor: supervisor?.inspect() ?? null, deadLetters: system.inspect().deadLetters }),
  ) as Readonly<Record<string, Json>>

export function readinessOf(supervisor: Supervisor | undefined): Result<void, Fault> {
  const down = supervisor?.inspect().children.find(({ state }) => state !== 'running')
  if (supervisor !== undefined && down === undefined) return ok(undefined)
  const actor = down?.id ?? 'prospero'
  return err({ code: 'FAULT_ACTOR_DOWN', actor, message: `${actor} is ${down?.state ?? 'not started'}` })
}

/** Settles when the supervisor has given up. */
export const escalation = ({ actor }: Supervisor): Promise<Fault> =>
  new Promise((resolve) => {
    actor.watch((exit) => {
      if (exit.kind === 'crashed') resolve({ code: 'FAULT_ACTOR_DOWN', actor: actor.path, message: exit.error.message })
    })
  })
