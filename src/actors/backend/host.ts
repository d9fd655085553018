// The actor that owns a backend's thread. Whatever the backend says passes the validating filter here before anybody reads it.

import {
  Automaton,
  type Backend,
  BackendFailure,
  ContinuedProposal,
  type FailureReason,
  type Move,
  type Stray,
} from '../../backends/index.js'
import type { Grammar } from '../../clef/index.js'
import { err, type Fault, leavesMachine, ok, type Posture, type Result, within } from '../../fabric/index.js'
import type { ActorOptions, Behaviour, Context } from '../kernel/index.js'
import { programBytesMax } from './prompt-message.js'
import { type BackendThreadOptions, ProposalLane, type Said, type Sending } from './proposal-lane.js'
import type { BackendCard, Propose } from './propose.js'
import type { BackendReport } from './report-message.js'
import { requestPayload } from './request-payload.js'

export interface BackendHostOptions extends BackendThreadOptions {
  /** Told what the backend is, each time one has started. */
  readonly onReady: (card: BackendCard) => void
  /**
   * Writes down what is about to be sent, and resolves when that is on disk. Without it nothing is sent: a backend that needs a server
   * fails.
   */
  readonly ledger?: (sending: SendingOf) => Promise<Result<void, Fault>>
  /** Told of each request to a server and each line that the backend reports. Nobody hears them where it is left out. */
  readonly onReport?: (report: BackendReport) => void
  /** How far anything may be sent that no goal asked for, such as a probe at the start; `in-process` where it is left out. */
  readonly postureMax?: Posture
  /** `proposalsMax` by default. */
  readonly proposalsMax?: number
}

/**
 * Proposals that may run at once; more are answered with FAULT_BUSY. As many again may wait in the mailbox, for the
 * instant that handing one over takes.
 */
export const proposalsMax = 256

export const backendHost = (options: BackendHostOptions): Omit<ActorOptions<Propose>, 'name'> => ({
  mailboxMax: options.proposalsMax ?? proposalsMax,
  async init(context) {
    const host = new BackendHost(options, context)
    options.onReady(await host.ready())
    return host
  },
})

/** A sending as the ledger has it. */
export interface SendingOf {
  readonly goalId?: string
  readonly sender: string
  readonly destination: string
  readonly posture: Posture
  readonly bytes: number
  /** SHA-256, hexadecimal. */
  readonly body: string
}

const noLedger: Fault = { code: 'FAULT_JOURNAL', message: 'there is no egress ledger here, so nothing is sent' }

const tooFar = (destination: string, posture: Posture, allowed: Posture): Fault => ({
  code: 'FAULT_POLICY',
  path: 'postureMax',
  message: `${destination} is ${posture}, and what is asked here may go ${allowed} at most`,
})

interface Running {
  readonly asked: Propose
  readonly proposal: ContinuedProposal
  /** Stops watching the thread and the asker's signal. */
  unwatch: () => void
  /** Forgets the instant by which something has to be there. */
  forgetFirst: () => void
  bytesLeft: number
  /** Whether anything of an answer was taken. */
  isAccepted: boolean
}

/** Why nothing came of a proposal. */
interface Failed {
  readonly fault: Fault
  readonly reason: FailureReason
  readonly stray?: Stray | undefined
}

class BackendHost implements Behaviour<Propose> {
  private readonly lane: ProposalLane
  private readonly running = new Map<number, Running>()
  /** Compiled once per grammar value; grammars come from a small set kept by the language node. */
  private readonly automata = new WeakMap<Grammar, Automaton>()
  private capabilities: Backend['capabilities'] | undefined

  constructor(
    private readonly options: BackendHostOptions,
    private readonly context: Context<Propose>,
  ) {
    this.lane = new ProposalLane(
      options,
      context,
      (correlation, said) => this.onSaid(correlation, said),
      (report) => this.onReport(report),
      (sending) => this.mayLeave(sending),
    )
  }

  /** Resolves to what the backend says it is; throws when it could not be made. */
  async ready(): Promise<BackendCard> {
    const card = await this.lane.ready()
    this.capabilities = card.capabilities
    return card
  }

  receive(asked: Propose): void {
    const { grammar, options, replyTo } = asked
    if (replyTo.settled) return
    const { name, proposalsMax: runningMax = proposalsMax } = this.options
    if (this.running.size >= runningMax) {
      replyTo.reply(err({ code: 'FAULT_BUSY', message: `backend ${name} has ${runningMax} proposals under way` }))
      return
    }
    const automaton = this.compiled(grammar)
    if (!automaton.ok) {
      replyTo.reply(automaton)
      return
    }
    const bounds = { ...options, bytesMax: programBytesMax }
    const proposal = new ContinuedProposal(automaton.value, this.card(), bounds)
    const running: Running = {
      asked,
      proposal,
      unwatch: () => {},
      forgetFirst: () => {},
      bytesLeft: 0,
      isAccepted: false,
    }
    running.forgetFirst = this.awaitFirst(running)
    const sent = this.send(running, options)
    if (sent.ok) return
    running.forgetFirst()
    replyTo.reply(sent)
  }

  /** Gives a proposal up of which nothing is there by the instant that was asked for. */
  private awaitFirst(running: Running): () => void {
    const { firstBy } = running.asked
    if (firstBy === undefined) return () => {}
    const ms = firstBy - this.context.clock.now()
    return this.context.clock.setTimer(ms, () => {
      const found = [...this.running].find(([, one]) => one === running)
      if (found === undefined) return
      const message = `backend ${this.options.name} had said nothing after ${Math.round(ms)} ms, and others are there to be asked`
      this.lane.free(found[0])
      this.finish(found[0], { fault: { code: 'FAULT_BACKEND', message }, reason: 'late' })
    })
  }

