// What binds an outcome together: its last answer, of `clef.program`, names the goal, the program, what was attached and each call.

import type { Claims, Digests } from '../client/certificate/index.js'
import type { InvalidReason, Verdict } from '../client/index.js'
import { type Json, programOperation } from '../fabric/index.js'
import { isRecord, isSame, type JsonRecord, malformed } from './kept-json.js'

/**
 * Why an outcome is not the one that was certified, though each of its answers is; undefined where it is.
 *
 * @param last of its answers, with its response
 * @param claims of its answers' certificates, in order
 */
export function notBound(outcome: JsonRecord, last: Json, claims: readonly Claims[]): Verdict | undefined {
  if (!isRecord(last) || last.operation !== programOperation || !isRecord(last.request))
    return malformed(`Its last answer is none of ${programOperation}, so nothing says that these belong together.`)
  const { request } = last
  if (!Array.isArray(request.calls)) return malformed('Its certificate is of a version that names no calls.')
  const said = last.response ?? last.ok
  for (const name of ['answer', 'ok']) {
    if (outcome[name] !== undefined && !isSame(outcome[name], said))
      return changed('responseChanged', 'The answer of the goal is not the one that was certified.')
  }
  // What is certified so has come to an answer.
  const { outcome: kind, fault = null, domainError = null } = outcome
  if ((kind !== undefined && kind !== 'ok') || fault !== null || domainError !== null)
    return changed('responseChanged', 'It is told to have failed, and an answer was certified.')
  for (const [name, beside, asked] of askedBeside(outcome, request)) {
    if (beside !== undefined && beside !== null && !isSame(beside, asked))
      return changed('requestChanged', `The ${name} of the outcome is not the one that was certified.`)
  }
  const calls = claims.slice(0, -1).map(digestsIn)
  if (!isSame(request.calls, calls))
    return changed('requestChanged', 'The calls beside it are not those that it was worked out from.')
  return undefined
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
