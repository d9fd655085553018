// The loop at every rung: propose, check, run; on a rejection revise. Bounded by attempts, tokens and a deadline, and the
// revised request is what is sent next. Pure of actors: whoever calls it says how to propose, compose and invoke.

import type { PriorAttempt, Prompt, ProposeOptions } from '../../backends/index.js'
import type { Goal, Invoke } from '../../clef/index.js'
import { type Fault, ok, type Posture, type Result } from '../../fabric/index.js'
import type { BackendCard, Proposed } from '../backend/index.js'
import type { Composition } from '../composer/index.js'
import { type Agreement, type AgreementLimits, agreementOn } from './agreement.js'
import { type Attempt, repeats } from './attempt.js'
import { conclude, type Ending, endingOf } from './ending.js'
import { failed, priorOf } from './revision.js'
import { faultOf, fieldsWithoutUnit, mayBeTheUsers } from './verdict.js'

export interface SatisfyLimits {
  readonly attemptsMax: number
  /** Over all attempts. */
  readonly tokensMax: number
  /** A program that its model gave less probability than this is not run unless further draws agree on it. */
  readonly confidenceMin: number
  /** Absent, a doubtful program is put to the user as a question at once. */
  readonly agreement?: AgreementLimits
}

/** A proposal with whose it is. */
export interface ProposedBy extends Proposed {
  readonly by: Pick<BackendCard, 'name' | 'rung'>
  /** The furthest that the prompt went for it. */
  readonly posture: Posture
  /** One more draw by the same rung. */
  again(options: Omit<ProposeOptions, 'signal'>): Promise<Result<Proposed, Fault>>
}

export interface SatisfyPorts {
  /** Monotonic milliseconds. */
  readonly now: () => number
  /** Aborted when the goal has its outcome already: nothing more is begun, and nothing more is recorded. */
  readonly signal: AbortSignal
  propose(prompt: Prompt, options: Omit<ProposeOptions, 'signal'>): Promise<Result<ProposedBy, Fault>>
  compose(text: string): Promise<Result<Composition, Fault>>
  readonly invoke: Invoke
  /** Resolves when the attempt is durable; a fault ends the goal, since what is not journalled never happened. */
  record(attempt: Attempt): Promise<Result<void, Fault>>
}

export interface Satisfied {
  readonly ending: Ending
  readonly attempts: readonly Attempt[]
  /** Seconds that the loop waited for attempts to be durable. */
  readonly journalSeconds: number
}

/** Independent re-proposals are drawn at this temperature: enough to leave a wrong favourite, not to ramble. */
const redrawTemperature = 0.7

/** Draws that differ between attempts and goals but not between runs. */
const seedOf = (goal: Goal, attempt: number): number => {
  let hash = 2_166_136_261 + attempt
  for (let i = 0; i < goal.text.length; i++) hash = Math.imul(hash ^ goal.text.charCodeAt(i), 16_777_619)
  return hash >>> 0
}

/**
 * @param goal what the peer wants; attached values are not in it
 * @param inputs attached values by name; only plans see them
 */
