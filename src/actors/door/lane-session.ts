// One peer on one WebSocket: the handshake, then requests in and exactly one answer out for each.

import type { WebSocket } from 'ws'
import {
  checkIdentities,
  encodeFrame,
  encodeHello,
  type Fault,
  type FrameView,
  frameFlags,
  goalMessage,
  type Hello,
  type LaneEnd,
  noSchema,
  readHello,
  shortIdentity,
  shortIdentityText,
  WebSocketLane,
} from '../../fabric/index.js'
import type { Clock, EventLog } from '../kernel/index.js'
import { Answers, type Asker, answerHeader, faultPayload, nobody } from './answers.js'
import { type EntryRules, wrongToken } from './entry.js'
import { HeldSocket } from './held-socket.js'
import { coreNames, type LaneMessages, type LaneOperation } from './messages.js'
import type { DoorMetrics } from './metrics.js'
import type { Reception, Want } from './reception.js'
import { unaccepted } from './unaccepted.js'

export interface LaneParts {
  readonly reception: Reception
  readonly messages: LaneMessages
  readonly rules: EntryRules
  readonly metrics: DoorMetrics
  readonly clock: Clock
  readonly log: EventLog
  /** Largest frame sent or accepted, in bytes. */
  readonly frameBytesMax: number
  /** Requests of one lane that may wait for their answer. */
  readonly requestsInFlightMax: number
  /** What a peer gets to send its hello, in ms. */
  readonly helloMs: number
}

// Byte offsets in the header, for faults about them; docs/reference/barewire.md draws it.
const kindOffset = 9
const flagsOffset = 10
const correlationOffset = 32

const broken = (offset: number, message: string): Fault => ({ code: 'FAULT_FRAME', offset, message })

export class LaneSession {
  readonly closed: Promise<LaneEnd>
  readonly #parts: LaneParts
  readonly #socket: HeldSocket
  readonly #lane: WebSocketLane
  readonly #answers: Answers
  readonly #requests = new Map<number, AbortController>()
  /** Short identities of the peer's that mean something else here, or nothing. */
  readonly #disagreements = new Map<string, Fault>()
  readonly #cancelHelloTimer: () => void
  #greeted = false
  #reason: Fault | undefined

  /** @param name of the peer, for faults and logs */
  constructor(name: string, socket: WebSocket, parts: LaneParts) {
    const { frameBytesMax, metrics, helloMs } = parts
    this.#parts = parts
    this.#socket = new HeldSocket(socket)
    this.#lane = new WebSocketLane(name, this.#socket, { frameBytesMax })
    this.#answers = new Answers(this.#lane, frameBytesMax, metrics, (fault) => this.#end(fault))
    this.closed = this.#lane.closed
    metrics.lanes.inc()
    void this.closed.then((end) => this.#ended(end))
    this.#cancelHelloTimer = parts.clock.setTimer(helloMs, () =>
      this.#end({ code: 'FAULT_EXPIRED', message: `No hello came within ${helloMs} ms.` }),
    )
    if (parts.rules.token === '') this.#sayHello()
    this.#lane.onFrame((frame) => this.#receive(frame))
  }

  /** Ends the lane; what the peer still waits for is cancelled. */
  close(): void {
    this.#lane.close()
  }

