import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { connectFromNode } from '../../src/client/node.js'
import { encodeFrame, noTrace } from '../../src/fabric/index.js'
import { repository, type Served, served, started } from './served.js'

let daemon: Served
beforeAll(async () => {
  daemon = await served()
}, 60_000)
afterAll(async () => {
  await daemon.terminate()
})

const post = async (path: string, body: string, type = 'application/json') => {
  const answer = await fetch(`${daemon.url}${path}`, { method: 'POST', body, headers: { 'content-type': type } })
  return { status: answer.status, json: (await answer.json()) as Record<string, never> }
}
const goal = (text: string, inputs: readonly object[] = []) => post('/v1/goals', JSON.stringify({ text, inputs }))
const csv = (content: string) => [{ name: 'book', media: 'text/csv', content }]
const bookCsv = readFileSync(join(repository, 'examples', 'fx-book.csv'), 'utf8')
const [header, row] = bookCsv.split('\n') as [string, string]
const priceIt = 'Price this book.'

/** Announces a body of `bytes` and sends its beginning: a sender learns that it is too large before it has sent it. */
const announced = async (bytes: number) => {
  const headers = { 'content-type': 'application/json', 'content-length': bytes }
  const sent = request(`${daemon.url}/v1/goals`, { method: 'POST', headers })
  sent.on('error', () => {}) // the daemon closes on what is still to come
  sent.write('{"text": "stop ')
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  sent.destroy()
  return {
    status: answer.statusCode ?? 0,
    json: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
  }
}

const lives = async (): Promise<void> => {
  expect((await fetch(`${daemon.url}/livez`)).status).toBe(200)
  expect((await fetch(`${daemon.url}/readyz`)).status).toBe(200)
  const { json } = await goal('How far to stop from 20 m/s with a 1 s reaction time, braking at 5 m/s^2?')
  expect(json).toMatchObject({ outcome: 'ok', answer: { total: { value: 60, unit: 'm' } } })
}

describe('a running daemon', () => {
  it('answers a goal over HTTP with its program, basis, posture and times', async () => {
    const { status, json } = await goal(
      'what is the stopping distance at 72 km/h, reaction time 1.5 s, friction coefficient 0.7',
    )
    expect(status).toBe(200)
    expect(json).toMatchObject({
      outcome: 'ok',
      program: 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; frictionCoefficient = $3 }',
      calls: [
        { op: 'kinematics.stoppingDistance', args: { speed: { value: 72, unit: 'km/h' }, frictionCoefficient: 0.7 } },
      ],
      posture: 'in-process',
      rung: 'built',
      bytesLeft: 0,
    })
  })

  it('answers the same goal over a WebSocket with frames, the book priced and its mistakes flagged', async () => {
    const client = await connectFromNode(daemon.lane)
    if (!client.ok) throw new Error(client.error.message)
    const outcome = await client.value.goal({
      text: 'Price this FX-denominated option book and flag any position whose currency dimensions are inconsistent.',
      inputs: [{ name: 'book', media: 'text/csv', bytes: new TextEncoder().encode(bookCsv) }],
    })
    client.value.close()
    if (!outcome.ok) throw new Error(outcome.error.message)
    expect(outcome.value.kind).toBe('ok')
    const answer = outcome.value.answer?.json as { flagged: { position: string; field: string }[] }
    expect(answer.flagged.map(({ position, field }) => `${position} ${field}`)).toContain('FX-002 strike')
    expect(outcome.value.assumptions).toContainEqual({
      operation: '',
      path: 'inputs.market',
      value: 'examples/market.json',
    })
  })

  it('shows its tree and metrics', async () => {
    const status = (await (await fetch(`${daemon.url}/v1/status`)).json()) as {
      supervisor: { children: { id: string; state: string }[] }
    }
    expect(status.supervisor.children.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['journal', 'finance', 'kinematics', 'backend', 'composer', 'language-node', 'door']),
    )
    expect(await (await fetch(`${daemon.url}/metrics`)).text()).toContain('# TYPE')
  })
})

