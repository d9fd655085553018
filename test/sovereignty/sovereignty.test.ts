// Where data goes, seen from outside: what a rung connects to, what it sends, and what stands in the ledger of that.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readEgress } from '../../src/actors/journal/index.js'
import { llamaServerForms, llamaServerGets } from '../backends/local/local-forms.js'
import { type WireServer, wireServer } from '../backends/wire/index.js'
import { run } from '../cli/run-command.js'
import { modelAnswer } from '../conformance/model-answer.js'
import { served } from '../daemon/served.js'

const folder = mkdtempSync(join(tmpdir(), 'constellation-sovereignty-'))
const connectsFile = join(folder, 'connects')
const hook = new URL('./connect-hook.cjs', import.meta.url).pathname

/** Nothing of it may be found in anything that was sent. */
const secrets = ['DESK-7-SECRET', '1.234567', '7654321']
const book = join(folder, 'book.csv')
const header = 'id,pair,type,side,strike,strikeUnit,notional,notionalUnit,premium,premiumUnit,vol,volUnit,tenor'
writeFileSync(book, `${header}\n${secrets[0]},EURUSD,call,long,${secrets[1]},USD/EUR,${secrets[2]},EUR,,,,,2M\n`)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The environment of the command, put back after each test. */
const changed: Record<string, string | undefined> = {}
function setting(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) {
    changed[name] ??= process.env[name] ?? ''
    process.env[name] = value
  }
}
afterEach(() => {
  for (const [name, value] of Object.entries(changed)) {
    if (value === '') delete process.env[name]
    else process.env[name] = value
    delete changed[name]
  }
})

const connects = () =>
  readFileSync(connectsFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly host?: string; readonly port?: number })

/** Of what a command itself did: it looks for a daemon on loopback first. */
const beyondLoopback = () => connects().filter(({ host }) => host !== '127.0.0.1')

const pricing = 'Price the attached option book in EUR.'

let model: WireServer
beforeAll(async () => {
  model = await wireServer({
    base: '',
    forms: llamaServerForms,
    gets: llamaServerGets(),
    holds: true,
    answer: modelAnswer,
  })
})
afterAll(() => model.close())
beforeEach(() => {
  writeFileSync(connectsFile, '')
  setting({ CONNECTS_FILE: connectsFile, NODE_OPTIONS: `--require=${hook}` })
})

const local = () => ({
  CONSTELLATION_BACKEND_NAME: 'local',
  CONSTELLATION_LOCAL_URL: model.url,
  CONSTELLATION_GOALS_POSTURE_MAX: 'on-host',
})

describe('the watch over sockets', () => {
  it('sees one that leaves the host, in a thread too', () => {
    const worker = `new (require('node:worker_threads').Worker)(\`
      const socket = require('node:net').connect(9, '192.0.2.7'); socket.on('error', () => {}); socket.destroy()
    \`, { eval: true })`
    spawnSync(process.execPath, ['-e', worker], { env: process.env })
    expect(beyondLoopback()).toEqual([{ host: '192.0.2.7', port: 9 }])
  })

  it.each([
    ['a datagram', "dgram.createSocket('udp4').send('x', 9, '192.0.2.7', end)", [{ udp: '192.0.2.7', port: 9 }]],
    [
      'a part of one',
      "dgram.createSocket('udp4').send('xyz', 1, 2, 9, '192.0.2.7', end)",
      [{ udp: '192.0.2.7', port: 9 }],
    ],
    [
      'datagrams of a connection',
      "dgram.createSocket('udp4').connect(9, '192.0.2.7', end)",
      [{ udp: '192.0.2.7', port: 9 }],
    ],
    ['a look-up', "dns.lookup('goal.invalid', end)", [{ lookup: 'goal.invalid' }]],
    ['a look-up that is promised', "dns.promises.lookup('goal.invalid').finally(end)", [{ lookup: 'goal.invalid' }]],
    ['a question to a name server', "dns.resolve4('goal.invalid', end)", [{ resolve: 'goal.invalid' }]],
    ['one for a text', "dns.resolve('goal.invalid', 'TXT', end)", [{ resolve: 'goal.invalid' }]],
    ['one that is promised', "dns.promises.resolveMx('goal.invalid').finally(end)", [{ resolve: 'goal.invalid' }]],
    ['one of a resolver', "new dns.Resolver().resolveTxt('goal.invalid', end)", [{ resolve: 'goal.invalid' }]],
    [
      'one of a resolver that promises',
      "new dns.promises.Resolver().resolve6('goal.invalid').finally(end)",
      [{ resolve: 'goal.invalid' }],
    ],
    ['one by an address', "dns.reverse('192.0.2.7', end)", [{ resolve: '192.0.2.7' }]],
  ])('sees %s, in a thread too', (_, ask, seen) => {
    const worker = `new (require('node:worker_threads').Worker)(\`
      const [dgram, dns] = [require('node:dgram'), require('node:dns')]
      const end = () => process.exit()
      process.on('unhandledRejection', end)
      dns.setServers(['127.0.0.1:9'])
      ${ask}
      // What is asked was noted by then, whether or not it is answered.
      setImmediate(end)
    \`, { eval: true })`
    spawnSync(process.execPath, ['-e', worker], { env: process.env })
    // A socket that is bound by its first sending sends that again, by the same way.
    expect([...new Set(beyondLoopback().map((one) => JSON.stringify(one)))]).toEqual(
      seen.map((one) => JSON.stringify(one)),
    )
  })
})

