// How far the work on a request is, told to whoever granted room for it.

import { count, type Infer, record } from '../schema/index.js'

export const progressSchema = record({
  /** Parts done, of `total`: rows, points, whatever the model counts. */
  done: count(),
  total: count(),
})

export type Progress = Infer<typeof progressSchema>