export async function satisfy(
  goal: Goal,
  inputs: ReadonlyMap<string, unknown>,
  limits: SatisfyLimits,
  ports: SatisfyPorts,
  goalId: string,
): Promise<Satisfied> {
  const attempts: Attempt[] = []
  let tokensLeft = limits.tokensMax
  /** What the next proposal is to revise; absent for a fresh one. */
  let previous: PriorAttempt | undefined
  let journalSeconds = 0
  const ended = (ending: Ending): Satisfied => ({ ending, attempts, journalSeconds })

  for (let number = 1; number <= limits.attemptsMax && tokensLeft > 0; number++) {
    if (ports.signal.aborted) return ended(cancelled)
    const prompt = promptOf(goal, previous)
    const options = {
      tokensMax: tokensLeft,
      seed: seedOf(goal, number),
      // The first proposal and a first revision take the likeliest; a redraw of the same prompt must be independent.
      temperature: number === 1 || (previous !== undefined && number === 2) ? 0 : redrawTemperature,
    }
    const began = ports.now()
    const proposed = await ports.propose(prompt, options)
    const proposedAt = ports.now()
    if (!proposed.ok) return ended(endingOf(proposed.error))
    const { text, stray, tokens, confidence = 1, bytesLeft, by, posture } = proposed.value
    const composed = text.ok ? await ports.compose(text.value) : ok(failed(text.error, stray))
    if (!composed.ok) return ended(endingOf(composed.error))
    // What comes after the outcome of its goal is no part of it.
    if (ports.signal.aborted) return ended(cancelled)
    const composition = composed.value
    const elaborated = ports.now()
    const doubtful = composition.kind === 'plan' && confidence < limits.confidenceMin && text.ok
    const agreement = doubtful
      ? await agreed(text.value, confidence, limits.agreement, tokensLeft - tokens, (draw, tokensMax) =>
          proposed.value.again({
            tokensMax,
            seed: seedOf(goal, number + drawsApart * draw),
            temperature: redrawTemperature,
          }),
        )
      : certain
    if (!agreement.ok) return ended(endingOf(agreement.error))
    if (ports.signal.aborted) return ended(cancelled)
    const diagnostics = composition.kind === 'rejected' ? composition.diagnostics : []
    const attempt: Attempt = {
      goalId,
      number,
      backend: by.name,
      rung: by.rung,
      posture,
      program: text.ok ? text.value : '',
      diagnostics,
      tokens: tokens + agreement.value.tokens,
      proposalSeconds: (proposedAt - began + ports.now() - elaborated) / 1_000,
      elaborationSeconds: (elaborated - proposedAt) / 1_000,
      bytesLeft: bytesLeft + agreement.value.bytesLeft,
    }
    attempts.push(attempt)
    tokensLeft -= attempt.tokens
    const recording = ports.now()
    const recorded = await ports.record(attempt)
    journalSeconds += (ports.now() - recording) / 1_000
    if (!recorded.ok) return ended({ kind: 'fault', fault: recorded.error })
    // FAULT_BACKEND may go better next time; a goal that is too long for the model, or a right that is missing, will not.
    if (!text.ok && text.error.code !== 'FAULT_BACKEND') return ended(endingOf(text.error))

    if (ports.signal.aborted) return ended(cancelled)
    if (!agreement.value.agreed) {
      return ended({ kind: 'clarify', fields: [], reading: attempt.program })
    }
    if (composition.kind !== 'rejected') return ended(await conclude(composition, inputs, ports.invoke, ports.signal))

    const usersMistake = mayBeTheUsers(diagnostics)
    if (usersMistake && attempts.slice(0, -1).some((earlier) => repeats(earlier.diagnostics, diagnostics))) {
      const bare = fieldsWithoutUnit(diagnostics)
      return ended(
        bare.length > 0
          ? { kind: 'clarify', fields: bare }
          : { kind: 'fault', fault: faultOf(diagnostics), calls: composition.calls },
      )
    }
    // A mismatch that may be the user's is put to the model again without telling it: only then is agreement evidence.
    previous = usersMistake ? undefined : priorOf(text.ok ? text.value : stray?.prefix, diagnostics)
  }
  return ended({ kind: 'exhausted', fault: lastFault(attempts) })
}

/** Seeds of the draws for one attempt lie beyond those of any attempt. */
const drawsApart = 1_000
const certain: Result<Agreement, Fault> = ok({ agreed: true, tokens: 0, bytesLeft: 0 })

const agreed = async (
  program: string,
  confidence: number,
  limits: AgreementLimits | undefined,
  tokensMax: number,
  draw: (number: number, tokensMax: number) => Promise<Result<Proposed, Fault>>,
): Promise<Result<Agreement, Fault>> =>
  limits === undefined || confidence < limits.confidenceFloor
    ? ok({ agreed: false, tokens: 0, bytesLeft: 0 })
    : agreementOn(program, limits, tokensMax, draw)

const promptOf = (goal: Goal, previous: PriorAttempt | undefined): Prompt => ({
  text: goal.text,
  quantities: goal.quantities,
  inputs: goal.inputs.map(({ name, type }) => ({ name, type })),
  ...(previous === undefined ? {} : { previous }),
})

const cancelled: Ending = {
  kind: 'fault',
  fault: { code: 'FAULT_CANCELLED', message: 'the goal is not wanted any more' },
}

const lastFault = (attempts: readonly Attempt[]): Fault => {
  const last = attempts.at(-1)?.diagnostics[0]
  const reason = last === undefined ? 'no proposal was made' : `${last.code}: ${last.message}`
  return { code: 'FAULT_BACKEND', message: `no acceptable program after ${attempts.length} attempts; last ${reason}` }
}