describe('bad input gets a typed fault and the daemon lives', () => {
  it.each<[string, () => Promise<{ status: number; json: Record<string, unknown> }>, object]>([
    ['text that is no JSON', () => post('/v1/goals', '{"text": '), { fault: { code: 'FAULT_SYNTAX' } }],
    [
      'JSON of the wrong shape',
      () => post('/v1/goals', '{"text": 7}'),
      { fault: { code: 'FAULT_SHAPE', path: 'text' } },
    ],
    [
      'an unknown field',
      () => post('/v1/goals', '{"text": "x", "txet": 1}'),
      { fault: { code: 'FAULT_FIELD_UNKNOWN', path: 'txet' } },
    ],
    ['a goal of 10 MB', () => announced(10_000_000), { fault: { code: 'FAULT_LIMIT' } }],
    ['a goal of 100 kB', () => goal('stop '.repeat(20_000)), { fault: { code: 'FAULT_LIMIT' } }],
    [
      'a CSV with a missing column',
      () => goal(priceIt, csv(`${header.replace('strike,', '')}\n${row.replace(/,\d+\.\d+,/, ',')}`)),
      { outcome: 'fault', fault: { code: 'FAULT_FIELD_MISSING', path: 'inputs.book.strike' } },
    ],
    [
      'a CSV with a cell too many',
      () => goal(priceIt, csv(`${header}\n${row},red`)),
      { outcome: 'fault', fault: { code: 'FAULT_SYNTAX', path: 'inputs.book' } },
    ],
    [
      'a CSV with an unknown column',
      () => goal(priceIt, csv(`${header},colour\n${row},red`)),
      { outcome: 'fault', fault: { code: 'FAULT_FIELD_UNKNOWN', path: 'inputs.book.colour' } },
    ],
    [
      'a CSV with a bad number',
      () => goal(priceIt, csv(`${header}\n${row.replace(/,\d+\.\d+,/, ',1.2.3,')}`)),
      { outcome: 'fault', fault: { code: 'FAULT_SHAPE', path: 'inputs.book[0].strike' } },
    ],
    [
      'a CSV with an unknown unit',
      () => goal(priceIt, csv(`${header}\n${row.replace('USD/EUR', 'USD/EURO')}`)),
      { outcome: 'fault', fault: { code: 'FAULT_UNKNOWN_UNIT', path: 'inputs.book[0].strike' } },
    ],
    [
      'a book with NUL characters',
      () => goal(priceIt, [{ name: 'book', media: 'text/csv', content: `${header}\n\u0000\u0000` }]),
      { outcome: 'fault', fault: { code: 'FAULT_SYNTAX', path: 'inputs.book' } },
    ],
    [
      'an input of no known type',
      () => goal(priceIt, [{ name: 'weather', media: 'application/json', content: '{"rain": 1}' }]),
      { outcome: 'fault', fault: { code: 'FAULT_SHAPE', path: 'inputs.weather.type' } },
    ],
    [
      'a call of an unknown operation',
      () => post('/v1/call', '{"operation": "finance.prophecy", "request": {}}'),
      { fault: { code: 'FAULT_UNKNOWN_OPERATION' } },
    ],
    [
      'a call with an unknown currency',
      () => post('/v1/call', '{"operation": "finance.sum", "request": {"amounts": [{"amount": 1, "unit": "ZZZ"}]}}'),
      { fault: { code: 'FAULT_UNKNOWN_UNIT', path: 'amounts[0]' } },
    ],
    [
      'a call with a wrong dimension',
      () =>
        post(
          '/v1/call',
          '{"operation": "kinematics.projectile", "request": {"speed": {"value": 1, "unit": "m"}, "angle": {"value": 1, "unit": "rad"}}}',
        ),
      { fault: { code: 'FAULT_DIMENSION', path: 'speed', expected: 'm / s', actual: 'm' } },
    ],
  ])('%s', async (_, send, expected) => {
    expect((await send()).json).toMatchObject(expected)
    await lives()
  })

  it('a book that is not UTF-8, which only a lane carries', async () => {
    const client = await connectFromNode(daemon.lane)
    if (!client.ok) throw new Error(client.error.message)
    const bytes = Buffer.from(`${header}\n${row}`)
    bytes.fill(0xff, header.length + 1, header.length + 3)
    const outcome = await client.value.goal({ text: priceIt, inputs: [{ name: 'book', media: 'text/csv', bytes }] })
    client.value.close()
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        kind: 'fault',
        fault: { code: 'FAULT_SYNTAX', path: 'inputs.book', message: expect.stringContaining('UTF-8') },
      },
    })
    await lives()
  })

  const laneAnswers = async (bytes: Uint8Array): Promise<void> => {
    const socket = new WebSocket(daemon.lane)
    await once(socket, 'open')
    socket.send(bytes)
    await once(socket, 'close')
  }

  it('garbage, truncated and foreign frames close their own connection at most', async () => {
    await laneAnswers(Uint8Array.from({ length: 200 }, (_, i) => i))
    const frame = encodeFrame(
      {
        kind: 'request',
        flags: 0,
        schema: { low: 1, high: 2 },
        source: 0,
        target: 0,
        correlation: 1,
        deadline: Number.POSITIVE_INFINITY,
        trace: noTrace,
      },
      new Uint8Array(16),
    )
    await laneAnswers(frame.slice(0, 40))
    await laneAnswers(frame) // a request before any hello
    await lives()
  })
})

