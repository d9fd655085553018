// What a supervisor dies of. Whoever watches it finds one of these as the error of its exit.

import type { Fault } from '../../fabric/fault.js'
import { describeExit, type Exit } from '../kernel/index.js'
import type { Intensity } from './child-spec.js'

/** A child failed more often than its intensity allows. */
export class Escalation extends Error {
  override readonly name = 'Escalation'
  readonly supervisor: string
  readonly child: string
  readonly intensity: Intensity
  readonly lastExit: Exit

  constructor(supervisor: string, child: string, intensity: Intensity, lastExit: Exit) {
    const { restarts, periodMs } = intensity
    super(
      `${child} failed more than ${restarts} times in ${periodMs} ms under ${supervisor}; last ${describeExit(lastExit)}`,
    )
    this.supervisor = supervisor
    this.child = child
    this.intensity = intensity
    this.lastExit = lastExit
  }
}

/** A child did not report ready. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
  readonly child: string
  readonly fault: Fault

  constructor(child: string, fault: Fault) {
    super(`${child} did not start: ${fault.message}`)
    this.child = child
    this.fault = fault
  }
}
