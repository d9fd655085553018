// What binds an outcome together: its last answer, of `clef.program` or, where it came to none, `clef.goal`, names the goal, the program, what
// was attached, each call and what else the outcome tells.

import { type Claims, changedPart, type Digests, endOf } from '../client/certificate/index.js'
import type { InvalidReason, Verdict } from '../client/index.js'
import { goalOperation, type Json, programOperation } from '../fabric/index.js'
import { isRecord, isSame, type JsonRecord, malformed } from './kept-json.js'

/**
 * Why an outcome is not the one that was certified, though each of its answers is; undefined where it is.
 *
 * @param last of its answers, with its response
 * @param claims of its answers' certificates, in order
 */
export function notBound(outcome: JsonRecord, last: Json, claims: readonly Claims[]): Verdict | undefined {
  if (!isRecord(last) || !binding.has(last.operation) || !isRecord(last.request))
    return malformed(
      `Its last answer is none of ${[...binding].join(' or ')}, so nothing says that these belong together.`,
    )
  const { request } = last
  if (!Array.isArray(request.calls)) return malformed('Its certificate is of a version that names no calls.')
  const said = last.response ?? last.ok ?? null
  const unlike = last.operation === goalOperation ? endedOtherwise(outcome, said) : answeredOtherwise(outcome, said)
  if (unlike !== undefined) return changed('responseChanged', unlike)
  for (const [name, beside, asked] of askedBeside(outcome, request)) {
    if (beside !== undefined && beside !== null && !isSame(beside, asked))
      return changed('requestChanged', `The ${name} of the outcome is not the one that was certified.`)
  }
  const calls = claims.slice(0, -1).map(digestsIn)
  if (!isSame(request.calls, calls))
    return changed('requestChanged', 'The calls beside it are not those that it was worked out from.')
  // A program of a person's has no outcome; one of a version before told no more than this of it.
  const part = isRecord(request.outcome) ? changedPart(outcome, request.outcome) : undefined
  return part === undefined
    ? undefined
    : changed('responseChanged', `What the outcome tells as \`${part}\` is not what was certified.`)
}

/** Operations whose certificates name what they belong to. */
const binding: ReadonlySet<Json | undefined> = new Set([programOperation, goalOperation])

/** What is certified so has come to an answer. */
function answeredOtherwise(outcome: JsonRecord, said: Json): string | undefined {
  for (const name of ['answer', 'ok'])
    if (outcome[name] !== undefined && !isSame(outcome[name], said))
      return 'The answer of the goal is not the one that was certified.'
  const { outcome: kind = 'ok', ...failing } = endOf(outcome)
  return kind !== 'ok' || Object.values(failing).some((json) => json !== null)
    ? 'It is told to have failed, and an answer was certified.'
    : undefined
}

function endedOtherwise(outcome: JsonRecord, said: Json): string | undefined {
  for (const name of ['answer', 'ok'])
    if (outcome[name] !== undefined && outcome[name] !== null)
      return 'It is told to have an answer, and that it has none was certified.'
  return isSame(endOf(outcome), said) ? undefined : 'It did not end as is told.'
}

type Beside = readonly [name: string, beside: Json | undefined, asked: Json | undefined]

/** What a reader takes an outcome to be of. One that a goal came to has the goal's id as its own; a program may be kept under any. */
function askedBeside(outcome: JsonRecord, request: JsonRecord): readonly Beside[] {
  const named = ['goalId', 'program', 'text'].map((name): Beside => [name, outcome[name], request[name]])
  const isOfGoal = request.goalId !== undefined || outcome.outcome !== undefined
  return isOfGoal ? [...named, ['id', outcome.id, request.goalId]] : named
}

const digestsIn = ({ request, response, basis }: Claims): Digests => ({ request, response, basis })

const changed = (reason: InvalidReason, message: string): Verdict => ({ valid: false, reason, message })
