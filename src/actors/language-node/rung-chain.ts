// Rungs in the order of a configuration: a goal is put to the first, and to the next where one fails for a reason that the next may not
// share. Before each step it is checked anew how far the goal's words may go. Pure of actors: clock, chance and rungs are given.

import { type FailureReason, reasonOfFault } from '../../backends/index.js'
import { err, type Fault, further, ok, type Posture, type Result, within } from '../../fabric/index.js'
import type { BackendCard, Proposed } from '../backend/index.js'
import { brokenOff, nothingLeft, type Passed, type PassReason, resting, tooFar } from './chain-faults.js'
import { Circuit, type CircuitState, type Verdict } from './circuit.js'
import { fallbackRules } from './fallback-rules.js'

/** A rung as it stands now; another incarnation may stand there a moment later. */
export interface Standing {
  readonly card: Pick<BackendCard, 'name' | 'rung' | 'posture'>
}

/** One of the chain, by the name that the configuration has for it. */
export interface ChainedRung<S extends Standing> {
  readonly name: string
  /** FAULT_ACTOR_DOWN while it is not running. */
  current(): Result<S, Fault>
}

/** How one step is asked. */
export interface Step {
  /** By when something of an answer has to be there; absent where nobody else could be asked. */
  readonly firstBy?: number
  /** To be called when the first of an answer was taken: from then on no other rung is asked in its place. */
  readonly onAccepted: () => void
}

export type Ask<S> = (standing: S, step: Step) => Promise<Result<Proposed, Fault>>

/** Hears what happens; may not throw. */
export interface ChainObserver {
  /** @param result `ok`, or why it failed */
  asked?(rung: string, result: 'ok' | FailureReason, seconds: number, tokens: number): void
  /** @param to absent where none was left */
  passed?(from: string, to: string | undefined, reason: PassReason): void
  circuit?(rung: string, state: CircuitState, why: string): void
}

/** What a chain made of a prompt. */
export interface ChainProposal<S> extends Proposed {
  /** Whose answer, or failure, it is. */
  readonly by: S
  /** Its name in the chain. */
  readonly from: string
  /** The furthest that the prompt went for it: rungs that were asked and failed count too. */
  readonly posture: Posture
}

export interface ChainBounds {
  /** Instant on the chain's clock. */
  readonly deadline: number
  /** How far the words of the goal may go. */
  readonly postureMax: Posture
}

export interface ChainSurroundings {
  /** Monotonic milliseconds. */
  readonly now: () => number
  /** Uniform on [0, 1). */
  readonly random: () => number
  readonly observer?: ChainObserver | undefined
}

interface Link<S extends Standing> extends ChainedRung<S> {
  readonly circuit: Circuit
}

interface Taken {
  readonly result: Result<Proposed, Fault>
  /** Nothing of an answer. */
  readonly reason: FailureReason | undefined
  readonly accepted: boolean
}

/** A rung that had less than this is not left alone for having said nothing: a goal with little time tells nothing of it. */
export const patientMs = 5_000

export class RungChain<S extends Standing> {
  readonly #links: readonly Link<S>[]
  readonly #now: () => number
  readonly #observer: ChainObserver

