// The thread of one domain. It does nothing but answer frames and go on with its streams, so it may block when it has neither.

import { pathToFileURL } from 'node:url'
import { workerData } from 'node:worker_threads'
import type { Domain } from '../../domains/index.js'
import { type Frame, RingLane, streamMessage } from '../../fabric/index.js'
import { faultFrame } from './answer-frames.js'
import { helloFrame } from './handshake.js'
import { serveCalls } from './serve-calls.js'
import { DomainStreams } from './serve-streams.js'
import { ServedDomain } from './served-domain.js'
import type { DomainThreadData } from './thread-data.js'

// Written by host.ts, which is typed by the same interface.
const { ends, modulePath } = workerData as DomainThreadData
const { domain } = (await import(pathToFileURL(modulePath).href)) as { domain: Domain }
const lane = new RingLane('prospero', ends)

/** Sends what answers one request. An answer that no frame can hold is a fault to its asker, not silence. */
function send(frames: readonly Frame[]): void {
  const sent = lane.sendAllBlocking(frames)
  const [first] = frames
  if (first !== undefined && !sent.ok && sent.error.code === 'FAULT_LIMIT')
    lane.sendBlocking(faultFrame(first.correlation, sent.error))
}

const served = new ServedDomain(domain)
const clocks = { wall: Date.now, monotonic: () => performance.now() }
const serveCall = serveCalls(served, clocks)
const streams = new DomainStreams(served, clocks, { frameBytesMax: lane.frameBytesMax, send })
lane.sendBlocking(helloFrame(domain.operations.map(({ contract }) => contract)))
lane.serveBlocking(
  (frame) => {
    if (frame.kind === 'credit') streams.grant(frame)
    else if (frame.kind === 'cancel') streams.cancel(frame.correlation)
    else if (frame.kind === 'request' && frame.hasSchema(streamMessage.short)) streams.begin(frame)
    else if (frame.kind === 'request') send(serveCall(frame))
  },
  // Not one batch for a turn: what was sent would wait for the next item, which may be long in the making.
  () => streams.pump(),
)