describe('start and stop', () => {
  it('SIGTERM lets a goal in flight finish, then exits 0', async () => {
    const own = await served()
    const inFlight = fetch(`${own.url}/v1/goals`, {
      method: 'POST',
      body: JSON.stringify({ text: priceIt, inputs: csv(bookCsv) }),
      headers: { 'content-type': 'application/json' },
    }).then((answer) => answer.json())
    const answered = inFlight.then((json) => (json as { outcome: string }).outcome)
    // The request is on its way before the signal: one more round trip on another connection.
    await fetch(`${own.url}/livez`)
    const exit = await own.terminate()
    expect(await answered).toBe('ok')
    expect(exit.code).toBe(0)
  }, 60_000)

  it('a second daemon on the same folder is refused by name, and after kill -9 the folder is free', async () => {
    const first = await served()
    const env = { CONSTELLATION_LISTEN_PORT: '0', CONSTELLATION_DATA_DIRECTORY: first.directory }
    const second = await started(['serve'], env).ended
    expect(second.code).toBe(1)
    expect(second.stderr).toContain('FAULT_JOURNAL')
    expect(second.stderr).toContain(`data.directory ${first.directory} is in use by process ${first.pid}`)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    await first.kill()
    const next = await served(env)
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200)
    expect((await next.terminate()).code).toBe(0)
    await first.terminate()
  }, 60_000)

  it('a port in use is a fault that names the setting', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const directory = await mkdtemp(join(tmpdir(), 'constellation-port-'))
    const exit = await started(['serve'], {
      CONSTELLATION_LISTEN_PORT: String(port),
      CONSTELLATION_DATA_DIRECTORY: directory,
    }).ended
    taken.close()
    await rm(directory, { recursive: true })
    expect(exit.code).toBe(1)
    expect(exit.stderr).toContain('FAULT_CONFIG')
    expect(exit.stderr).toContain('listen.port')
  }, 60_000)

  it('an invalid config is refused as a whole, every problem with its path', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'constellation-config-'))
    const file = join(directory, 'constellation.toml')
    await writeFile(file, '[listen]\nhost = "0.0.0.0"\nport = 99999\n[goals]\nattemptMax = 3\n')
    const exit = await started(['serve', '--config', file]).ended
    await rm(directory, { recursive: true })
    expect(exit.code).toBe(1)
    expect(exit.stderr).toContain('listen.port is 99999; it must be a whole number from 0 to 65535')
    expect(exit.stderr).toContain("listen.host is '0.0.0.0'")
    expect(exit.stderr).toContain('goals.attemptMax')
  }, 60_000)

  it('a corrupt checkpoint is refused at the start, by name', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'constellation-checkpoint-'))
    for (const file of ['vocabulary.json', 'record.json']) {
      await writeFile(join(directory, file), readFileSync(join(repository, 'models', 'built', file)))
    }
    const weights = readFileSync(join(repository, 'models', 'built', 'weights.ckpt'))
    weights[weights.length >> 1]! ^= 1
    await writeFile(join(directory, 'weights.ckpt'), weights)
    const exit = await started(['serve'], {
      CONSTELLATION_LISTEN_PORT: '0',
      CONSTELLATION_DATA_DIRECTORY: join(directory, 'data'),
      CONSTELLATION_BACKEND_CHECKPOINT: directory,
    }).ended
    await rm(directory, { recursive: true })
    expect(exit.code).toBe(1)
    expect(exit.stderr).toContain('weights.ckpt')
  }, 60_000)
})
