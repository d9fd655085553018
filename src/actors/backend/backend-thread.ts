// The thread of a model backend. It may wait on sockets or compute; frames wake it through the event loop.

import { pathToFileURL } from 'node:url'
import { workerData } from 'node:worker_threads'
import { type Backend, BackendFailure, type BackendServices, type Constraint } from '../../backends/index.js'
import { type Grammar, GrammarShelf, readGbnf } from '../../clef/index.js'
import {
  encodeFault,
  encodeHello,
  err,
  type Fault,
  type Frame,
  type FrameView,
  faultMessage,
  frameBytesMax,
  type Message,
  noPayload,
  noSchema,
  noTrace,
  ok,
  type Result,
  RingLane,
} from '../../fabric/index.js'
import { ChunkWriter, chunkMessage } from './chunk-message.js'
import { egressMessage } from './egress-message.js'
import { encodeFailure, failureMessage } from './failure-message.js'
import { LedgerLane } from './ledger-lane.js'
import { fromProposeRecord, type ProposeRequest, proposeMessage } from './prompt-message.js'
import { ReportLane } from './report-lane.js'
import type { BackendModule, BackendThreadData } from './thread-data.js'

/** Grammars kept as read. */
const grammarsKeptMax = 64

const { ends, modulePath, options, contracts, examples } = workerData as BackendThreadData // written by host.ts
const lane = new RingLane('language-node', ends)
const shelf = new GrammarShelf(contracts)
const grammars = new Map<string, Grammar>()
const running = new Map<number, AbortController>()

const frame = (kind: Frame['kind'], correlation: number, about?: Message, payload: Uint8Array = noPayload): Frame => ({
  kind,
  flags: 0,
  schema: about?.short ?? noSchema,
  source: 0,
  target: 0,
  correlation,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
  payload,
})

const encoded = (about: Message, value: unknown): Uint8Array => {
  const bytes = about.codec.encode(value)
  if (!bytes.ok) throw new Error(bytes.error.message)
  return bytes.value
}

const ledger = new LedgerLane((correlation, payload) => {
  void lane.sendWhenRoom(frame('request', correlation, egressMessage, payload))
})

/** Correlation 0: of no proposal. */
const reports = new ReportLane((about, payload) => lane.send(frame('item', 0, about, payload)))

const sendFailure = (correlation: number, failure: BackendFailure): Promise<unknown> =>
  lane.sendWhenRoom(frame('fault', correlation, failureMessage, encodeFailure(failure)))

/** The first word of a backend that could not be made. */
const sendFault = (correlation: number, fault: Fault): Promise<unknown> =>
  lane.sendWhenRoom(frame('fault', correlation, faultMessage, encodeFault(fault)))

function grammarOf({ grammar, prompt }: ProposeRequest): Result<Grammar, Fault> {
  return 'making' in grammar ? ok(shelf.grammarFor(prompt, grammar.making)) : readGrammar(grammar.gbnf)
}

function readGrammar(gbnf: string): Result<Grammar, Fault> {
  const known = grammars.get(gbnf)
  if (known !== undefined) return ok(known)
  const read = readGbnf(gbnf)
  if (!read.ok) return err({ code: 'FAULT_BACKEND', message: `the constraint is no grammar: ${read.error.message}` })
  if (grammars.size >= grammarsKeptMax) grammars.clear()
  grammars.set(gbnf, read.value)
  return read
}

function constraintOf(request: ProposeRequest): Result<Constraint, Fault> {
  const grammar = grammarOf(request)
  if (!grammar.ok || request.residual === undefined) return grammar.ok ? ok({ grammar: grammar.value }) : grammar
  const residual = readGrammar(request.residual)
  return residual.ok ? ok({ grammar: grammar.value, residual: residual.value }) : residual
}

async function propose(backend: Backend, correlation: number, request: ProposeRequest): Promise<void> {
  const constraint = constraintOf(request)
  if (!constraint.ok) {
    await sendFailure(correlation, new BackendFailure(constraint.error))
    return
  }
  const abort = new AbortController()
  running.set(correlation, abort)
  const writer = new ChunkWriter()
  const send = async (chunks: ReturnType<ChunkWriter['end']>): Promise<void> => {
    for (const chunk of chunks)
      await lane.sendWhenRoom(frame('item', correlation, chunkMessage, encoded(chunkMessage, chunk)))
  }
  try {
    const proposeOptions = { ...request.options, signal: abort.signal }
    for await (const chunk of backend.propose(request.prompt, constraint.value, proposeOptions)) {
      // One that never waits would keep the word to stop from being read.
      await turn()
      if (abort.signal.aborted) break
      await send(writer.write(chunk))
    }
    await send(writer.end())
    await lane.sendWhenRoom(frame('end', correlation))
  } catch (thrown) {
    if (thrown instanceof BackendFailure) await sendFailure(correlation, thrown)
    else if (abort.signal.aborted && isAbort(thrown, abort.signal)) await lane.sendWhenRoom(frame('end', correlation))
    else throw thrown
  } finally {
    running.delete(correlation)
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** How sockets and timers end that were given the signal. */
const isAbort = (thrown: unknown, { reason }: AbortSignal): boolean =>
  thrown === reason || (thrown instanceof Error && thrown.name === 'AbortError')

function onFrame(backend: Backend, received: FrameView): void {
  const { correlation } = received
  if (received.kind === 'cancel') running.get(correlation)?.abort()
  if (received.kind !== 'request') return
  const request = proposeMessage.codec.decode(received.payload)
  // A rejection is a defect of the backend: it ends the thread, and the supervisor starts another.
  if (request.ok) void ledger.during(correlation, () => propose(backend, correlation, fromProposeRecord(request.value)))
  else void sendFailure(correlation, new BackendFailure(request.error))
}

const module = (await import(pathToFileURL(modulePath).href)) as BackendModule
/** Behind what is being said: whoever asked hears of it first. */
const giveUp = ({ message }: Fault): void => {
  setImmediate(() => {
    throw new Error(message)
  })
}
const services: BackendServices = {
  contracts,
  examples,
  egress: ledger.egress,
  metrics: reports.metrics,
  log: reports.log,
  giveUp,
}
let ready: Backend | undefined
// Before it is ready too: a backend may ask its server something at the start.
lane.onFrame((received) => {
  if (!ledger.take(received) && ready !== undefined) onFrame(ready, received)
})
const backend = await module.createBackend(options, services)
if (backend.ok) {
  ready = backend.value
  const { name, rung, posture, capabilities } = backend.value
  lane.send({
    ...frame('hello', 0),
    payload: encodeHello({
      frameBytesMax,
      token: JSON.stringify({ name, rung, posture, capabilities }),
      contracts: [proposeMessage, chunkMessage].map((about) => ({ name: about.name, identity: about.digest })),
    }),
  })
} else await sendFault(0, backend.error)
