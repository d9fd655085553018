import { describe, expect, it } from 'vitest'
import type { GatewayOptionsInput } from '../../../src/backends/gateway/index.js'
import { answer, faultOf, open } from './gatewaying.js'

const token = 'cf-token'
const env = { CF: token }
const before = { services: { env }, server: { cloudflare: { token } } }
const through = (cloudflare: NonNullable<GatewayOptionsInput['cloudflare']>, more: Partial<GatewayOptionsInput> = {}) =>
  open({
    ...before,
    options: { cache: { entriesMax: 0 }, cloudflare: { authorizationEnv: 'CF', ...cloudflare }, ...more },
  })

describe('through an AI gateway', () => {
  it('all its headers are sent as they are configured', async () => {
    const { backend, server } = await through({
      cacheTtlSeconds: 3600,
      ownCacheKey: true,
      skipCache: true,
      maxAttempts: 5,
      retryDelayMs: 250,
      backoff: 'exponential',
      requestTimeoutMs: 9_000,
      metadata: { team: 'desk', shift: 2, test: true },
      collectLog: false,
    })
    await answer(backend)
    const { headers = {} } = server.requests[0] ?? {}
    expect(Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('cf-aig-')))).toEqual({
      'cf-aig-authorization': `Bearer ${token}`,
      'cf-aig-cache-ttl': '3600',
      'cf-aig-cache-key': expect.stringMatching(/^[0-9a-f]{64}$/),
      'cf-aig-skip-cache': 'true',
      'cf-aig-max-attempts': '5',
      'cf-aig-retry-delay': '250',
      'cf-aig-backoff': 'exponential',
      'cf-aig-request-timeout': '9000',
      'cf-aig-metadata': '{"team":"desk","shift":2,"test":true}',
      'cf-aig-collect-log': 'false',
    })
  })

  it('its cache and its log are told', async () => {
    const { backend, metrics } = await through({ cacheTtlSeconds: 60, ownCacheKey: true })
    const first = await answer(backend)
    expect(await answer(backend)).toEqual(first)
    await answer(backend, { seed: 8 })
    const told = metrics.map((metric) => [metric['constellation.cache'], metric['constellation.log_id']])
    expect(told).toEqual([
      ['none', '01LOG0000'],
      ['upstream', '01LOG0001'],
      ['none', '01LOG0002'],
    ])
  })

  it('its own attempts take the place of ours', async () => {
    const failures = [503, 503].map((status) => ({ kind: 'status', status }) as const)
    const theirs = await through({ maxAttempts: 3 })
    theirs.server.fail(...failures)
    await answer(theirs.backend)
    expect(theirs.server.requests).toHaveLength(1)

    theirs.server.fail(...failures, ...failures)
    expect(await faultOf(theirs.backend)).toMatchObject({ code: 'FAULT_BACKEND' })
    expect(theirs.server.requests).toHaveLength(2)

    const ours = await through({})
    ours.server.fail(...failures)
    await answer(ours.backend)
    expect(ours.server.requests).toHaveLength(3)
  })

  it('no more is believed of its replies than reads', async () => {
    const { backend, server, metrics } = await open()
    const headers = {
      'content-type': 'text/event-stream',
      'cf-aig-log-id': 'two words',
      'cf-aig-cache-status': 'MAYBE',
    }
    server.fail({ kind: 'status', status: 200, headers, body: 'data: {"choices":[{"finish_reason":"stop"}]}\n\n' })
    await answer(backend)
    expect(metrics[0]).toMatchObject({ 'constellation.cache': 'none' })
    expect(metrics[0]).not.toHaveProperty('constellation.log_id')
  })

  it('a wrong token is a right that is missing', async () => {
    const { backend } = await open({
      ...before,
      services: { env: { CF: 'wrong' } },
      options: { cloudflare: { authorizationEnv: 'CF' } },
    })
    expect(await faultOf(backend)).toMatchObject({ code: 'FAULT_POLICY' })
  })
})

it('without an AI gateway none of its headers is sent', async () => {
  const { backend, server, metrics } = await open()
  await answer(backend)
  expect(Object.keys(server.requests[0]?.headers ?? {}).filter((name) => name.startsWith('cf-'))).toEqual([])
  expect(metrics[0]).not.toHaveProperty('constellation.log_id')
})
