// Answers as people keep them: what `call --json`, `call --batch`, `run --json`, `satisfy --json` and HTTP print, to be verified later.

import { endOf, streamedJson } from '../client/certificate/index.js'
import { type PublicKey, type Verdict, type VerifyOptions, verifyAnswer } from '../client/index.js'
import { goalOperation, type Json, programOperation } from '../fabric/index.js'
import { isRecord, isSame, type JsonRecord, malformed } from './kept-json.js'
import { notBound } from './kept-outcome.js'

/** Verifies one answer of a call, or an outcome with all that it rests on: valid when all of it is. */
export async function verifyKept(json: Json, keys: readonly PublicKey[], options?: VerifyOptions): Promise<JsonRecord> {
  if (!isRecord(json)) return view(malformed('This is no answer: answers are JSON objects.'))
  const { id } = json
  const verify: Verify = (answer) => ofCall(answer, keys, options)
  const verdict = Array.isArray(json.answers) ? await ofOutcome(json, json.answers, verify) : view(await verify(json))
  return id === undefined ? verdict : { id, ...verdict }
}

type Verify = (answer: JsonRecord) => Promise<Verdict>

async function ofOutcome(outcome: JsonRecord, answers: readonly Json[], verify: Verify): Promise<JsonRecord> {
  if (answers.length === 0) return view(malformed('It rests on no answer of a model, so nothing of it is certified.'))
  const whole = [...answers.slice(0, -1), withResponse(answers.at(-1) ?? null, outcome)]
  const verdicts = await Promise.all(
    whole.map((one) => (isRecord(one) ? verify(one) : malformed('This is no answer.'))),
  )
  const told = verdicts.map(view)
  const first = told.find(({ valid }) => valid !== true)
  if (first !== undefined) return { valid: false, reason: first.reason!, message: first.message!, answers: told }
  const certified = verdicts.flatMap((verdict) => (verdict.valid ? [verdict.claims] : []))
  const unbound = notBound(outcome, whole.at(-1) ?? null, certified)
  return unbound === undefined ? { valid: true, answers: told } : { ...view(unbound), answers: told }
}

/** What a goal's program worked out has its response as the outcome's answer, and one without an answer as how the outcome ended. */
function withResponse(last: Json, outcome: JsonRecord): Json {
  if (!isRecord(last) || last.response !== undefined || last.ok !== undefined) return last
  if (last.operation === goalOperation) return { ...last, response: endOf(outcome) }
  const { answer } = outcome
  return last.operation === programOperation && answer !== undefined ? { ...last, response: answer } : last
}

async function ofCall(answer: JsonRecord, keys: readonly PublicKey[], options?: VerifyOptions): Promise<Verdict> {
  const { certificate, uncertified, request, basis, operation } = answer
  // Who reads it may take either: one that was certified must not vouch for another beside it.
  if (answer.ok !== undefined && answer.response !== undefined && !isSame(answer.ok, answer.response))
    return malformed('`ok` and `response` are both there and differ: one of them was not certified.')
  if (answer.items !== undefined && !Array.isArray(answer.items)) return malformed('`items` is no list.')
  const response = responseOf(answer)
  if (response === undefined && certificate === undefined)
    return malformed('This is no answer of a model: faults and domain errors have no certificate.')
  if (typeof certificate !== 'string')
    return malformed(`It has no certificate${typeof uncertified === 'string' ? `: ${uncertified}` : '.'}`)
  if (request === undefined || response === undefined || basis === undefined)
    return malformed('Request, response and basis must stand beside the certificate.')
  const verdict = await verifyAnswer({ request, response, basis, certificate }, keys, options)
  if (!verdict.valid || operation === undefined || operation === verdict.claims.operation) return verdict
  const message = `It is told as an answer of ${JSON.stringify(operation)} and is one of ${verdict.claims.operation}.`
  return { valid: false, reason: 'basisChanged', message }
}

/** Of a stream its last word and its items, as they were kept; a certificate is over the hash of those. */
function responseOf({ ok, items, response = ok }: JsonRecord): Json | undefined {
  if (!Array.isArray(items) || response === undefined) return response
  try {
    return streamedJson(response, items)
  } catch {
    // Such as a number beyond JSON: nothing that was certified.
    return undefined
  }
}

function view(verdict: Verdict): JsonRecord {
  if (!verdict.valid) return { ...verdict }
  const { iss, iat, operation, domain, domainVersion } = verdict.claims
  return { valid: true, operation, domain, domainVersion, key: iss, signed: new Date(iat * 1_000).toISOString() }
}
