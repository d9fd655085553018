// A domain that another process serves: the same goals, the same answers, and a word at once when that process dies.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readEgress } from '../../src/actors/journal/index.js'
import { type Config, type Constellation, readConfig, startConstellation } from '../../src/daemon/index.js'
import type { GoalRecord, OutcomeRecord } from '../../src/fabric/index.js'
import { type Served, served } from './served.js'

const stopping = 'How far does a car need to stop from 60 mph with a reaction time of 1500 ms, braking at 6.5 m/s^2?'
const suvat = { u: { value: 3, unit: 'm/s' }, a: { value: 2, unit: 'm/s^2' }, t: { value: 5, unit: 's' } }

const goal = (text: string, rest: Partial<GoalRecord> = {}): GoalRecord => ({ text, inputs: [], ...rest })

function configOf(domains: Partial<Config['domains']>): Config {
  const read = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent' } })
  if (!read.ok) throw new Error(read.error[0]?.message)
  return { ...read.value, domains: { ...read.value.domains, ...domains } }
}

describe('a domain in another process', () => {
  let remote: Served
  const trees: Constellation[] = []

  beforeAll(async () => {
    remote = await served({}, ['--domain', 'kinematics'])
  })
  afterEach(async () => {
    for (const tree of trees.splice(0)) await tree.stop()
  })
  afterAll(() => remote.terminate())

  async function tree(domains: Partial<Config['domains']>, language = true): Promise<Constellation> {
    const started = await startConstellation(configOf(domains), { door: false, language, ephemeral: true })
    if (!started.ok) throw new Error(started.error.message)
    trees.push(started.value)
    return started.value
  }

  const elsewhere = () => tree({ remote: [`kinematics=${remote.lane}`] }, true)

  it('answers a goal as a thread of our own does, byte for byte', async () => {
    const [local, away] = [await tree({}), await elsewhere()]
    const [here, there] = [await local.submit(goal(stopping)), await away.submit(goal(stopping))]
    expect(there.kind).toBe('ok')
    expect(said(there)).toEqual(said(here))
    expect(there.answer).toEqual(here.answer)
    expect([here.posture, there.posture]).toEqual(['in-process', 'on-host'])
    expect(there.bytesLeft).toBe(0)
  })

  it('answers calls beside the domains of this process, with its own domain errors and faults', async () => {
    const away = await tree({ remote: [`kinematics=${remote.lane}`] }, false)
    expect(await away.callJson('kinematics.suvat', suvat)).toMatchObject({ ok: true })
    expect(await away.callJson('kinematics.suvat', { u: suvat.u, v: suvat.u })).toMatchObject({ ok: false })
    const sum = {
      amounts: [
        { amount: 1, unit: 'EUR' },
        { amount: 2, unit: 'USD' },
      ],
    }
    expect(await away.callJson('finance.sum', sum)).toMatchObject({ ok: false, error: { code: 'FAULT_DIMENSION' } })
  })

  it('is sent nothing that the egress ledger of a daemon does not have, under the goal that it was for', async () => {
    const data = mkdtempSync(join(tmpdir(), 'constellation-remote-'))
    const config = { ...configOf({ remote: [`kinematics=${remote.lane}`] }), data: { directory: data } }
    const started = await startConstellation(config, { door: false, language: true, ephemeral: false })
    if (!started.ok) throw new Error(started.error.message)
    const outcome = await started.value.submit(goal(stopping))
    await started.value.stop()
    const ledger = await readEgress(data, { countMax: 1_000 })
    rmSync(data, { recursive: true })
    if (!ledger.ok) throw new Error(ledger.error.message)
    const { lines } = ledger.value
    const about = { sender: 'kinematics', destination: remote.lane, posture: 'on-host' }
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line).toMatchObject(about)
    expect(lines.filter(({ goalId }) => goalId === outcome.goalId)).toHaveLength(1)
    expect(lines.filter(({ goalId }) => goalId === undefined)).toHaveLength(lines.length - 1)
  })

  it('is refused by a goal that says its data must not leave the process', async () => {
    const away = await elsewhere()
    const outcome = await away.submit(goal(stopping, { postureMax: 'in-process' }))
    expect(outcome).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_POLICY', path: 'postureMax' }, bytesLeft: 0 })
  })

  it('is down at once when its process is killed, with calls in flight and after, and back when that is', async () => {
    const away = await tree({ remote: [`kinematics=${remote.lane}`] }, false)
    // It takes what is asked and answers nothing.
    process.kill(remote.pid, 'SIGSTOP')
    const inFlight = Array.from({ length: 200 }, () => away.callJson('kinematics.suvat', suvat))
    await remote.kill()
    for (const answer of await Promise.all(inFlight))
      expect(answer).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN', actor: 'kinematics' } })
    expect(await away.callJson('kinematics.suvat', suvat)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_ACTOR_DOWN' },
    })
    expect(await away.callJson('finance.sum', { amounts: [{ amount: 1, unit: 'EUR' }] })).toMatchObject({ ok: true })

    const port = new URL(remote.url).port
    remote = await served({ CONSTELLATION_LISTEN_PORT: port }, ['--domain', 'kinematics'])
    let answer = await away.callJson('kinematics.suvat', suvat)
    while (!answer.ok) answer = await away.callJson('kinematics.suvat', suvat)
    expect(answer.value).toMatchObject({ s: { value: 40 } })
  })

  it('that nobody serves yet does not keep the others from starting', async () => {
    const alone = await tree({ remote: ['kinematics=ws://127.0.0.1:1/v1/lane'] }, false)
    expect(await alone.callJson('finance.sum', { amounts: [{ amount: 1, unit: 'EUR' }] })).toMatchObject({ ok: true })
    expect(await alone.callJson('kinematics.suvat', suvat)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_ACTOR_DOWN', actor: 'kinematics' },
    })
  })

  it('takes no goals itself', async () => {
    const response = await fetch(`${remote.url}/v1/goals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: stopping }),
    })
    expect(JSON.stringify(await response.json())).toContain('FAULT_POLICY')
  })

  it('has to be one that is enabled, once, with an address', async () => {
    const refused = async (remotes: readonly string[]) =>
      startConstellation(configOf({ remote: [...remotes] }), { door: false, language: false, ephemeral: true })
    expect(await refused(['music=ws://127.0.0.1:1'])).toMatchObject({ ok: false, error: { path: 'domains.remote[0]' } })
    expect(await refused(['finance=nowhere'])).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG' } })
    expect(await refused(['finance=unix:/a', 'finance=unix:/b'])).toMatchObject({
      ok: false,
      error: { path: 'domains.remote[1]' },
    })
  })

  it('is enabled once', async () => {
    const twice = configOf({ enabled: ['finance', 'kinematics', 'finance'] })
    expect(await startConstellation(twice, { door: false, language: false, ephemeral: true })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_CONFIG', path: 'domains.enabled', message: expect.stringContaining('twice') },
    })
  })
})

/** What an outcome says, but for its goal's id, its times and how far data went, which its certificate names and binds too. */
const said = ({ goalId, timings: __, posture: ___, answers = [], ...rest }: OutcomeRecord) => ({
  ...rest,
  answers: answers.map(({ request, ...one }) => ({
    ...one,
    request: request?.replace(goalId, 'its id').replace(/"posture":"[\w-]{43}"/, '"posture":"its hash"'),
  })),
})
