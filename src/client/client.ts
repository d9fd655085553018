// A peer's end of a lane: goals in plain language and typed calls.

import { nearest } from '../fabric/dimension/index.js'
import type { DomainError, Fault } from '../fabric/fault.js'
import type { FrameView, Hello } from '../fabric/frame.js'
import type { WebSocketLane } from '../fabric/lanes/websocket/index.js'
import { type AttachedInput, type GoalRecord, goalMessage, outcomeMessage } from '../fabric/peer/index.js'
import { err, ok, type Result } from '../fabric/result.js'
import {
  type Contract,
  codecOf,
  type Infer,
  messagesOf,
  type OperationMessages,
  type RecordSchema,
  type Schema,
} from '../fabric/schema/index.js'
import { type Outcome, readOutcome } from './answer.js'
import { type AskOptions, Exchange, readFault } from './exchange.js'

/** A goal and what is attached to it. */
export type GoalRequest = Omit<GoalRecord, 'inputs'> & { readonly inputs?: readonly AttachedInput[] }

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Made by `connect`. Requests may overlap; each settles exactly once, none rejects. */
export class Client {
  /** Settles when the connection has ended; with a fault unless it was closed plainly. Never rejects. */
  readonly closed: Promise<Fault | undefined>
  readonly #lane: WebSocketLane
  readonly #exchange: Exchange
  readonly #identities: ReadonlyMap<string, Uint8Array>
  readonly #messages = new WeakMap<Contract, OperationMessages>()
  #reason: Fault | undefined

  constructor(lane: WebSocketLane, { frameBytesMax, contracts }: Hello) {
    this.#lane = lane
    this.#exchange = new Exchange(lane, frameBytesMax)
    this.#identities = new Map(contracts.map(({ name, identity }) => [name, identity]))
    this.closed = lane.closed.then(({ fault }) => {
      const reason = this.#reason ?? fault
      const message = `The connection to ${lane.name} has ended.`
      this.#exchange.failAll(reason ?? { code: 'FAULT_ACTOR_DOWN', actor: lane.name, message })
      return reason
    })
  }

  /** Sends a goal and waits for its one outcome. A fault means that there is no outcome to be had. */
  async goal({ inputs = [], ...rest }: GoalRequest, options: AskOptions = {}): Promise<Result<Outcome, Fault>> {
    const payload = goalMessage.codec.encode({ ...rest, inputs })
    if (!payload.ok) return payload
    const answered = await this.#exchange.ask(goalMessage.short, outcomeMessage.short, payload.value, options)
    if (!answered.ok) return err(withoutDomainError(answered.error))
    const outcome = outcomeMessage.codec.decode(answered.value)
    return outcome.ok ? readOutcome(outcome.value) : outcome
  }

  /**
   * Calls one operation.
   *
   * @returns a fault (it has a `code`) or the domain model's own no (it has a `reason`); FAULT_UNKNOWN_OPERATION and
   *   FAULT_SCHEMA, where the daemon has no such operation or another version of it, are found before anything is sent
   */
  async call<Request extends RecordSchema, Response extends Schema>(
    contract: Contract<Request, Response>,
    request: Infer<Request>,
    options: AskOptions = {},
  ): Promise<Result<Infer<Response>, Fault | DomainError>> {
    const messages = this.#agreed(contract)
    if (!messages.ok) return messages
    const payload = codecOf(contract.request).encode(request)
    if (!payload.ok) return payload
    const { request: asked, response: expected } = messages.value
    const answered = await this.#exchange.ask(asked.short, expected.short, payload.value, options)
    return answered.ok ? codecOf(contract.response).decode(answered.value) : answered
  }

  /** Ends the connection; what is still waited for settles with FAULT_ACTOR_DOWN. */
  close(): void {
    this.#lane.close()
  }

  /** Takes a frame from the lane. @internal */
  receive(frame: FrameView): void {
    if (frame.correlation !== 0) this.#exchange.answer(frame)
    else if (frame.kind === 'fault') this.#reason = readFault(frame.payload.slice())
  }

  /** The messages of a contract, where the daemon means the same by them. */
  #agreed(contract: Contract): Result<OperationMessages, Fault> {
    const known = this.#messages.get(contract)
    if (known !== undefined) return ok(known)
    const messages = messagesOf(contract)
    for (const { name, digest } of [messages.request, messages.response]) {
      const theirs = this.#identities.get(name)
      if (theirs === undefined) return err(this.#unknown(contract.name))
      if (hex(theirs) !== hex(digest)) return err(differing(name, hex(digest), hex(theirs)))
    }
    this.#messages.set(contract, messages)
    return ok(messages)
  }

  #unknown(name: string): Fault {
    const suffix = ' request'
    const operations = [...this.#identities.keys()].filter((known) => known.endsWith(suffix))
    const candidates = nearest(
      name,
      operations.map((known) => known.slice(0, -suffix.length)),
    )
    return { code: 'FAULT_UNKNOWN_OPERATION', name, candidates, message: `The daemon has no operation ${name}.` }
  }
}

const differing = (path: string, expected: string, actual: string): Fault => ({
  code: 'FAULT_SCHEMA',
  path,
  expected,
  actual,
  message: `The daemon holds another schema for ${path}; the two sides are of different versions.`,
})

/** A goal is never answered by a domain error of its own: that is an outcome. */
const withoutDomainError = (failure: Fault | DomainError): Fault =>
  'reason' in failure
    ? { code: 'FAULT_DEFECT', message: `The daemon answered a goal with: ${failure.message}` }
    : failure
