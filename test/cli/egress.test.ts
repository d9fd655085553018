// The egress ledger as people and programs read it.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/actors/journal/index.js'
import { run } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'constellation-egress-'))
const data = join(folder, 'data')
const before = process.env.CONSTELLATION_DATA_DIRECTORY
const body = 'c0'.repeat(32)

beforeAll(async () => {
  process.env.CONSTELLATION_DATA_DIRECTORY = data
  const store = openStore(data)
  if (!store.ok) throw new Error(store.error.message)
  const sending = { sender: 'gateway', destination: 'https://models.example', posture: 'third-party', body } as const
  await store.value.writeEgress({ ...sending, at: Date.UTC(2026, 2, 1), bytes: 310 })
  await store.value.writeEgress({ ...sending, at: Date.UTC(2026, 2, 2), bytes: 20_480, goalId: 'g1' })
  await store.value.close()
})
afterAll(() => {
  if (before === undefined) delete process.env.CONSTELLATION_DATA_DIRECTORY
  else process.env.CONSTELLATION_DATA_DIRECTORY = before
  rmSync(folder, { recursive: true })
})

test('is printed a line a sending, with what was sent and for whom', async () => {
  const { code, stdout, stderr } = await run(['egress'])
  expect(code).toBe(0)
  expect(stdout).toContain('https://models.example')
  expect(stdout).toContain('third-party')
  expect(stdout).toContain('g1')
  expect(stderr).toContain('2 sendings, 20,790 bytes')
})

test('with --json is one object a line, all fields', async () => {
  const ran = await run(['egress', '--json'])
  const sending = { sender: 'gateway', destination: 'https://models.example', posture: 'third-party', body }
  expect(ran.lines()).toEqual([
    { at: '2026-03-01T00:00:00.000Z', ...sending, bytes: 310 },
    { at: '2026-03-02T00:00:00.000Z', ...sending, bytes: 20_480, goalId: 'g1' },
  ])
})

test.each([
  [['--goal', 'g1'], [20_480]],
  [['--since', '2026-03-01T12:00:00Z'], [20_480]],
  [['--last', '1'], [20_480]],
  [['--goal', 'nobody'], []],
])('takes %j', async (options, bytes) => {
  const ran = await run(['egress', '--json', ...options])
  expect(ran.code).toBe(0)
  expect(ran.lines().map((line) => (line as { bytes: number }).bytes)).toEqual(bytes)
})

test.each([
  [[], false],
  [['--last', '1'], true],
  [['--last', '1', '--json'], true],
  [['--last', '1', '--goal', 'g1'], false],
])('says with %j whether there are more than it shows', async (options, more) => {
  const { stderr } = await run(['egress', ...options])
  expect(stderr.includes('1 earlier ones are not shown; --last 2 shows all')).toBe(more)
})

test.each([
  [['--since', 'yesterday'], '--since'],
  [['--last', '0'], '--last'],
])('says what is wrong with %j', async (options, named) => {
  const { code, stderr } = await run(['egress', ...options])
  expect(code).not.toBe(0)
  expect(stderr).toContain(named)
})

test('of a folder without a journal is a fault that names it', async () => {
  process.env.CONSTELLATION_DATA_DIRECTORY = join(folder, 'none')
  const { code, stderr } = await run(['egress'])
  process.env.CONSTELLATION_DATA_DIRECTORY = data
  expect(code).toBe(1)
  expect(stderr).toContain(join(folder, 'none'))
})