  /** Where a token is asked for this waits for it: a stranger learns nothing of what is served, and a guess is answered. */
  #sayHello(): void {
    const { frameBytesMax, messages } = this.#parts
    const hello = encodeHello({ frameBytesMax, token: '', contracts: messages.hello })
    this.#answers.send('hello', noSchema, nobody, hello)
  }

  #receive(frame: FrameView): void {
    this.#parts.metrics.frameBytes.inc({ direction: 'in' }, frame.payloadLength)
    if (!this.#greeted) this.#greet(frame)
    else if (frame.kind === 'request') this.#request(frame)
    else if (frame.kind === 'cancel') this.#requests.get(frame.correlation)?.abort()
    else this.#end(broken(kindOffset, `A peer sends requests and cancels after its hello, not a ${frame.kind}.`))
  }

  #greet(frame: FrameView): void {
    if (frame.kind !== 'hello') {
      this.#end(broken(kindOffset, `The first frame is a hello, not a ${frame.kind}.`))
      return
    }
    const hello = readHello(frame.payload)
    const fault = hello.ok ? wrongToken(hello.value.token, this.#parts.rules) : hello.error
    const hopeless = hello.ok && fault === undefined ? this.#compare(hello.value) : fault
    if (!hello.ok || hopeless !== undefined) {
      this.#end(hopeless ?? broken(0, 'The hello does not read.'))
      return
    }
    this.#cancelHelloTimer()
    this.#greeted = true
    if (this.#parts.rules.token !== '') this.#sayHello()
    this.#answers.frameBytesMax = Math.min(this.#parts.frameBytesMax, hello.value.frameBytesMax)
  }

  /** Notes what the two sides disagree on; the fault where they can't talk at all. */
  #compare({ contracts }: Hello): Fault | undefined {
    const { hello: ours } = this.#parts.messages
    const differing = new Map(checkIdentities(ours, contracts).map((fault) => [fault.path, fault]))
    const known = new Set(ours.map(({ name }) => name))
    for (const { name, identity } of contracts) {
      const short = shortIdentityText(shortIdentity(identity))
      const fault = differing.get(name) ?? (known.has(name) ? undefined : unknownSchema(short, name))
      if (fault !== undefined) this.#disagreements.set(short, fault)
    }
    return [...differing.values()].find(({ path }) => path !== undefined && coreNames.has(path))
  }

  #request(frame: FrameView): void {
    const { correlation, source, target } = frame
    if (correlation === 0 || this.#requests.has(correlation)) {
      this.#end(broken(correlationOffset, `Correlation ${correlation} is not free to ask with.`))
      return
    }
    const asker = { correlation, source, target, trace: frame.trace.slice() }
    const short = shortIdentityText(frame.schema)
    const operation = this.#parts.messages.operations.get(short)
    const isGoal = frame.hasSchema(goalMessage.short)
    const refusal = this.#refusal(frame, short)
    if (refusal !== undefined) this.#refuse(asker, refusal, isGoal)
    else if (isGoal) this.#goal(frame, asker)
    else if (operation !== undefined) this.#call(frame, asker, operation)
    else this.#refuse(asker, unknownSchema(short), false)
  }

  #refusal(frame: FrameView, short: string): Fault | undefined {
    if ((frame.flags & frameFlags.bare) !== 0)
      return broken(flagsOffset, 'This daemon reads the aligned layout alone, not plain BARE.')
    const { requestsInFlightMax: max } = this.#parts
    if (this.#requests.size >= max)
      return { code: 'FAULT_BUSY', message: `This lane has ${max} requests unanswered; more have to wait.` }
    return this.#disagreements.get(short)
  }

  #goal(frame: FrameView, asker: Asker): void {
    // Attached bytes are views into the payload, which the lane takes back.
    const goal = goalMessage.codec.decode(frame.payload.slice())
    if (!goal.ok) {
      this.#refuse(asker, goal.error, false)
      return
    }
    // The reception never rejects.
    void this.#parts.reception.goal(goal.value, this.#want(frame)).then((outcome) => {
      this.#requests.delete(asker.correlation)
      this.#answers.outcome(asker, outcome)
    })
  }

  #call(frame: FrameView, asker: Asker, { name, response }: LaneOperation): void {
    void this.#parts.reception.call(name, frame.payload.slice(), this.#want(frame)).then((answer) => {
      this.#requests.delete(asker.correlation)
      if (answer.ok) this.#answers.reply(asker, response.short, answer.value)
      else if ('reason' in answer.error) this.#answers.domainError(asker, answer.error)
      else this.#answers.fault(asker, answer.error)
    })
  }

  #want({ correlation, deadline: until }: FrameView): Want {
    const abort = new AbortController()
    this.#requests.set(correlation, abort)
    return { until, abort }
  }

  /** Turns a request away before anything is done for it. A goal that meets a full lane has an outcome for that. */
  #refuse(asker: Asker, fault: Fault, isGoal: boolean): void {
    this.#parts.metrics.refusals.inc({ code: fault.code })
    if (isGoal && fault.code === 'FAULT_BUSY')
      this.#answers.outcome(asker, unaccepted(this.#parts.reception.desk, 'busy', fault))
    else this.#answers.fault(asker, fault)
  }

  /** Ends the lane and tells the peer why. */
  #end(fault: Fault): void {
    this.#reason ??= fault
    this.#lane.close()
  }

  #ended(end: LaneEnd): void {
    this.#cancelHelloTimer()
    this.#parts.metrics.lanes.dec()
    for (const abort of this.#requests.values()) abort.abort()
    const fault = this.#reason ?? end.fault
    if (fault !== undefined && fault.code !== 'FAULT_ACTOR_DOWN') this.#tell(fault)
    this.#socket.closeNow()
  }

  /** The last frame of a lane that has ended already, so it goes to the socket itself. */
  #tell(fault: Fault): void {
    const { metrics, log } = this.#parts
    metrics.refusals.inc({ code: fault.code })
    log.warn(
      { event: 'lane-refused', peer: this.#lane.name, code: fault.code, reason: fault.message },
      'a lane was ended',
    )
    this.#socket.sendIfOpen(encodeFrame(answerHeader('fault', noSchema, nobody), faultPayload(fault)))
  }
}

function unknownSchema(short: string, name?: string): Fault {
  const what = name ?? `schema ${short}`
  return {
    code: 'FAULT_SCHEMA',
    path: what,
    expected: 'a request served here',
    actual: short,
    message: `Nobody here serves ${what}.`,
  }
}