  private onReport(report: Result<BackendReport, Fault>): void {
    if (report.ok) this.options.onReport?.(report.value)
    else {
      const { code, message: reason } = report.error
      this.context.log.warn(
        { event: 'report-unread', backend: this.options.name, code, reason },
        'a report does not read',
      )
    }
  }

  /** Asks the thread, for the first time or to continue; the answer comes under a correlation of its own. */
  private send(running: Running, options: Propose['options'], residual?: Grammar): Result<void, Fault> {
    const { asked } = running
    const payload = requestPayload(asked, options, residual)
    if (!payload.ok) return payload
    const sent = this.lane.ask(payload.value, asked.replyTo.deadline)
    if (!sent.ok) return sent
    const correlation = sent.value
    running.unwatch = this.lane.watch(correlation, asked, () => this.drop(correlation))
    this.running.set(correlation, running)
    return ok(undefined)
  }

  /** Fails closed: what is not for anybody any more, goes too far or can't be written down stays here. */
  private async mayLeave(sending: Sending): Promise<Result<void, Fault>> {
    const { ledger, name, postureMax = 'in-process' } = this.options
    const { proposal, destination, posture, bytes, sha256 } = sending
    const running = proposal === undefined ? undefined : this.running.get(proposal)
    if (proposal !== undefined && running === undefined)
      return err({ code: 'FAULT_CANCELLED', message: 'nobody waits for this proposal any more' })
    const allowed = running === undefined ? postureMax : (running.asked.postureMax ?? 'in-process')
    if (!within(posture, allowed)) return err(tooFar(destination, posture, allowed))
    if (ledger === undefined) return err(noLedger)
    const goalId = running?.asked.goalId
    const about = goalId === undefined ? {} : { goalId }
    const written = await ledger({ ...about, sender: name, destination, posture, bytes, body: sha256 })
    if (written.ok && running !== undefined && leavesMachine(posture)) running.bytesLeft += bytes
    return written
  }

  private card(): Backend['capabilities'] {
    if (this.capabilities === undefined) throw new Error('a host takes proposals when its backend is ready')
    return this.capabilities
  }

  private compiled(grammar: Grammar): Result<Automaton, Fault> {
    const known = this.automata.get(grammar)
    if (known !== undefined) return ok(known)
    const automaton = Automaton.compile(grammar)
    if (automaton.ok) this.automata.set(grammar, automaton.value)
    return automaton
  }

  private onSaid(correlation: number, said: Said): void {
    const running = this.running.get(correlation)
    if (running === undefined) return
    switch (said.kind) {
      case 'failed':
        this.finish(correlation, said.failure)
        return
      case 'end':
        this.move(correlation, running, running.proposal.end())
        return
      case 'chunk': {
        const move = running.proposal.take(said.chunk)
        if (!running.isAccepted && running.proposal.prefix !== '') this.accept(running)
        if (move.kind !== 'more') this.lane.free(correlation)
        this.move(correlation, running, move)
        if (move.kind === 'more' && running.asked.replyTo.settled) this.drop(correlation)
      }
    }
  }

  private accept(running: Running): void {
    running.isAccepted = true
    running.forgetFirst()
    running.asked.onAccepted?.()
  }

  private move(correlation: number, running: Running, move: Move): void {
    switch (move.kind) {
      case 'more':
        return
      case 'whole':
        this.finish(correlation, move.text)
        return
      case 'lost':
        this.finish(correlation, { fault: move.fault, reason: lostReason(move), stray: move.stray })
        return
      case 'again': {
        running.unwatch()
        this.running.delete(correlation)
        const sent = this.send(running, { ...running.asked.options, ...move.options }, move.residual)
        if (!sent.ok) this.reply(running, new BackendFailure(sent.error))
      }
    }
  }

  private drop(correlation: number): void {
    this.lane.free(correlation)
    const fault: Fault = { code: 'FAULT_BACKEND', message: 'the backend was not waited for any more' }
    this.finish(correlation, { fault, reason: 'goal' })
  }

  private finish(correlation: number, end: string | Failed): void {
    const running = this.running.get(correlation)
    if (running === undefined) return
    this.running.delete(correlation)
    running.unwatch()
    this.reply(running, end)
  }

  private reply(running: Running, end: string | Failed): void {
    const { asked, proposal, bytesLeft, forgetFirst } = running
    forgetFirst()
    const { tokens, logprob } = proposal
    const confidence = logprob === undefined ? undefined : Math.exp(logprob)
    const cost = { tokens, confidence, bytesLeft }
    if (typeof end === 'string') {
      asked.replyTo.reply(ok({ text: ok(end), ...cost }))
      return
    }
    const { fault, reason, stray } = end
    asked.replyTo.reply(ok({ text: err(fault), reason, ...cost, ...(stray === undefined ? {} : { stray }) }))
  }

  close(): Promise<void> {
    for (const { unwatch, forgetFirst } of this.running.values()) {
      unwatch()
      forgetFirst()
    }
    return this.lane.close()
  }
}

/** A model that left its grammar has answered; an automaton that gave out is the goal's doing. */
const lostReason = ({ stray }: Extract<Move, { kind: 'lost' }>): FailureReason =>
  stray === undefined ? 'goal' : 'answer'
