// Goals, and what they come to.

import { byUs } from '../fabric/exchange/index.js'
import type { DomainError, Fault } from '../fabric/fault.js'
import { type AttachedInput, collectMessage, type GoalRecord, goalMessage } from '../fabric/peer/index.js'
import { err, type Result } from '../fabric/result.js'
import type { Outcome } from './answer.js'
import { connectionClosed } from './connection.js'
import { mintKey } from './key.js'
import type { AskOptions, Errand, Requests } from './requests.js'
import { wordGoal } from './wording.js'

/** A goal and what is attached to it. */
export type GoalRequest = Omit<GoalRecord, 'inputs'> & { readonly inputs?: readonly AttachedInput[] }

export class Goals {
  readonly #requests: Requests
  /** Under keys that nobody else has: without this client their outcomes can't be had. */
  readonly #own = new Set<AbortController>()

  constructor(requests: Requests) {
    this.#requests = requests
  }

  send({ inputs = [], ...rest }: GoalRequest, options: AskOptions): Promise<Result<Outcome, Fault>> {
    const goal = { ...rest, inputs }
    const comesBack = goal.key === undefined && this.#requests.connection.resumes
    return comesBack ? this.#sendOwn({ ...goal, key: mintKey() }, options) : this.#send(goal, options)
  }

  collect(key: string, options: AskOptions): Promise<Result<Outcome, Fault>> {
    return this.#outcome({ word: (link, until) => wordGoal(link, collectMessage, { key }, until) }, options)
  }

  cancelOwn(): void {
    for (const goal of this.#own) goal.abort()
  }

  async #sendOwn(goal: GoalRecord, { signal, patienceMs }: AskOptions): Promise<Result<Outcome, Fault>> {
    const own = new AbortController()
    const forward = (): void => own.abort()
    signal?.addEventListener('abort', forward, { once: true })
    if (signal?.aborted === true) forward()
    this.#own.add(own)
    const outcome = await this.#send(goal, { patienceMs, signal: own.signal })
    this.#own.delete(own)
    signal?.removeEventListener('abort', forward)
    const withClient = own.signal.aborted && signal?.aborted !== true
    return withClient && !outcome.ok ? err(connectionClosed) : outcome
  }

  #send(goal: GoalRecord, options: AskOptions): Promise<Result<Outcome, Fault>> {
    let unkept = false
    let sent = false
    const word: Errand<Outcome>['word'] = async (link, until) => {
      const worded = await wordGoal(link, goalMessage, goal, until)
      if (!worded.ok) return worded
      // Without its key, now or when it was sent before, it might be worked on twice.
      unkept ||= worded.value.dropped.includes('key')
      if (sent && unkept) return byUs(unsure)
      sent = true
      return worded
    }
    // One that was accepted has its outcome for good.
    const turnedAway = ({ kind, goalId }: Outcome): boolean => kind === 'busy' && goalId === ''
    return this.#outcome({ word, turnedAway }, options)
  }

  async #outcome(errand: Errand<Outcome>, options: AskOptions): Promise<Result<Outcome, Fault>> {
    const answered = await this.#requests.run(errand, options)
    return answered.ok ? answered : err(withoutDomainError(answered.error))
  }
}

/** A goal is never answered by a domain error of its own: that is an outcome. */
const withoutDomainError = (failure: Fault | DomainError): Fault =>
  'reason' in failure
    ? { code: 'FAULT_DEFECT', message: `The daemon answered a goal with: ${failure.message}` }
    : failure

const unsure: Fault = {
  code: 'FAULT_ACTOR_DOWN',
  actor: 'constellation',
  message: 'The connection was lost, and a daemon that knows no keys of goals may have worked on this one already.',
}