describe('the model built in-house', () => {
  it('opens no socket at all beyond loopback, and says that nothing left', async () => {
    const ran = await run(['satisfy', pricing, '--with', `book=${book}`, '--json'])
    expect(ran.lines()).toMatchObject([{ outcome: 'ok', posture: 'in-process', bytesLeft: 0 }])
    expect(beyondLoopback()).toEqual([])
  })
})

describe('a model server on this host', () => {
  it('is asked over loopback alone, and sees types and no attached value', async () => {
    setting(local())
    const from = model.requests.length
    const ran = await run(['satisfy', pricing, '--with', `book=${book}`, '--posture', 'on-host', '--json'])
    expect(ran.lines()).toMatchObject([{ outcome: 'ok', rung: 'local', posture: 'on-host', bytesLeft: 0 }])
    expect(beyondLoopback()).toEqual([])
    const sent = model.requests.slice(from)
    expect(sent.some(({ text }) => `${text} ${asCharacters(text)}`.includes(pricing))).toBe(true)
    for (const { path, headers, text } of sent) {
      const whole = `${path} ${JSON.stringify(headers)} ${text} ${asCharacters(text)}`
      for (const secret of secrets) expect(whole).not.toContain(secret)
    }
    for (const secret of secrets) expect(ran.stderr).not.toContain(secret)
  })

  it('is not asked for a goal that allows no more than this process', async () => {
    setting(local())
    const goal = 'Price the attached option book in Swiss francs.'
    const ran = await run(['satisfy', goal, '--with', `book=${book}`, '--json'])
    expect(ran.lines()).toMatchObject([{ outcome: 'fault', fault: { code: 'FAULT_POLICY', path: 'postureMax' } }])
    const saw = ({ text }: { readonly text: string }) => `${text} ${asCharacters(text)}`.includes('Swiss francs')
    expect(model.requests.some(saw)).toBe(false)
  })

  it('is not even looked at where the daemon allows no more than its own process', async () => {
    const { CONSTELLATION_GOALS_POSTURE_MAX: _, ...rest } = local()
    setting(rest)
    const from = model.requests.length
    const ran = await run(['satisfy', pricing, '--posture', 'on-host', '--json'])
    expect(ran.code).toBe(1)
    expect(ran.stderr + ran.stdout).toContain('FAULT_POLICY')
    expect(model.requests.length).toBe(from)
  })
})

describe('a hosted model', () => {
  it("is not asked by a command's own tree, which keeps no ledger", async () => {
    setting({
      CONSTELLATION_BACKEND_NAME: 'gateway',
      CONSTELLATION_GATEWAY_URL: 'http://192.0.2.7:9/v1',
      CONSTELLATION_GATEWAY_MODEL: 'any',
      CONSTELLATION_GOALS_POSTURE_MAX: 'third-party',
    })
    const ran = await run(['satisfy', pricing, '--posture', 'third-party', '--json'])
    expect(ran.lines()).toMatchObject([{ outcome: 'fault', fault: { code: 'FAULT_JOURNAL' }, bytesLeft: 0 }])
    expect(beyondLoopback()).toEqual([])
  })
})

describe('the ledger of a daemon', () => {
  it('has every request that its model server got, with its bytes, and whose it was', async () => {
    const from = model.requests.length
    const daemon = await served(local())
    try {
      const answer = await fetch(`${daemon.url}/v1/goals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          text: 'How far to stop from 72 km/h, 1.5 s reaction, friction 0.7?',
          postureMax: 'on-host',
        }),
      })
      const { outcome: kind, id } = (await answer.json()) as { outcome: string; id: string }
      expect(kind).toBe('ok')
      const ledger = await readEgress(daemon.directory, { countMax: 1_000 })
      if (!ledger.ok) throw new Error(ledger.error.message)
      const { lines } = ledger.value
      const got = model.requests.slice(from)
      expect(lines.map(({ bytes }) => bytes)).toEqual(got.map(({ bytes }) => bytes))
      expect(new Set(lines.map(({ destination, posture }) => `${destination} ${posture}`))).toEqual(
        new Set([`${model.origin} on-host`]),
      )
      // What the rung asked before any goal comes first, and belongs to none.
      const ofGoal = lines.filter((line) => line.goalId === id)
      expect(ofGoal.length).toBeGreaterThan(0)
      expect(lines.slice(-ofGoal.length)).toEqual(ofGoal)
      expect(lines.slice(0, -ofGoal.length).every((line) => line.goalId === undefined)).toBe(true)
    } finally {
      await daemon.terminate()
    }
  })
})

/** A goal goes to llama-server as tokens, which here are characters. */
function asCharacters(text: string): string {
  const prompt: unknown = text === '' ? undefined : (JSON.parse(text) as { prompt?: unknown }).prompt
  const parts = Array.isArray(prompt) ? (prompt as unknown[]) : []
  return parts.map((part) => (typeof part === 'number' ? String.fromCodePoint(part) : part)).join('')
}
