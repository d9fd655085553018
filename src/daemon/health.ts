// What the tree says of itself: status, readiness, and that it has given up.

import type { ActorSystem } from '../actors/kernel/index.js'
import type { Supervisor } from '../actors/prospero/index.js'
import { err, type Fault, type Json, ok, type Result } from '../fabric/index.js'
import type { Switchboard } from './switchboard.js'

export const statusOf = (
  supervisor: Supervisor | undefined,
  system: ActorSystem,
  { rungs }: Pick<Switchboard, 'rungs'>,
): Readonly<Record<string, Json>> =>
  // Views are plain data; the round trip drops what is undefined.
  JSON.parse(
    JSON.stringify({
      supervisor: supervisor?.inspect() ?? null,
      deadLetters: system.inspect().deadLetters,
      rungs: rungs.map(({ view }) => view),
    }),
  ) as Readonly<Record<string, Json>>

/** Whether work can be taken: with a chain, as long as one rung of it stands. */
export function readinessOf(
  supervisor: Supervisor | undefined,
  { rungs }: Pick<Switchboard, 'rungs'>,
): Result<void, Fault> {
  const down = supervisor?.inspect().children.find(({ state }) => state !== 'running')
  if (supervisor !== undefined && down === undefined) {
    // Where there is no chain, the first is a child of the supervisor itself, or there is none.
    if (rungs.length === 1 || rungs.some((seat) => seat.current().ok)) return ok(undefined)
    const message = 'no rung of the chain is running'
    return err({ code: 'FAULT_ACTOR_DOWN', actor: 'backends', message })
  }
  const actor = down?.id ?? 'prospero'
  return err({ code: 'FAULT_ACTOR_DOWN', actor, message: `${actor} is ${down?.state ?? 'not started'}` })
}

/** What is missing while work is taken all the same: rungs of a chain that can't be asked now. */
export const degradationsOf = ({ rungs }: Pick<Switchboard, 'rungs'>): readonly string[] =>
  rungs.length === 1 ? [] : rungs.flatMap(({ ailment }) => (ailment === undefined ? [] : [ailment]))

/** Settles when the supervisor has given up. */
export const escalation = ({ actor }: Supervisor): Promise<Fault> =>
  new Promise((resolve) => {
    actor.watch((exit) => {
      if (exit.kind === 'crashed') resolve({ code: 'FAULT_ACTOR_DOWN', actor: actor.path, message: exit.error.message })
    })
  })
