// What a peer sends with a goal.

import { choice, count, data, type Infer, list, optional, quantity, record, text } from '../schema/index.js'
import { postures } from './posture.js'

export const goalTextBytesMax = 64 * 1024
export const inputBytesMax = 1024 * 1024
export const inputsMax = 16
export const goalKeyBytesMax = 64

const attachedInput = record({
  /** The name that programs use: `input "book"`. */
  name: text(64),
  /** A named type of a registered contract; found by name or by shape when left out. */
  type: optional(text(64)),
  media: choice('application/json', 'text/csv'),
  bytes: data(inputBytesMax),
})

export const goalSchema = record({
  text: text(goalTextBytesMax),
  inputs: list(attachedInput, { countMax: inputsMax }),
  attemptsMax: optional(count()),
  postureMax: optional(choice(...postures)),
  /** Seconds the peer will wait; the daemon's own limit holds where it is shorter. */
  patience: optional(quantity('s')),
  /** Names this goal for good: sent again under it, it is not worked on again but comes to the same outcome. */
  key: optional(text(goalKeyBytesMax)),
})

/** Asks for the outcome of a goal that was sent under a key, by whomever. */
export const collectSchema = record({ key: text(goalKeyBytesMax) })

export type GoalRecord = Infer<typeof goalSchema>
export type AttachedInput = Infer<typeof attachedInput>
export type CollectRecord = Infer<typeof collectSchema>
