// What a chain of rungs says where a rung, or all of them, could not be asked.

import type { FailureReason } from '../../backends/index.js'
import { err, type Fault, type Posture } from '../../fabric/index.js'
import type { Proposed } from '../backend/index.js'

/** `resting`: it failed a moment ago and is left alone. */
export type PassReason = FailureReason | 'resting'

/** A rung that a goal went past. */
export interface Passed {
  readonly name: string
  readonly reason: PassReason
  readonly fault: Fault
}

const messageMax = 1_000

/** Fails closed: where one was kept from the goal by how far it goes, that is what the fault says. */
export function nothingLeft(passed: readonly Passed[]): Fault {
  const [first, ...others] = passed
  if (first === undefined) throw new Error('a chain has a rung')
  const all = passed.map(({ name, reason, fault }) => `${name} (${reason}): ${fault.message}`).join('; ')
  const message = `no rung of the chain is left to ask: ${all}`.slice(0, messageMax)
  if (passed.some(({ reason }) => reason === 'posture')) return { code: 'FAULT_POLICY', path: 'postureMax', message }
  const alike = others.every(({ fault }) => fault.code === first.fault.code)
  return alike ? { ...first.fault, message } : { code: 'FAULT_BACKEND', message }
}

export const tooFar = (needed: Posture, allowed: Posture): Fault => ({
  code: 'FAULT_POLICY',
  path: 'postureMax',
  message: `the backend sends data ${needed}; this goal allows ${allowed} at most`,
})

/** @param ms for which it is left alone still; 0 while another goal finds out */
export const resting = (ms: number): Fault => {
  const howLong = ms === 0 ? ' while another goal finds out' : ` for ${Math.ceil(ms)} ms more`
  return { code: 'FAULT_BACKEND', message: `it failed a moment ago and is left alone${howLong}` }
}

/** A rung that ended while it answered; what it had cost nobody told. */
export const brokenOff = ({ message }: Fault): Proposed => ({
  text: err({ code: 'FAULT_BACKEND', message }),
  reason: 'down',
  tokens: 0,
  confidence: undefined,
  bytesLeft: 0,
})
