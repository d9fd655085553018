// The tree of a command: no door, and no language node where only operations are called.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type Config,
  type Constellation,
  readConfig,
  startConstellation,
  type TreeOptions,
} from '../../src/daemon/index.js'

const noDoor: TreeOptions = { door: false, language: false, ephemeral: true }

/** The defaults, with sections replaced in part. */
function configOf(changes: { readonly [Section in keyof Config]?: Partial<Config[Section]> } = {}): Config {
  const read = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent' } })
  if (!read.ok) throw new Error(read.error[0]?.message)
  const config = read.value
  return {
    ...config,
    backend: { ...config.backend, ...changes.backend },
    domains: { ...config.domains, ...changes.domains },
    inputs: { ...config.inputs, ...changes.inputs },
    data: { ...config.data, ...changes.data },
  }
}

/** Threads that were started since the test began, and those of them that live. */
const threads = { started: 0, living: new Set<Worker>() }
const follow = (worker: Worker): void => {
  threads.started++
  threads.living.add(worker)
  worker.once('exit', () => threads.living.delete(worker))
}

let folder = ''
let tree: Constellation | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'constellation-tree-'))
  threads.started = 0
  threads.living.clear()
  process.on('worker', follow)
})
afterEach(async () => {
  await tree?.stop()
  tree = undefined
  process.off('worker', follow)
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

async function started(config = configOf(), options = noDoor): Promise<Constellation> {
  const result = await startConstellation(config, options)
  if (!result.ok) throw new Error(result.error.message)
  tree = result.value
  return result.value
}

const twoEuros = { amounts: [1, 1].map((amount) => ({ amount, unit: 'EUR' })) }

describe('a tree without door and language node', () => {
  it('answers operations of every domain', async () => {
    const { callJson, url } = await started()
    expect(url).toBe('')
    expect(await callJson('finance.sum', twoEuros)).toEqual({ ok: true, value: { amount: 2, unit: 'EUR' } })
    const speeds = {
      gap: { value: 100, unit: 'm' },
      speedSelf: { value: 72, unit: 'km/h' },
      speedLead: { value: 36, unit: 'km/h' },
    }
    expect(await callJson('kinematics.timeToCollision', speeds)).toEqual({
      ok: true,
      value: { time: { value: 10, unit: 's' } },
    })
    expect(await callJson('kinematics.timeToCollision', { ...speeds, speedSelf: speeds.speedLead })).toMatchObject({
      ok: false,
      error: { reason: 'never' },
    })
  })

  it('faults on what it does not know or cannot read', async () => {
    const { callJson } = await started()
    expect(await callJson('finance.summ', twoEuros)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_OPERATION', candidates: ['finance.sum'] },
    })
    for (const request of [undefined, null, 5, 'x', [], { amounts: null }, { amounts: [{}] }]) {
      const answer = await callJson('finance.sum', request)
      expect(answer.ok || ('code' in answer.error ? answer.error.code : answer.error)).toMatch(/^FAULT_/)
    }
    expect((await callJson('finance.sum', twoEuros)).ok).toBe(true)
  })

  it('answers a goal as a fault: there is nobody to read it', async () => {
    const { submit } = await started()
    expect(await submit({ text: 'add 1 EUR and 2 EUR', inputs: [] })).toMatchObject({
      kind: 'fault',
      fault: { code: 'FAULT_POLICY' },
    })
  })

  it('runs the domains that are enabled, and no others', async () => {
    const { callJson } = await started(configOf({ domains: { enabled: ['kinematics'] } }))
    expect(threads.living.size).toBe(1)
    expect(await callJson('finance.sum', twoEuros)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_OPERATION' },
    })
  })

  it('is ready as long as it runs, and tells what it is made of', async () => {
    const { desk } = await started()
    expect(desk.readiness()).toEqual({ ok: true, value: undefined })
    const status = JSON.stringify(desk.status())
    for (const child of ['finance', 'kinematics']) expect(status).toContain(`"id":"${child}"`)
    for (const child of ['journal', 'language-node']) expect(status).not.toContain(child)
  })

  it('leaves no thread and no file behind when it stops', async () => {
    // Temporary folders are made below TMPDIR, which is read at each use.
    vi.stubEnv('TMPDIR', folder)
    const { stop } = await started(configOf(), { ...noDoor, language: true })
    expect(threads.living.size).toBe(3)
    expect(readdirSync(folder)).toHaveLength(1)
    expect(await stop()).toBe(true)
    tree = undefined
    expect(threads.started).toBe(3)
    expect(threads.living.size).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  })

  it('keeps its journal where it is configured to, and starts on it again', async () => {
    const config = configOf({ data: { directory: join(folder, 'data') } })
    const kept = { ...noDoor, language: true, ephemeral: false }
    await (await started(config, kept)).stop()
    expect(readdirSync(join(folder, 'data'))).not.toEqual([])
    expect((await (await started(config, kept)).callJson('finance.sum', twoEuros)).ok).toBe(true)
  })
})

describe('a tree that cannot start says which setting is wrong', () => {
  it.each([
    ['a backend that nobody knows', { backend: { name: 'bulit' } }, 'backend.name', 'built'],
    ['a domain that nobody knows', { domains: { enabled: ['finance', 'kinematic'] } }, 'domains.enabled', 'kinematics'],
  ])('%s', async (_what, changes, path, near) => {
    expect(await startConstellation(configOf(changes), noDoor)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_CONFIG', path, message: expect.stringContaining(near) },
    })
    expect(threads.started).toBe(0)
  })

  it.each([
    ['is not there', undefined],
    ['is no JSON', '{"spots": '],
    ['is no market', '{"spots": {"EURUSD": {"value": 1.1, "unit": "EUR/USD"}}, "yields": {}, "vols": {}}'],
  ])('a market file that %s', async (_what, content) => {
    const market = join(folder, 'market.json')
    if (content !== undefined) writeFileSync(market, content)
    const result = await startConstellation(configOf({ inputs: { market } }), noDoor)
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'FAULT_CONFIG', path: 'inputs.market', message: expect.stringContaining(market) },
    })
    expect(threads.started).toBe(0)
  })

  it('a folder for the journal that is a file', async () => {
    const directory = join(folder, 'a-file')
    writeFileSync(directory, '')
    const config = configOf({ data: { directory } })
    const result = await startConstellation(config, { ...noDoor, language: true, ephemeral: false })
    expect(result).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
    expect(threads.living.size).toBe(0)
  })

  it('a model that is not there, and nothing is left running', async () => {
    const config = configOf({ backend: { checkpoint: join(folder, 'no-model') } })
    const result = await startConstellation(config, { ...noDoor, language: true })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'FAULT_CHECKPOINT', message: expect.stringContaining('weights.ckpt') },
    })
    expect(threads.started).toBeGreaterThan(1)
    expect(threads.living.size).toBe(0)
  })
})
