// Whether a goal keeps the limits of its message: one that came through the door does, one from this process may not.

import { err, type Fault, type GoalRecord, goalMessage, ok, type Result } from '../fabric/index.js'

/** The fault of the first limit that is not kept; what is wrong with an input is told by the input's name. */
export function checkGoal(goal: GoalRecord): Result<void, Fault> {
  const encoded = goalMessage.codec.encode(goal)
  if (encoded.ok) return goal.key === '' ? err(emptyKey) : ok(undefined)
  const fault = encoded.error
  const [indexed, index] = /^inputs\[(\d+)\]/.exec(fault.path ?? '') ?? []
  const input = index === undefined ? undefined : goal.inputs[Number(index)]
  if (indexed === undefined || input === undefined) return encoded
  const named = (text: string): string => text.replace(indexed, () => `inputs.${input.name.slice(0, 64)}`)
  return err({ ...fault, path: named(fault.path ?? ''), message: named(fault.message) })
}

const emptyKey: Fault = { code: 'FAULT_RANGE', path: 'key', message: 'A key has at least one character.' }
