// What is said when a thread keeps as much as it may.

import type { Fault } from '../../fabric/index.js'

/** For how long a model may go on after its answer is no longer wanted. */
const stopsWithinMs = 1_000

/**
 * @param taken what takes the room: `calls are being worked on`
 * @param unwantedSince of each that takes room: since when nobody wants it, on the clock of `now`; undefined where somebody does
 * @returns FAULT_BUSY
 * @throws Error where models that were told to stop hold all the room and do not: only a new thread helps then
 */
export function fullRoom(taken: string, unwantedSince: readonly (number | undefined)[], now: number): Fault {
  const before = now - stopsWithinMs
  const all = `${unwantedSince.length} ${taken}`
  if (unwantedSince.every((since = Number.POSITIVE_INFINITY) => since <= before))
    throw new Error(`${all} for nobody, and their models do not come to an end`)
  return { code: 'FAULT_BUSY', message: `${all}; one of them must end first` }
}
