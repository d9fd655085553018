// The thread of one domain. It does nothing but answer frames and go on with its streams, so it may block when it has neither and no
// model awaits anything.

import { pathToFileURL } from 'node:url'
import { workerData } from 'node:worker_threads'
import type { Domain } from '../../domains/index.js'
import { type Frame, RingLane, streamMessage } from '../../fabric/index.js'
import { faultFrame } from './answer-frames.js'
import { BufferBound } from './buffer-bound.js'
import { helloFrame } from './handshake.js'
import { DomainCalls } from './serve-calls.js'
import { DomainStreams } from './serve-streams.js'
import { ServedDomain } from './served-domain.js'
import type { DomainThreadData } from './thread-data.js'
import { printToStandardError } from './thread-output.js'

// Written by host.ts, which is typed by the same interface.
const { ends, modulePath, buffersMiBMax, splitting } = workerData as DomainThreadData
printToStandardError()
const monotonic = (): number => performance.now()
const bound = buffersMiBMax === undefined ? undefined : new BufferBound(buffersMiBMax, monotonic)
const { domain } = (await import(pathToFileURL(modulePath).href)) as { domain: Domain }
const lane = new RingLane('prospero', ends)

/**
 * Sends what answers one request. An answer that no frame can hold is a fault to its asker, not silence. Of a thread that is about to end
 * nothing more is sent: whoever asked hears of its end.
 */
function send(frames: readonly Frame[]): void {
  if (bound?.exceeded !== undefined) return
  const sent = lane.sendAllBlocking(frames)
  const [first] = frames
  if (first !== undefined && !sent.ok && sent.error.code === 'FAULT_LIMIT')
    lane.sendBlocking(faultFrame(first.correlation, sent.error))
}

/** The longest that Node's timers take. */
const timerMsMax = 2 ** 31 - 1

/** No deadline that a daemon sets is further off than the longest timer. */
function setTimer(ms: number, fire: () => void): () => void {
  const timer = setTimeout(fire, Math.ceil(Math.min(ms, timerMsMax)))
  return () => clearTimeout(timer)
}

const served = new ServedDomain(domain)
const clocks = { wall: Date.now, monotonic, setTimer }
const onReady = () => lane.nudge()
const serving = { frameBytesMax: lane.frameBytesMax, send, onReady, ...(splitting && { splitting }) }
const calls = new DomainCalls(served, clocks, serving)
const streams = new DomainStreams(served, clocks, serving)

/** Ends the thread, its supervisor told why, once its models keep more than they may. A listener of theirs may not take the reason. */
function holdToBuffers(): void {
  const exceeded = bound?.exceeded
  if (exceeded === undefined) return
  process.removeAllListeners('uncaughtException')
  throw exceeded
}

/** Models that await something may keep ever more while nothing is answered. A thread that waits for frames runs none of them. */
const lookMs = 100
if (bound !== undefined)
  setInterval(() => {
    if (bound.exceeded !== undefined) lane.nudge()
  }, lookMs)

holdToBuffers() // what the module made when it was loaded
lane.sendBlocking(helloFrame(domain.operations.map(({ contract }) => contract)))
const end = await lane.serve(
  (frame) => {
    if (bound?.exceeded !== undefined) return
    if (frame.kind === 'credit') streams.grant(frame)
    else if (frame.kind === 'cancel') {
      calls.cancel(frame.correlation)
      streams.cancel(frame.correlation)
    } else if (frame.kind === 'request' && frame.hasSchema(streamMessage.short)) streams.begin(frame)
    else if (frame.kind === 'request') calls.begin(frame)
  },
  // Not one batch for a turn: what was sent would wait for the next item, which may be long in the making.
  () => {
    const busy = streams.pump()
    holdToBuffers()
    return { busy, pending: calls.pending || streams.pending }
  },
)
// Whatever models have left behind must not keep the thread.
process.exit(end.fault === undefined ? 0 : 1)
