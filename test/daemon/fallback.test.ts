// A chain of rungs in a real tree: a model's server that fails, dies, was never there and comes back, and the model in-house behind it.

import { afterEach, describe, expect, it } from 'vitest'
import { type Config, type Constellation, readConfig, startConstellation } from '../../src/daemon/index.js'
import type { Fault, GoalRecord, OutcomeRecord, Result } from '../../src/fabric/index.js'
import { llamaServerForms, llamaServerGets } from '../backends/local/local-forms.js'
import { type WireServer, wireServer } from '../backends/wire/index.js'
import { modelAnswer } from '../conformance/model-answer.js'

const stopping = 'How far to stop from 72 km/h, 1.5 s reaction, friction 0.7?'
const goal = (rest: Partial<GoalRecord> = {}): GoalRecord => ({
  text: stopping,
  inputs: [],
  postureMax: 'on-host',
  ...rest,
})

const opened: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function model(port?: number): Promise<WireServer> {
  const server = await wireServer({
    base: '',
    forms: llamaServerForms,
    gets: llamaServerGets(),
    holds: true,
    answer: modelAnswer,
    ...(port === undefined ? {} : { port }),
  })
  opened.push(() => server.close())
  return server
}

async function start(variables: Readonly<Record<string, string>>): Promise<Result<Constellation, Fault>> {
  const read = readConfig({
    env: {
      CONSTELLATION_LOG_LEVEL: 'silent',
      CONSTELLATION_LISTEN_PORT: '0',
      CONSTELLATION_BACKEND_NAME: 'local',
      CONSTELLATION_BACKEND_FALLBACK: 'built',
      CONSTELLATION_LOCAL_ATTEMPTS_MAX: '1',
      CONSTELLATION_GOALS_POSTURE_MAX: 'on-host',
      ...variables,
    },
  })
  if (!read.ok) throw new Error(read.error[0]?.message)
  const config: Config = read.value
  const started = await startConstellation(config, { door: true, language: true, ephemeral: true })
  if (started.ok) opened.push(() => started.value.stop())
  return started
}

async function tree(variables: Readonly<Record<string, string>>): Promise<Constellation> {
  const started = await start(variables)
  if (!started.ok) throw new Error(started.error.message)
  return started.value
}

const metricsOf = async ({ url }: Constellation) => (await fetch(`${url}/metrics`)).text()
const readyOf = async ({ url }: Constellation) => {
  const answer = await fetch(`${url}/readyz`)
  return { status: answer.status, ...((await answer.json()) as { ready: boolean; degraded?: readonly string[] }) }
}