  /** @param rungs at least one, each name once */
  constructor(rungs: readonly ChainedRung<S>[], { now, random, observer = {} }: ChainSurroundings) {
    this.#links = rungs.map((rung) => ({
      name: rung.name,
      current: () => rung.current(),
      circuit: new Circuit(random),
    }))
    this.#now = now
    this.#observer = observer
  }

  /** The first rung that stands and may be told a goal of this posture; what keeps all of them from it where there is none. */
  first(postureMax: Posture): Result<S, Fault> {
    const passed: Passed[] = []
    for (const link of this.#links) {
      const standing = allowed(link, postureMax)
      if (standing.ok) return standing
      passed.push({ name: link.name, reason: reasonOfFault(standing.error), fault: standing.error })
    }
    return err(this.#noneOf(passed))
  }

  /** Asks rung after rung. A fault where none could be asked; a failure where those that were have failed. */
  async propose(bounds: ChainBounds, ask: Ask<S>): Promise<Result<ChainProposal<S>, Fault>> {
    const passed: Passed[] = []
    let spent = { tokens: 0, bytesLeft: 0 }
    let last: Pick<ChainProposal<S>, 'by' | 'from' | 'posture'> | undefined
    const failed = (fault: Fault): Result<ChainProposal<S>, Fault> =>
      last === undefined ? err(fault) : ok({ ...last, ...failure(fault), ...spent })
    for (const [index, link] of this.#links.entries()) {
      const open = this.#open(link, bounds.postureMax)
      if (!open.ok) {
        passed.push(this.#pass(index, open.error.reason, open.error.fault))
        continue
      }
      const by = open.value
      const { result, reason, accepted } = await this.#step(link, by, ask, this.#firstBy(index, bounds))
      const posture = further(last?.posture ?? 'in-process', by.card.posture)
      const mayPass =
        reason !== undefined && fallbackRules[reason].passes && !this.#isAlone && this.#now() < bounds.deadline
      if (!result.ok && !mayPass) return failed(result.error)
      const proposed = result.ok ? result.value : brokenOff(result.error)
      spent = { tokens: spent.tokens + proposed.tokens, bytesLeft: spent.bytesLeft + proposed.bytesLeft }
      last = { by, from: link.name, posture }
      // An answer that broke off is an attempt of its own; the next one may go to another rung.
      if (!mayPass || accepted) return ok({ ...proposed, ...last, ...spent })
      passed.push(this.#pass(index, reason, result.ok ? faultIn(proposed) : result.error))
    }
    return failed(this.#noneOf(passed))
  }

  /** One more draw of the rung that made a proposal: of another it would be no evidence. */
  async again(from: string, { postureMax }: ChainBounds, ask: Ask<S>): Promise<Result<Proposed, Fault>> {
    const link = this.#links.find(({ name }) => name === from)
    if (link === undefined) throw new Error(`${from} is not of this chain`)
    const standing = allowed(link, postureMax)
    return standing.ok ? (await this.#step(link, standing.value, ask, undefined)).result : standing
  }

  /** Alone, a rung has nobody to be spared for. */
  get #isAlone(): boolean {
    return this.#links.length === 1
  }

  #open(link: Link<S>, postureMax: Posture): Result<S, Omit<Passed, 'name'>> {
    const standing = allowed(link, postureMax)
    if (!standing.ok) return err({ reason: reasonOfFault(standing.error), fault: standing.error })
    const now = this.#now()
    if (this.#isAlone || link.circuit.admits(now)) return standing
    return err({ reason: 'resting', fault: resting(link.circuit.left(now)) })
  }

  /** One with others behind it that could be asked gets half of the time that is left to say its first word. */
  #firstBy(index: number, { deadline, postureMax }: ChainBounds): number | undefined {
    const another = this.#links.slice(index + 1).some((link) => this.#open(link, postureMax).ok)
    const now = this.#now()
    return another && Number.isFinite(deadline) ? now + (deadline - now) / 2 : undefined
  }

  async #step({ name, circuit }: Link<S>, standing: S, ask: Ask<S>, firstBy: number | undefined): Promise<Taken> {
    const began = this.#now()
    const settle = this.#isAlone || !circuit.admits(began) ? undefined : this.#enter(name, circuit, began)
    let accepted = false
    const onAccepted = (): void => {
      accepted = true
    }
    let verdict: Verdict = 'unknown'
    let why = 'it answers again'
    try {
      const result = await ask(standing, { ...(firstBy === undefined ? {} : { firstBy }), onAccepted })
      const reason = reasonIn(result)
      const took = this.#now() - began
      this.#observer.asked?.(name, reason ?? 'ok', took / 1_000, result.ok ? result.value.tokens : 0)
      verdict = verdictOf(reason, took)
      if (verdict === 'failed') why = (result.ok ? faultIn(result.value) : result.error).message
      return { result, reason, accepted }
    } finally {
      const before = circuit.state
      settle?.(verdict, this.#now())
      if (circuit.state !== before) this.#observer.circuit?.(name, circuit.state, why)
    }
  }

  #enter(name: string, circuit: Circuit, now: number): (verdict: Verdict, at: number) => void {
    const before = circuit.state
    const settle = circuit.enter(now)
    if (circuit.state !== before) this.#observer.circuit?.(name, circuit.state, 'one goal finds out whether it is back')
    return settle
  }

  #pass(index: number, reason: PassReason, fault: Fault): Passed {
    const name = this.#links[index]!.name // of an index into it
    this.#observer.passed?.(name, this.#links[index + 1]?.name, reason)
    return { name, reason, fault }
  }

  #noneOf(passed: readonly Passed[]): Fault {
    return this.#isAlone && passed[0] !== undefined ? passed[0].fault : nothingLeft(passed)
  }
}

function allowed<S extends Standing>({ current }: ChainedRung<S>, postureMax: Posture): Result<S, Fault> {
  const standing = current()
  if (!standing.ok || within(standing.value.card.posture, postureMax)) return standing
  return err(tooFar(standing.value.card.posture, postureMax))
}

const failure = (fault: Fault): Pick<Proposed, 'text' | 'reason' | 'confidence'> => ({
  text: err(fault),
  reason: reasonOfFault(fault),
  confidence: undefined,
})

const faultIn = ({ text }: Proposed): Fault => {
  if (text.ok) throw new Error('an answer is no failure')
  return text.error
}

function reasonIn(result: Result<Proposed, Fault>): FailureReason | undefined {
  if (!result.ok) return reasonOfFault(result.error)
  const { text, reason } = result.value
  return text.ok ? undefined : (reason ?? reasonOfFault(text.error))
}

function verdictOf(reason: FailureReason | undefined, tookMs: number): Verdict {
  if (reason === undefined || reason === 'answer' || reason === 'refused') return 'answered'
  if (reason === 'late' && tookMs < patientMs) return 'unknown'
  return fallbackRules[reason].rests ? 'failed' : 'unknown'
}
