// The door as a supervised child. It takes no messages: peers are its callers.

import { ok } from '../../fabric/index.js'
import type { ActorOptions } from '../kernel/index.js'
import { CHILD_DEFAULTS, type ChildOptions, type ChildSpec } from '../prospero/index.js'
import { type Door, openDoor } from './door.js'
import type { DoorOptions } from './door-options.js'

export type DoorHandle = Pick<Door, 'url' | 'addresses' | 'inFlight' | 'drain'>

/**
 * The spec of a door. A graceful stop drains it within the stop's budget, then closes it.
 *
 * @param options made anew for each incarnation; a port that is in use is FAULT_CONFIG at the start
 */
export function doorChild(
  child: ChildOptions,
  options: () => DoorOptions,
  onReady?: (door: DoorHandle) => void,
): ChildSpec {
  return {
    ...CHILD_DEFAULTS,
    ...child,
    async start(parent, signal) {
      const opened = await openDoor(options(), parent.clock, parent.log)
      if (!opened.ok) return opened
      const door = opened.value
      const ref = parent.spawn(doorActor(child.id, door))
      if (signal.aborted) ref.kill('it was not ready in time')
      const ready = await ref.whenReady()
      if (!ready.ok) return ready
      onReady?.(door)
      return ok({ actor: ref })
    },
  }
}

const doorActor = (name: string, door: Door): ActorOptions<never> => ({
  name,
  init: () => ({
    receive: () => {},
    async close(exit, deadline) {
      if (exit.kind === 'stopped') await door.drain(deadline)
      await door.close()
    },
  }),
})