/** Goals until one is answered by this rung. */
async function until(rung: string, running: Constellation): Promise<OutcomeRecord> {
  for (;;) {
    const outcome = await running.submit(goal())
    if (outcome.rung === rung) return outcome
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('a chain of a server and the model in-house', () => {
  it('answers by the server while that does, by the other when it fails, and by the server again when it is back', async () => {
    const server = await model()
    const running = await tree({ CONSTELLATION_LOCAL_URL: server.url })
    expect(await readyOf(running)).toEqual({ status: 200, ready: true, listening: expect.anything() })
    expect(await running.submit(goal())).toMatchObject({ kind: 'ok', rung: 'local', posture: 'on-host' })
    server.fail({ kind: 'status', status: 503 })
    const asked = server.requests.filter(({ path }) => path === '/completion').length
    const [first, second] = [await running.submit(goal()), await running.submit(goal())]
    // It was asked for the first, and for the second not at all.
    expect(server.requests.filter(({ path }) => path === '/completion')).toHaveLength(asked + 1)
    expect(first).toMatchObject({ kind: 'ok', rung: 'built', posture: 'on-host' })
    expect(second).toMatchObject({ kind: 'ok', rung: 'built', posture: 'in-process' })
    expect(await readyOf(running)).toMatchObject({ ready: true, degraded: [expect.stringMatching(/^local: .*503/)] })
    const counted = await metricsOf(running)
    expect(counted).toContain('constellation_fallbacks_total{from="local",to="built",reason="server"} 1')
    expect(counted).toContain('constellation_fallbacks_total{from="local",to="built",reason="resting"} 1')
    expect(counted).toContain('constellation_rung_circuit_state{backend="local"} 1')
    expect(counted).toContain('constellation_proposals_total{backend="built",result="ok"} 2')
    expect(counted).toMatch(/gen_ai_client_operation_duration_seconds_count\{.*error_type="503".*\} 1/)
    expect(await until('local', running)).toMatchObject({ kind: 'ok', posture: 'on-host' })
    expect(await readyOf(running)).not.toHaveProperty('degraded')
    expect(await metricsOf(running)).toContain('constellation_rung_circuit_state{backend="local"} 0')
  }, 60_000)

  it('answers though the server dies, and says so', async () => {
    const server = await model()
    const running = await tree({ CONSTELLATION_LOCAL_URL: server.url })
    expect(await running.submit(goal())).toMatchObject({ rung: 'local' })
    await server.close()
    expect(await running.submit(goal())).toMatchObject({ kind: 'ok', rung: 'built' })
    expect(await readyOf(running)).toMatchObject({ ready: true, degraded: [expect.stringContaining('local')] })
    expect(await metricsOf(running)).toContain(
      'constellation_fallbacks_total{from="local",to="built",reason="unreachable"} 1',
    )
  }, 60_000)

  it('goes on where the server hangs, before the goal has expired', async () => {
    const server = await model()
    const running = await tree({ CONSTELLATION_LOCAL_URL: server.url, CONSTELLATION_GOALS_DEADLINE_MS: '4000' })
    server.fail({ kind: 'hang', where: 'headers' })
    expect(await running.submit(goal())).toMatchObject({ kind: 'ok', rung: 'built' })
    expect(await metricsOf(running)).toContain('reason="late"')
  }, 60_000)

  it('starts though the server is not there, is not ready for less, and has it once it is there', async () => {
    const gone = await model()
    const port = Number(new URL(gone.origin).port)
    await gone.close()
    const running = await tree({ CONSTELLATION_LOCAL_URL: `http://127.0.0.1:${port}` })
    expect(await readyOf(running)).toMatchObject({
      status: 200,
      ready: true,
      degraded: [expect.stringContaining('local')],
    })
    expect(await running.submit(goal())).toMatchObject({ kind: 'ok', rung: 'built', posture: 'in-process' })
    await model(port)
    expect(await until('local', running)).toMatchObject({ kind: 'ok' })
    expect(await readyOf(running)).not.toHaveProperty('degraded')
  }, 120_000)
})

describe('how far a goal may go', () => {
  it('keeps it from a rung that goes further, first or not: the server hears nothing of it', async () => {
    const server = await model()
    const running = await tree({ CONSTELLATION_LOCAL_URL: server.url })
    const before = server.requests.length
    expect(await running.submit(goal({ postureMax: 'in-process' }))).toMatchObject({
      kind: 'ok',
      rung: 'built',
      posture: 'in-process',
    })
    expect(server.requests.length).toBe(before)
  }, 60_000)

  it('is what the fault names where the rest of the chain goes too far', async () => {
    const server = await model()
    const running = await tree({
      CONSTELLATION_LOCAL_URL: server.url,
      CONSTELLATION_BACKEND_FALLBACK: 'gateway',
      // An address of documentation: nobody may ever connect to it.
      CONSTELLATION_GATEWAY_URL: 'https://192.0.2.7/v1',
      CONSTELLATION_GATEWAY_MODEL: 'any',
    })
    await server.close()
    const outcome = await running.submit(goal())
    expect(outcome).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_POLICY', path: 'postureMax' } })
    expect(outcome.fault?.message).toContain('local (unreachable)')
    expect(outcome.fault?.message).toContain('gateway (posture)')
  }, 60_000)
})

describe('a chain that is wrong', () => {
  it.each([
    ['built', 'backend.fallback[0]', { CONSTELLATION_BACKEND_NAME: 'built' }],
    ['built,built', 'backend.fallback[1]', {}],
    ['scripted', 'backend.fallback[0]', {}],
    ['bulit', 'backend.fallback[0]', {}],
  ])('%s is FAULT_CONFIG at %s', async (fallback, path, more) => {
    const variables = { CONSTELLATION_BACKEND_FALLBACK: fallback, CONSTELLATION_LOCAL_URL: 'http://127.0.0.1:9' }
    expect(await start({ ...variables, ...more })).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path } })
  })

  it('does not start for a setting that no waiting mends, though another rung could serve', async () => {
    const started = await start({ CONSTELLATION_BACKEND_NAME: 'gateway' })
    expect(started).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path: 'gateway.url' } })
  }, 60_000)

  it('does not start where no rung of it can', async () => {
    const started = await start({
      CONSTELLATION_LOCAL_URL: 'http://127.0.0.1:9',
      CONSTELLATION_BACKEND_FALLBACK: 'gateway',
      CONSTELLATION_GATEWAY_URL: 'http://127.0.0.1:9/v1',
      CONSTELLATION_GATEWAY_MODEL: 'any',
      CONSTELLATION_GATEWAY_DIALECT: 'response-format-grammar',
      CONSTELLATION_GATEWAY_ATTEMPTS_MAX: '1',
    })
    expect(started).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no rung of the chain could start') },
    })
  }, 60_000)
})
