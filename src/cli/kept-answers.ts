// Answers as people keep them: what `call --json`, `call --batch`, `run --json`, `satisfy --json` and HTTP print, to be verified later.

import type { JWK } from 'jose'
import { canonicalJson, streamedJson } from '../client/certificate/index.js'
import { type Verdict, verifyAnswer } from '../client/index.js'
import type { Json } from '../fabric/index.js'

type JsonRecord = { readonly [name: string]: Json }

const isRecord = (json: Json | undefined): json is JsonRecord =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Verifies one answer of a call, or an outcome with all that it rests on: valid when all of it is. */
export async function verifyKept(json: Json, keys: readonly JWK[]): Promise<Json> {
  if (!isRecord(json)) return view(malformed('This is no answer: answers are JSON objects.'))
  const { id } = json
  const verdict = Array.isArray(json.answers)
    ? await ofOutcome(json, json.answers, keys)
    : view(await ofCall(json, keys))
  return id === undefined ? verdict : { id, ...verdict }
}

async function ofOutcome(outcome: JsonRecord, answers: readonly Json[], keys: readonly JWK[]): Promise<JsonRecord> {
  if (answers.length === 0) return view(malformed('It rests on no answer of a model, so nothing of it is certified.'))
  const verdicts = await Promise.all(
    answers.map((one) => (isRecord(one) ? ofCall(one, keys) : malformed('This is no answer.'))),
  )
  const told = verdicts.map(view)
  const last = answers.at(-1)
  const claimed = isRecord(last) ? last.response : undefined
  const first = told.find(({ valid }) => valid !== true)
  if (first !== undefined) return { valid: false, reason: first.reason!, message: first.message!, answers: told }
  // What `run --json` prints has its answer under `ok`.
  const answer = outcome.answer ?? outcome.ok
  if (answer !== undefined && !isSame(answer, claimed)) {
    const message = 'The answer of the goal is not the one that was certified.'
    return { valid: false, reason: 'responseChanged', message, answers: told }
  }
  // What a goal's program worked out names the goal and the program; what stands beside it must be those.
  const asked = isRecord(last) && last.operation === 'clef.program' && isRecord(last.request) ? last.request : {}
  for (const name of ['goalId', 'program']) {
    const beside = outcome[name]
    if (beside === undefined || beside === null || asked[name] === undefined || isSame(beside, asked[name])) continue
    const message = `The ${name} of the outcome is not the one that was certified.`
    return { valid: false, reason: 'requestChanged', message, answers: told }
  }
  return { valid: true, answers: told }
}

async function ofCall(answer: JsonRecord, keys: readonly JWK[]): Promise<Verdict> {
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
  const verdict = await verifyAnswer({ request, response, basis, certificate }, keys)
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

const malformed = (message: string): Verdict => ({ valid: false, reason: 'malformed', message })

function view(verdict: Verdict): JsonRecord {
  if (!verdict.valid) return { ...verdict }
  const { iss, iat, operation, domain, domainVersion } = verdict.claims
  return { valid: true, operation, domain, domainVersion, key: iss, signed: new Date(iat * 1_000).toISOString() }
}

function isSame(one: Json, other: Json | undefined): boolean {
  try {
    return other !== undefined && canonicalJson(one) === canonicalJson(other)
  } catch {
    return false
  }
}
