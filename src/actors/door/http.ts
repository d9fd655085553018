// Goals and calls as JSON over HTTP, and what operators ask: livez, readyz, metrics, status. Every error is a typed fault.

import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Registry } from 'prom-client'
import { certifiedJson, type Fault, fromJson, ok, type Result, record, text } from '../../fabric/index.js'
import type { EventLog } from '../kernel/index.js'
import { bearerOf, type EntryRules, foreign, wrongToken } from './entry.js'
import { readGoalJson } from './goal-json.js'
import { httpStatus } from './http-status.js'
import type { DoorMetrics } from './metrics.js'
import type { Reception, Want } from './reception.js'

export interface HttpParts {
  readonly reception: Reception
  readonly rules: EntryRules
  readonly metrics: DoorMetrics
  readonly registry: Registry
  readonly log: EventLog
  /** Largest body, in bytes. */
  readonly bodyBytesMax: number
  readonly listening: Listening
}

/** Where peers come in. */
export interface Listening {
  readonly addresses: readonly string[]
  reachable(): Promise<Result<void, Fault>>
}

/** What a peer gets to send a whole request; a slower one is cut off. */
const requestMsMax = 30_000
const openPaths: readonly string[] = ['/livez', '/readyz']

export function httpServer(parts: HttpParts): FastifyInstance {
  const { bodyBytesMax: bodyLimit } = parts
  const app = Fastify({ bodyLimit, requestTimeout: requestMsMax, forceCloseConnections: true, logger: false })
  app.addHook('onRequest', async (request, reply) => {
    const fault = entryFault(request, parts.rules)
    if (fault !== undefined) return refused(reply, fault, parts)
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => refused(reply, faultOf(error, request, parts), parts))
  app.setNotFoundHandler((request, reply) => refused(reply, unknownRoute(request, routes), parts))
  addWork(app, parts)
  addOperations(app, parts)
  return app
}

const routes = [
  'POST /v1/goals',
  'POST /v1/call',
  'GET /v1/lane',
  'GET /v1/status',
  'GET /livez',
  'GET /readyz',
  'GET /metrics',
]

function addWork(app: FastifyInstance, parts: HttpParts): void {
  const { reception } = parts
  app.post('/v1/goals', async (request, reply) => {
    const goal = readGoalJson(request.body)
    if (!goal.ok) return refused(reply, goal.error, parts)
    const outcome = await reception.goal(goal.value, wantOf(reply, goal.value.key !== undefined))
    return reply.code(outcome.kind === 'busy' ? 503 : 200).send(reception.desk.outcomeJson(outcome))
  })
  app.post('/v1/call', async (request, reply) => {
    const call = readCallJson(request.body)
    if (!call.ok) return refused(reply, call.error, parts)
    const answer = await reception.answerJson(call.value.operation, call.value.request, wantOf(reply))
    if (answer.ok) return reply.send(certifiedJson(answer.value))
    if ('reason' in answer.error) return reply.send({ domainError: answer.error })
    return reply.code(httpStatus(answer.error.code)).send({ fault: answer.error })
  })
}

function addOperations(app: FastifyInstance, { reception, registry, listening }: HttpParts): void {
  app.get('/livez', async () => ({ live: true }))
  app.get('/readyz', async (_, reply) => {
    const able = reception.readiness()
    const ready = able.ok ? await listening.reachable() : able
    const missing = reception.desk.degradations?.() ?? []
    return ready.ok
      ? { ready: true, listening: listening.addresses, ...(missing.length === 0 ? {} : { degraded: missing }) }
      : reply.code(503).send({ ready: false, fault: ready.error })
  })
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
  app.get('/v1/status', async () => ({ ...reception.desk.status(), listening: listening.addresses }))
}

/** A peer that goes away no longer wants its answer, unless that can be collected later. */
function wantOf(reply: FastifyReply, outlivesPeer = false): Want {
  const abort = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished && !outlivesPeer) abort.abort()
  })
  return { until: Number.POSITIVE_INFINITY, abort }
}

const callHead = record({ operation: text(128) })

/** Reads `{operation, request}`; the request itself is read by whoever knows its contract. */
function readCallJson(json: unknown): Result<{ readonly operation: string; readonly request: unknown }, Fault> {
  if (typeof json !== 'object' || json === null || !('request' in json)) {
    const head = fromJson(callHead, json)
    return head.ok ? { ok: false, error: missingRequest } : head
  }
  const { request, ...rest } = json
  const head = fromJson(callHead, rest)
  return head.ok ? ok({ operation: head.value.value.operation, request }) : head
}

const missingRequest: Fault = {
  code: 'FAULT_FIELD_MISSING',
  path: 'request',
  message: 'A call needs its request, the JSON view of what the operation asks for.',
}

function entryFault({ headers, url }: FastifyRequest, rules: EntryRules): Fault | undefined {
  const path = url.split('?', 1)[0] ?? url
  return foreign(headers, rules) ?? (openPaths.includes(path) ? undefined : wrongToken(bearerOf(headers), rules))
}

function refused(reply: FastifyReply, fault: Fault, { metrics }: HttpParts): FastifyReply {
  metrics.refusals.inc({ code: fault.code })
  return reply.code(httpStatus(fault.code)).send({ fault })
}

function unknownRoute({ method, url }: FastifyRequest, candidates: readonly string[]): Fault {
  const name = `${method} ${url}`.slice(0, 128)
  const message = `There is no ${name} here; there are ${candidates.join(', ')}.`
  return { code: 'FAULT_UNKNOWN_OPERATION', name, candidates, message }
}

/** What the HTTP layer threw: the peer's doing where it has a status of the 400s, ours otherwise. */
function faultOf(error: FastifyError, { headers, url }: FastifyRequest, { log, bodyBytesMax }: HttpParts): Fault {
  const { statusCode = 500, message } = error
  if (statusCode === 413) {
    const actual = Number(headers['content-length'] ?? bodyBytesMax + 1)
    return { code: 'FAULT_LIMIT', limit: bodyBytesMax, actual, message: `A body may have ${bodyBytesMax} bytes.` }
  }
  if (statusCode === 415) {
    const actual = headers['content-type'] ?? 'none'
    return { code: 'FAULT_SHAPE', path: 'content-type', expected: 'application/json', actual, message: 'Send JSON.' }
  }
  if (statusCode >= 400 && statusCode < 500)
    return { code: 'FAULT_SYNTAX', message: `The request does not read: ${message}` }
  log.error({ event: 'http-defect', url, err: error }, 'a request handler threw')
  return { code: 'FAULT_DEFECT', message: 'The daemon failed on this request; the failure is logged.' }
}
