// A peer's end of a connection: goals in plain language, typed calls, streams.

import type { DomainError, Fault } from '../fabric/fault.js'
import type { Result } from '../fabric/result.js'
import type { Contract, Infer, RecordSchema, Schema, StreamItem } from '../fabric/schema/index.js'
import type { Outcome } from './answer.js'
import { type CertifiedAnswer, wordCertified } from './certified.js'
import type { Connection } from './connection.js'
import { type GoalRequest, Goals } from './goals.js'
import type { ItemStream } from './item-stream.js'
import { type AskOptions, type CallOptions, type Errand, Requests } from './requests.js'
import type { ClientState } from './state.js'
import { openCertifiedStream, openStream, type StreamOptions } from './streams.js'
import { messagesOnce, wordRequest } from './wording.js'

/** Made by `connect`. Requests may overlap; each settles exactly once, none rejects. */
export class Client {
  /** Settles when the client has ended: closed, or given up. With a fault unless it was closed plainly. Never rejects. */
  readonly closed: Promise<Fault | undefined>
  readonly #connection: Connection
  readonly #requests: Requests
  readonly #goals: Goals

  /** @param inFlightMax requests that may wait for their end at once */
  constructor(connection: Connection, inFlightMax: number) {
    this.#connection = connection
    this.#requests = new Requests(connection, inFlightMax)
    this.#goals = new Goals(this.#requests)
    this.closed = connection.closed
  }

  get state(): ClientState {
    return this.#connection.state
  }

  /** Calls the listener at each change of state. Returns what takes it off again. */
  onState(listener: (state: ClientState) => void): () => void {
    return this.#connection.onState(listener)
  }

  /**
   * Sends a goal and waits for its one outcome. A fault means that there is no outcome to be had.
   *
   * A goal with a `key` is worked on to its end whatever becomes of this connection, and its outcome can be collected
   * under that key. A client that reconnects gives a goal without one a key of its own.
   */
  goal(goal: GoalRequest, options: AskOptions = {}): Promise<Result<Outcome, Fault>> {
    return this.#goals.send(goal, options)
  }

  /**
   * Waits for the outcome of a goal that was sent under `key`, by whomever and whenever. Cancelling ends the waiting alone.
   *
   * @returns FAULT_UNKNOWN_KEY where no goal was sent under it
   */
  collect(key: string, options: AskOptions = {}): Promise<Result<Outcome, Fault>> {
    return this.#goals.collect(key, options)
  }

  /**
   * Calls one operation.
   *
   * @returns a fault (it has a `code`) or the domain model's own no (it has a `reason`); FAULT_UNKNOWN_OPERATION and
   *   FAULT_SCHEMA, where the daemon has no such operation or another version of it, are found before anything is sent
   */
  call<Request extends RecordSchema, Response extends Schema>(
    contract: Contract<Request, Response>,
    request: Infer<Request>,
    options: CallOptions = {},
  ): Promise<Result<Infer<Response>, Fault | DomainError>> {
    const messages = messagesOnce(contract)
    // What it reads, it reads by the schema of the response.
    const word = ((link, until) => wordRequest(link, messages.request, messages.response, request, until)) as Errand<
      Infer<Response>
    >['word']
    return this.#requests.run({ word }, options)
  }

  /**
   * Calls one operation and has its answer with what it rests on: method, error bound, defaults, schemas, and the certificate that the
   * daemon's key signed over request and response. Signing takes the daemon some hundred microseconds, so loops use `call`.
   */
  answer<Request extends RecordSchema, Response extends Schema>(
    contract: Contract<Request, Response>,
    request: Infer<Request>,
    options: CallOptions = {},
  ): Promise<Result<CertifiedAnswer<Infer<Response>>, Fault | DomainError>> {
    const messages = messagesOnce(contract)
    // What it reads, it reads by the schema of the response.
    const word = ((link, until) => wordCertified(link, contract, messages, request, until)) as Errand<
      CertifiedAnswer<Infer<Response>>
    >['word']
    return this.#requests.run({ word }, options)
  }

  /** Calls one operation and has the list that its contract streams item by item, at the pace at which they are taken. */
  stream<Request extends RecordSchema, Response extends Schema, Stream extends string>(
    contract: Contract<Request, Response, Stream>,
    request: Infer<Request>,
    options: StreamOptions = {},
  ): ItemStream<StreamItem<Response, Stream>, Infer<Response>> {
    return openStream(this.#requests, contract, request, options)
  }

  /**
   * The same from the first item on, with what the whole rests on in its `result`: certified like an answer, over a hash of all items in
   * order. A stream that was left early has no certificate.
   */
  answerStream<Request extends RecordSchema, Response extends Schema, Stream extends string>(
    contract: Contract<Request, Response, Stream>,
    request: Infer<Request>,
    options: Omit<StreamOptions, 'from'> = {},
  ): ItemStream<StreamItem<Response, Stream>, CertifiedAnswer<Infer<Response>>> {
    return openCertifiedStream(this.#requests, contract, request, options)
  }

  /**
   * Ends the client; what is still waited for settles with FAULT_ACTOR_DOWN. Goals are cancelled with it, except those
   * that were given a key.
   */
  close(): void {
    this.#goals.cancelOwn()
    this.#connection.close()
  }
}
