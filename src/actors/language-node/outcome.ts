// From how a goal ended to the outcome its peer reads.

import { callsOf, type Diagnostic, type Plan } from '../../clef/index.js'
import {
  assumedBytesMax,
  assumedCountMax,
  type ContractRegistry,
  canonicalText,
  codecOf,
  err,
  type Fault,
  fittingAssumption,
  further,
  type Json,
  type OutcomeRecord,
  ok,
  type Posture,
  type Result,
  toFaultRecord,
} from '../../fabric/index.js'
import { bytesLeftOf, type CallAccount, timingsOf } from './account.js'
import type { DefaultInput } from './attached.js'
import type { Ending } from './ending.js'
import { questionAbout, questionFor } from './question.js'
import type { Satisfied } from './satisfy.js'

export interface OutcomeContext {
  readonly goalId: string
  /** Of the rung that would be asked: what an outcome without attempts says. */
  readonly rung: string
  readonly posture: Posture
  readonly registry: ContractRegistry
  readonly calls: CallAccount
  /** Seconds of `totalSeconds` that went before the first proposal. */
  readonly inputsSeconds: number
  readonly totalSeconds: number
  /** Default inputs that stood in for what the goal did not attach. */
  readonly defaulted: readonly DefaultInput[]
}

type Particulars = Partial<OutcomeRecord> & Pick<OutcomeRecord, 'kind'>

/** An outcome without attempts: what a goal comes to that no backend was asked about. */
export const bareOutcome = (
  context: Pick<OutcomeContext, 'goalId' | 'rung' | 'posture'>,
  particulars: Particulars,
): OutcomeRecord => ({
  ...context,
  attempts: [],
  calls: [],
  assumptions: [],
  fields: [],
  bytesLeft: 0,
  timings: { proposal: 0, elaboration: 0, fabric: 0, domain: 0, total: 0 },
  tokens: 0,
  ...particulars,
})

export const faultOutcome = (
  context: Pick<OutcomeContext, 'goalId' | 'rung' | 'posture'>,
  fault: Fault,
): OutcomeRecord => bareOutcome(context, { kind: 'fault', fault: toFaultRecord(fault) })

export function outcomeOf({ ending, attempts, journalSeconds }: Satisfied, context: OutcomeContext): OutcomeRecord {
  const { goalId, posture: before } = context
  const last = attempts.at(-1)
  const program = last?.program
  // Of several rungs the last is named, and the furthest counts.
  const rung = last?.rung ?? context.rung
  const posture = last === undefined ? before : attempts.map((attempt) => attempt.posture).reduce(further)
  const particulars = particularsOf(ending, context)
  return {
    ...bareOutcome({ goalId, rung, posture }, particulars),
    ...(program === undefined || program === '' ? {} : { program }),
    attempts: attempts.map((attempt) => ({ program: attempt.program, diagnostics: attempt.diagnostics.map(line) })),
    posture: further(posture, context.calls.posture),
    bytesLeft: bytesLeftOf(attempts, context.calls),
    timings: timingsOf(
      attempts,
      context.calls,
      { inputs: context.inputsSeconds, journal: journalSeconds },
      context.totalSeconds,
    ),
    tokens: attempts.reduce((total, { tokens }) => total + tokens, 0),
  }
}

const line = ({ code, path, message }: Diagnostic): string =>
  `${code}${path === undefined ? '' : ` ${path}`}: ${message}`.slice(0, 1_000)

function particularsOf(ending: Ending, context: OutcomeContext): Particulars {
  switch (ending.kind) {
    case 'ok': {
      const answer = selfDescribed(ending)
      if (!answer.ok) return { kind: 'fault', fault: toFaultRecord(answer.error), ...planned(ending.plan, context) }
      return { kind: 'ok', answer: answer.value, ...planned(ending.plan, context) }
    }
    case 'domainError':
      return { kind: 'domainError', domainError: ending.error, ...planned(ending.plan, context) }
    case 'fault':
    case 'exhausted': {
      const calls = ending.kind === 'fault' ? callsBehind(ending, context) : {}
      return { kind: ending.kind, fault: toFaultRecord(ending.fault), ...calls }
    }
    case 'clarify':
      return { kind: 'clarify', fields: ending.fields, question: questionOf(ending, context) }
    case 'refuse':
      return { kind: 'refuse', reason: ending.reason }
    case 'expired':
      return { kind: 'expired' }
  }
}

const questionOf = ({ fields, reading }: EndingOf<'clarify'>, { registry }: OutcomeContext): string =>
  reading === undefined ? questionFor(fields, registry) : questionAbout(reading)

type EndingOf<Kind extends Ending['kind']> = Extract<Ending, { kind: Kind }>

/** A value with the schema it reads by, so that a peer needs no contract to show it. */
function selfDescribed({ plan, value }: EndingOf<'ok'>): Result<NonNullable<OutcomeRecord['answer']>, Fault> {
  const payload = codecOf(plan.resultSchema).encode(value)
  if (payload.ok) return ok({ schema: canonicalText(plan.resultSchema), payload: payload.value })
  return err({ code: 'FAULT_DEFECT', message: `the answer does not fit its own schema: ${payload.error.message}` })
}

/** The calls that a fault is about: as planned where there was a plan, else as written. */
function callsBehind({ plan, calls }: EndingOf<'fault'>, context: OutcomeContext): Partial<OutcomeRecord> {
  if (plan !== undefined) return planned(plan, context)
  return { calls: (calls ?? []).map(callRecord) }
}

const callRecord = ({ op, args }: { readonly op: string; readonly args: unknown }) => ({
  operation: op,
  arguments: JSON.stringify(args),
})

/** The calls of a plan and what they rest on that the goal did not say. */
function planned(plan: Plan, { defaulted }: OutcomeContext): Pick<OutcomeRecord, 'calls' | 'assumptions'> {
  const calls = callsOf(plan)
  const uses = (name: string): boolean => calls.some(({ args }) => JSON.stringify(args).includes(`"input:${name}"`))
  const made = calls.flatMap(({ op, assumptions }) =>
    assumptions.map((one) => {
      const { path, value } = fittingAssumption({ path: one.path, value: one.value as Json }, assumedBytesMax) // views are JSON
      return { operation: op, path, value: JSON.stringify(value) }
    }),
  )
  const standIns = defaulted
    .filter(({ name }) => uses(name))
    .map(({ name, source }) => ({ operation: '', path: `inputs.${name}`, value: source }))
  const room = assumedCountMax - standIns.length
  const more = { operation: '', path: '', value: `and ${made.length - room + 1} more` }
  const told = made.length <= room ? made : [...made.slice(0, room - 1), more]
  return { calls: calls.map(callRecord), assumptions: [...told, ...standIns] }
}
