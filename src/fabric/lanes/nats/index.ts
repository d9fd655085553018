// Frames over NATS core: requests to queue groups of daemons, answers to inboxes. Node alone.

export { connectNats, type NatsConnectOptions } from './connect.js'
export { NatsLane } from './lane.js'
export { type NatsLaneLimits, natsLimits } from './limits.js'
export { followConnection } from './listen.js'
export { NatsServingLane, type NatsServingOptions } from './serving-lane.js'
export { operationSubject, queueGroupDefault, subjectOf } from './subjects.js'
