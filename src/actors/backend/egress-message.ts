// What a backend's thread asks its host before it sends anything: that the ledger have it. The host answers with an empty reply, or with
// the fault for which nothing may be sent.

import { choice, count, message, optional, postures, record, text } from '../../fabric/index.js'

export const egressMessage = message(
  'constellation egress',
  record({
    /** The correlation of the proposal that it is for; absent for what the backend asks by itself. */
    proposal: optional(count()),
    destination: text(1_024),
    posture: choice(...postures),
    bytes: count(),
    sha256: text(64),
  }),
)
