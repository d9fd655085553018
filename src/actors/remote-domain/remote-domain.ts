// The actor that speaks for a domain whose models run elsewhere: it takes the same calls as the host of a local one, and asks
// another daemon over a lane. While that daemon is not there every call is answered with FAULT_ACTOR_DOWN at once.

import { type Contract, ContractRegistry, err, type Fault, type Result } from '../../fabric/index.js'
import type { ActorOptions, Behaviour, Context } from '../kernel/index.js'
import { callsInFlightMax, type DomainCall } from '../olivier/index.js'
import { type Agreement, agree, namedMessages, type SpokenOperation } from './agreement.js'
import type { LedgeredFrame } from './ledgered-lane.js'
import { passCall, passStream } from './pass.js'
import { StandingLane } from './standing-lane.js'

export interface RemoteDomainOptions {
  readonly domain: string
  /** Where the daemon that serves it is found: `ws://..`, `unix:/..` or `nats://..`. */
  readonly address: string
  /** What that daemon asks for; empty for nothing. */
  readonly token: string
  readonly contracts: readonly Contract[]
  /**
   * Writes down what is about to be sent to it, and resolves when that is on disk. Without it nothing is sent. Never rejects.
   */
  readonly ledger?: (frame: LedgeredFrame) => Promise<Result<void, Fault>>
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
    const { address, token, contracts, ledger = noLedger } = options
    this.registry = new ContractRegistry(contracts)
    const { operations } = this.registry
    this.lane = new StandingLane({ address, token, messages: namedMessages, ledger, context }, (greeting, lane) =>
      agree(greeting, lane, operations, context),
    )
  }

  /** Resolves when the daemon has answered or has not: a domain that is away for now keeps nobody else from starting. */
  start(): Promise<void> {
    return this.lane.start()
  }

  receive(call: DomainCall): void {
    if (call.replyTo.settled) return
    const agreement = this.lane.current
    const spoken = this.spoken(call.operation, agreement)
    if (!spoken.ok) call.replyTo.reply(spoken)
    else if (agreement !== undefined) this.pass(call, spoken.value, agreement)
  }

  private spoken(name: string, agreement: Agreement | undefined): Result<SpokenOperation, Fault> {
    if (this.registry.operation(name) === undefined) return err(this.registry.unknown(name))
    // Every operation of the registry was settled.
    return agreement?.operations.get(name) ?? err(this.away(this.lane.why))
  }

  private pass(call: DomainCall, spoken: SpokenOperation, { exchange, lane }: Agreement): void {
    const { domain, callsInFlightMax: inFlightMax = callsInFlightMax } = this.options
    if (exchange.inFlight >= inFlightMax) {
      call.replyTo.reply(err({ code: 'FAULT_BUSY', message: `${domain} has ${inFlightMax} calls in flight` }))
      return
    }
    const { clock } = this.context
    const deadline = clock.wall() + call.replyTo.deadline - clock.now()
    const lost = (why: Fault): Fault => this.away(why)
    const { stream } = call
    lane.during(call.goalId, () => {
      if (stream === undefined) passCall(call, { exchange, spoken, deadline, lost })
      else passStream({ ...call, stream }, { exchange, spoken, deadline, lost })
    })
  }

  private away({ code, message: why }: Fault): Fault {
    const { domain } = this.options
    // It may be there: nothing is sent to it.
    if (code === 'FAULT_JOURNAL') return { code, message: `Nothing is sent to the domain ${domain}: ${why}` }
    const message = `The domain ${domain} runs elsewhere and is not there: ${why}`
    return { code: 'FAULT_ACTOR_DOWN', actor: domain, message }
  }
}

const noLedger = async (): Promise<Result<void, Fault>> =>
  err({ code: 'FAULT_JOURNAL', message: 'there is no egress ledger here, so nothing is sent' })
