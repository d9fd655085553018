// Several daemons behind one NATS server: they share the work, and one that leaves takes none of it along.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Constellation, readConfig, startConstellation } from '../../src/daemon/index.js'
import { hasNatsServer, type NatsServer, startNatsServer } from '../fabric/lanes/nats/nats-server.js'
import { type Served, served } from './served.js'

const calls = 3_000
const inFlight = 64

describe.skipIf(!hasNatsServer)('daemons behind a NATS server', () => {
  let nats: NatsServer
  /** What goes by NATS goes into a ledger, and that is a journal's. */
  const data = mkdtempSync(join(tmpdir(), 'constellation-nats-'))
  let asker: Constellation | undefined
  const daemons = new Set<Served>()

  beforeAll(async () => {
    nats = await startNatsServer()
  })
  afterEach(async () => {
    await asker?.stop()
    for (const daemon of daemons) await daemon.terminate()
    daemons.clear()
  })
  afterAll(async () => {
    await nats.stop()
    rmSync(data, { recursive: true, force: true })
  })

  async function daemon(): Promise<Served> {
    const started = await served({ CONSTELLATION_NATS_URL: nats.url }, ['--domain', 'kinematics'])
    daemons.add(started)
    return started
  }

  /** A tree of which kinematics is wherever NATS finds it. */
  async function ask(): Promise<Constellation> {
    const read = readConfig({
      env: {
        CONSTELLATION_LOG_LEVEL: 'silent',
        CONSTELLATION_DOMAINS_REMOTE: `kinematics=${nats.url}`,
        CONSTELLATION_DATA_DIRECTORY: data,
      },
    })
    if (!read.ok) throw new Error(read.error[0]?.message)
    const started = await startConstellation(read.value, { door: false, language: true, ephemeral: false })
    if (!started.ok) throw new Error(started.error.message)
    asker = started.value
    return started.value
  }

  /** Calls under load, `inFlight` at a time; `after` is called once a third of them is answered. Every answer, by its number. */
  async function load({ callJson }: Constellation, after: () => void): Promise<readonly unknown[]> {
    const answers: unknown[] = []
    let next = 0
    let answered = 0
    const worker = async (): Promise<void> => {
      for (let number = next++; number < calls; number = next++) {
        const t = { value: number, unit: 's' }
        const request = { u: { value: 1, unit: 'm/s' }, a: { value: 0, unit: 'm/s^2' }, t, solve: ['s'] }
        answers[number] = await callJson('kinematics.suvat', request)
        if (++answered === Math.floor(calls / 3)) after()
      }
    }
    await Promise.all(Array.from({ length: inFlight }, worker))
    return answers
  }

  const every = Array.from({ length: calls }, (_, s) => ({ ok: true, value: { s: { value: s, unit: 'm' } } }))

  it('lose nothing when one of them is drained under load', async () => {
    const [leaving] = [await daemon(), await daemon()]
    let left: Promise<unknown> | undefined
    const answers = await load(await ask(), () => {
      daemons.delete(leaving)
      left = leaving.terminate()
    })
    expect(await left).toMatchObject({ code: 0 })
    expect(answers).toMatchObject(every)
  })

  it('lose nothing when one of them is killed under load: the others are asked again', async () => {
    const [dying] = [await daemon(), await daemon()]
    const answers = await load(await ask(), () => void dying.kill())
    expect(answers).toMatchObject(every)
  })

  it('share the work', async () => {
    const both = [await daemon(), await daemon()]
    await load(await ask(), () => {})
    const shares = await Promise.all(both.map(callsOf))
    // On a machine that is slow to take a request it is asked again, and may be done twice.
    expect(shares.reduce((total, share) => total + share, 0)).toBeGreaterThanOrEqual(calls)
    for (const share of shares) expect(share).toBeGreaterThan(calls / 10)
  })
})

/** Calls that a daemon has answered, as its own metrics tell. */
async function callsOf({ url }: Served): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^constellation_calls_total\{result="ok"\} (\d+)/m.exec(metrics)?.[1] ?? 0)
}
