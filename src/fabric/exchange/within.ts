import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { cancelled, expired } from './answer.js'
import type { AskClock } from './clock.js'
import type { Until } from './open-request.js'

/**
 * Waits for what somebody will tell, and not longer than it is wanted.
 *
 * @param register is given whom to tell; returns what takes that back
 * @returns FAULT_EXPIRED or FAULT_CANCELLED where it was not told in time
 */
export function within<T>(
  { deadline, signal }: Until,
  clock: AskClock,
  register: (tell: (value: T) => void) => () => void,
): Promise<Result<T, Fault>> {
  if (signal?.aborted === true) return Promise.resolve(err(cancelled))
  return new Promise((resolve) => {
    const settle = (outcome: Result<T, Fault>): void => {
      cancelTimer()
      signal?.removeEventListener('abort', onAbort)
      forget()
      resolve(outcome)
    }
    const onAbort = (): void => settle(err(cancelled))
    const cancelTimer =
      deadline === Number.POSITIVE_INFINITY
        ? () => {}
        : clock.setTimer(deadline - clock.wall(), () => settle(err(expired)))
    signal?.addEventListener('abort', onAbort, { once: true })
    const forget = register((value) => settle(ok(value)))
  })
}
