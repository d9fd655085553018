// The actor that speaks for a domain whose models run elsewhere: it takes the same calls as the host of a local one, and asks
// another daemon over a lane. While that daemon is not there every call is answered with FAULT_ACTOR_DOWN at once.

import type { Answered } from '../../fabric/exchange/index.js'
import {
  type Contract,
  ContractRegistry,
  domainErrorMessage,
  err,
  type Fault,
  faultMessage,
  type HelloContract,
  type Message,
  ok,
  type RegisteredOperation,
  type Result,
  streamMessage,
} from '../../fabric/index.js'
import type { ActorOptions, Behaviour, Context } from '../kernel/index.js'
import { callsInFlightMax, type DomainCall, type DomainReply } from '../olivier/index.js'
import { type Agreement, agree } from './agreement.js'
import { StandingLane } from './standing-lane.js'

export interface RemoteDomainOptions {
  readonly domain: string
  /** Where the daemon that serves it is found: `ws://..`, `unix:/..` or `nats://..`. */
  readonly address: string
  /** What that daemon asks for; empty for nothing. */
  readonly token: string
  readonly contracts: readonly Contract[]
  /** `callsInFlightMax` by default. */
  readonly callsInFlightMax?: number
}

export const remoteDomain = (options: RemoteDomainOptions): Omit<ActorOptions<DomainCall>, 'name'> => ({
  mailboxMax: options.callsInFlightMax ?? callsInFlightMax,
  async init(context) {
    const domain = new RemoteDomain(options, context)
    await domain.start()
    return domain
  },
})

class RemoteDomain implements Behaviour<DomainCall> {
  private readonly registry: ContractRegistry
  private readonly lane: StandingLane<Agreement>

  constructor(
    private readonly options: RemoteDomainOptions,
    private readonly context: Context<DomainCall>,
  ) {
    const { address, token, contracts } = options
    const { clock, log, signal } = context
    this.registry = new ContractRegistry(contracts)
    const { operations } = this.registry
    this.lane = new StandingLane(
      { address, token, messages: messagesOf(operations), clock, log, signal },
      async (greeting) => agree(greeting, operations),
    )
  }

  /** Resolves when the daemon has answered or has not: a domain that is away for now keeps nobody else from starting. */
  start(): Promise<void> {
    return this.lane.start()
  }

  receive(call: DomainCall): void {
    if (call.replyTo.settled) return
    const { domain, callsInFlightMax: inFlightMax = callsInFlightMax } = this.options
    const operation = this.registry.operation(call.operation)
    const agreement = this.lane.current
    if (operation === undefined) call.replyTo.reply(err(this.registry.unknown(call.operation)))
    else if (agreement === undefined) call.replyTo.reply(err(this.away()))
    else if (agreement.exchange.inFlight >= inFlightMax)
      call.replyTo.reply(err({ code: 'FAULT_BUSY', message: `${domain} has ${inFlightMax} calls in flight` }))
    else this.ask(call, operation, agreement)
  }

  private away(): Fault {
    const { domain } = this.options
    const message = `The domain ${domain} runs elsewhere and is not there: ${this.lane.why.message}`
    return { code: 'FAULT_ACTOR_DOWN', actor: domain, message }
  }

  private ask(call: DomainCall, operation: RegisteredOperation, { exchange }: Agreement): void {
    const { clock } = this.context
    const deadline = clock.wall() + call.replyTo.deadline - clock.now()
    const { request, response, item } = operation
    const done = (answered: Answered): void => call.replyTo.reply(this.replyOf(answered))
    if (call.stream === undefined) {
      const question = { schema: request.short, expected: response.short, payload: call.payload, trace: call.trace }
      void exchange.ask(question, { deadline }).then(done)
      return
    }
    const { from, credit, grants, signal, item: take } = call.stream
    if (item === undefined) {
      const message = `${call.operation} has no list to stream`
      call.replyTo.reply(err({ code: 'FAULT_UNKNOWN_OPERATION', name: call.operation, candidates: [], message }))
      return
    }
    const question = {
      operation: call.operation,
      request: call.payload,
      from,
      item: item.short,
      expected: response.short,
      trace: call.trace,
    }
    const control = exchange.pass(question, { deadline, signal }, credit, { item: take, done })
    grants.listen((items) => control.grant(items))
  }

  /** A peer does not say how long its model took: the time in a remote domain is the fabric's. */
  private replyOf(answered: Answered): Result<DomainReply, Fault> {
    if (answered.ok) return ok({ kind: 'reply', payload: answered.value, domainSeconds: 0 })
    const { by, error } = answered.error
    if ('reason' in error) return ok({ kind: 'domainError', error, domainSeconds: 0 })
    return err(by === 'lane' ? this.away() : error)
  }
}

const messagesOf = (operations: readonly RegisteredOperation[]): readonly HelloContract[] =>
  [
    faultMessage,
    domainErrorMessage,
    streamMessage,
    ...operations.flatMap(({ request, response, item }): readonly Message[] =>
      item === undefined ? [request, response] : [request, response, item],
    ),
  ].map(({ name, digest }) => ({ name, identity: digest }))
