// What every rung that asks a model's server shares: sending, patience, retries, what is told before anything leaves.

export { type AskOptions, ask, askJson, type EventReply, type JsonReply, type Reply } from './ask.js'
export { type Clock, systemClock } from './clock.js'
export { type ConnectionOptions, Connections } from './connections.js'
export { type Egress, type EgressNote, egressOf, type HttpRequest } from './egress.js'
export { eventCharsMax, readEvents, type ServerEvent, type StreamEnd } from './event-stream.js'
export { type AskedModel, type Course, type ModelAttributes, type ModelMetric, metricOf } from './metrics.js'
export { Patience, type PatienceLimits } from './patience.js'
export { postureOfAddress, postureOfUrl } from './posture.js'
export { pauseMs, type ReplyHeaders, type RetryLimits, retryAfterMs } from './retrying.js'
export type { BackendServices, Spending } from './services.js'
export { failed, UpstreamFailure } from './upstream-failure.js'
export { errorOf, shown, upstreamFailure } from './upstream-fault.js'
