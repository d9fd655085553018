// The example peer of another language, against a real daemon: written from docs/reference/barewire.md alone.

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Constellation, readConfig, startConstellation } from '../../src/daemon/index.js'

const hasPython =
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))'], { stdio: 'ignore' }).status === 0
if (!hasPython)
  process.stderr.write('NOT RUN: the peer in Python needs python3, 3.8 or later, and there is none here\n')

const token = 'swordfish'
const script = fileURLToPath(new URL('../../examples/peer-in-python/ask.py', import.meta.url))
const bookPath = fileURLToPath(new URL('../../examples/fx-book.csv', import.meta.url))

let folder = ''
let daemon: Constellation | undefined

/** Runs the peer and reads what it printed. */
function ask(address: string, args: readonly string[], secret = token) {
  const child = spawn('python3', ['-W', 'error', '-B', script, address, ...args], {
    env: { ...process.env, CONSTELLATION_LISTEN_TOKEN: secret },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise<{ code: number | null; json: Record<string, unknown>; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stderr, json: stdout === '' ? {} : JSON.parse(stdout) }))
  })
}

describe.skipIf(!hasPython)('the peer in Python', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'python-'))
    const read = readConfig({
      env: {
        CONSTELLATION_LOG_LEVEL: 'silent',
        CONSTELLATION_LISTEN_PORT: '0',
        CONSTELLATION_LISTEN_UNIX: join(folder, 'daemon.sock'),
        CONSTELLATION_LISTEN_TOKEN: token,
      },
    })
    if (!read.ok) throw new Error(read.error[0]?.message)
    const started = await startConstellation(read.value, { door: true, language: true, ephemeral: true })
    if (!started.ok) throw new Error(started.error.message)
    daemon = started.value
  }, 60_000)

  afterAll(async () => {
    await daemon?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const address = (way: string): string => {
    const found = daemon?.addresses.find((one) => one.startsWith(way))
    if (found === undefined) throw new Error(`the daemon has no ${way}`)
    return way === 'http' ? `${found.replace('http', 'ws')}/v1/lane` : found
  }

  describe.each([
    ['a unix socket', 'unix:'],
    ['a WebSocket', 'http'],
  ])('over %s', (_, way) => {
    test('sends a goal and reads its outcome', async () => {
      const text = 'what is the stopping distance at 72 km/h, reaction time 1.5 s, friction coefficient 0.7'
      const { code, json, stderr } = await ask(address(way), ['goal', text])
      expect(stderr).toBe('')
      expect(code).toBe(0)
      expect(json).toMatchObject({
        kind: 'ok',
        program: 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; frictionCoefficient = $3 }',
        posture: 'in-process',
      })
      const { thinking, braking, total } = json.answer as Record<string, number>
      expect(thinking).toBe(30)
      expect(total).toBeCloseTo(30 + braking!, 12)
    })

    test('sends a goal with a book of positions attached, and reads the prices', async () => {
      const { code, json } = await ask(address(way), ['goal', 'Price this book.', '--attach', `book=${bookPath}`])
      expect(code).toBe(0)
      expect(json).toMatchObject({ kind: 'ok', answer: { totalReporting: { unit: 'USD' } } })
      expect((json.answer as { lines: unknown[] }).lines.length).toBeGreaterThan(40)
    })

    test('calls an operation', async () => {
      const request = { amounts: [1.5, 2].map((value) => ({ value, unit: 'EUR' })) }
      const { code, json } = await ask(address(way), ['call', 'finance.sum', JSON.stringify(request)])
      expect({ code, json }).toEqual({ code: 0, json: { value: 3.5, unit: 'EUR' } })
    })

    test('reads a fault and a domain error', async () => {
      const mixed = { amounts: [1.5, 2].map((value, i) => ({ value, unit: ['EUR', 'USD'][i] })) }
      const fault = await ask(address(way), ['call', 'finance.sum', JSON.stringify(mixed)])
      expect(fault).toMatchObject({ code: 1, json: { code: 'FAULT_DIMENSION', expected: 'EUR', actual: 'USD' } })
      const speeds = { gap: 30, speedSelf: 5, speedLead: 20 }
      const no = await ask(address(way), ['call', 'kinematics.timeToCollision', JSON.stringify(speeds)])
      expect(no).toMatchObject({ code: 1, json: { reason: expect.any(String), message: expect.any(String) } })
    })

    test('is told why it is not let in', async () => {
      expect(await ask(address(way), ['call', 'finance.sum', '{}'], 'guess')).toMatchObject({
        code: 1,
        json: { code: 'FAULT_POLICY' },
      })
    })

    test('says so when it asks for what nobody serves', async () => {
      const { code, stderr } = await ask(address(way), ['call', 'chess.move', '{}'])
      expect(code).toBe(1)
      expect(stderr).toContain('chess.move request')
    })
  })

  test('sends inputs of any size that a frame has room for', async () => {
    const rows = ['id,pair', ...Array.from({ length: 3_000 }, (_, i) => `FX-${i},EURUSD`)]
    writeFileSync(join(folder, 'large.csv'), rows.join('\n'))
    const attach = `notes=${join(folder, 'large.csv')}`
    const { json } = await ask(address('http'), ['goal', 'Price this book.', '--attach', attach])
    expect(json).toMatchObject({ kind: expect.any(String), goalId: expect.any(String) })
  })
})
