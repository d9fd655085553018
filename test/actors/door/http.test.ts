import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { connect as connectTcp } from 'node:net'
import { describe, expect, test } from 'vitest'
import { openDoor } from '../../../src/actors/door/index.js'
import { ManualClock, systemClock } from '../../../src/actors/kernel/index.js'
import { limits, open, until } from './open-door.js'
import { TestDesk } from './test-desk.js'

const request = {
  gap: { value: 30, unit: 'm' },
  speedSelf: { value: 72, unit: 'km/h' },
  speedLead: { value: 5, unit: 'm/s' },
}

describe('POST /v1/goals', () => {
  test('answers with the outcome, its answer and its calls as JSON', async () => {
    const { post, desk } = await open()
    const inputs = [
      { name: 'book', type: 'Book', media: 'text/csv', content: 'id,pair\n' },
      { name: 'market', media: 'application/json', content: { spots: { EURUSD: 1.1 } } },
    ]
    const reply = await post('/v1/goals', {
      text: 'price it',
      inputs,
      attemptsMax: 2,
      patience: { value: 2, unit: 's' },
    })
    expect(reply).toMatchObject({
      status: 200,
      body: { outcome: 'ok', answer: { heard: 'price it', bytes: 32 }, calls: [{ op: 'test.echo', args: { x: 1 } }] },
    })
    const [goal] = desk.goals
    expect(goal).toMatchObject({
      attemptsMax: 2,
      patience: 2,
      inputs: [{ name: 'book', type: 'Book' }, { name: 'market' }],
    })
    expect(new TextDecoder().decode(goal?.inputs[1]?.bytes)).toBe('{"spots":{"EURUSD":1.1}}')
  })

  test.each<[string, unknown, number, object]>([
    ['without text', {}, 400, { code: 'FAULT_FIELD_MISSING', path: 'text' }],
    ['with a number for text', { text: 3 }, 400, { code: 'FAULT_SHAPE', path: 'text' }],
    [
      'with a field nobody knows',
      { text: 'x', attemptMax: 1 },
      400,
      { code: 'FAULT_FIELD_UNKNOWN', candidates: ['attemptsMax'] },
    ],
    ['that is a list', [], 400, { code: 'FAULT_SHAPE' }],
    [
      'with an input without content',
      { text: 'x', inputs: [{ name: 'b', media: 'text/csv' }] },
      400,
      { code: 'FAULT_FIELD_MISSING', path: 'inputs[0].content' },
    ],
    [
      'with an input of unknown media',
      { text: 'x', inputs: [{ name: 'b', media: 'pdf', content: '' }] },
      400,
      { code: 'FAULT_SHAPE', path: 'inputs[0].media' },
    ],
    ['with inputs that are no list', { text: 'x', inputs: 'all' }, 400, { code: 'FAULT_SHAPE', path: 'inputs' }],
    [
      'with 17 inputs',
      { text: 'x', inputs: Array(17).fill({ name: 'b', media: 'text/csv', content: '' }) },
      413,
      { code: 'FAULT_LIMIT', limit: 16, actual: 17 },
    ],
    [
      'with an input of 2 MB',
      { text: 'x', inputs: [{ name: 'b', media: 'text/csv', content: 'y'.repeat(2e6) }] },
      413,
      { code: 'FAULT_LIMIT', path: 'inputs[0].content' },
    ],
    ['with a text of 70,000 bytes', { text: 'x'.repeat(70_000) }, 413, { code: 'FAULT_LIMIT', path: 'text' }],
    ['of 10 MB', { text: 'x'.repeat(10e6) }, 413, { code: 'FAULT_LIMIT', limit: 4 * 1024 * 1024 }],
    ['that is no JSON', '{"text": ', 400, { code: 'FAULT_SYNTAX' }],
    ['that is empty', '', 400, { code: 'FAULT_SYNTAX' }],
  ])('refuses a goal %s', async (_, body, status, fault) => {
    const { post, desk } = await open()
    expect(await post('/v1/goals', body)).toMatchObject({ status, body: { fault } })
    expect(desk.goals).toEqual([])
    expect(await post('/v1/goals', { text: 'still here' })).toMatchObject({ status: 200 })
  })

  test('refuses content that nests too deep, and a body that is not JSON', async () => {
    const { post } = await open()
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const body = `{"text":"x","inputs":[{"name":"b","media":"application/json","content":${deep}}]}`
    expect(await post('/v1/goals', body)).toMatchObject({ status: 413, body: { fault: { code: 'FAULT_LIMIT' } } })
    const form = await post('/v1/goals', 'text=x', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(form).toMatchObject({ status: 400, body: { fault: { code: 'FAULT_SHAPE', path: 'content-type' } } })
  })

  test('is busy above the goals that may be in flight, and takes goals again after', async () => {
    const { post, desk } = await open()
    const held = [post('/v1/goals', { text: 'wait' }), post('/v1/goals', { text: 'wait' })]
    await until(() => desk.waiting === 2)
    expect(await post('/v1/goals', { text: 'one more' })).toMatchObject({
      status: 503,
      body: { outcome: 'busy', fault: { code: 'FAULT_BUSY' } },
    })
    desk.release()
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200])
    expect(await post('/v1/goals', { text: 'one more' })).toMatchObject({ status: 200 })
  })

  test('cancels the work of a peer that goes away', async () => {
    const { url, desk, door } = await open()
    const away = new AbortController()
    const asked = fetch(`${url}/v1/goals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"text":"wait"}',
      signal: away.signal,
    }).catch(() => 'gone')
    await until(() => desk.waiting === 1)
    away.abort()
    expect(await asked).toBe('gone')
    await until(() => door.inFlight === 0)
    expect(desk.cancellations).toBe(1)
  })

  test('says so when the daemon itself fails, and logs why', async () => {
    const { post, lines } = await open()
    const reply = await post('/v1/goals', { text: 'defect' })
    expect(reply).toMatchObject({ status: 200, body: { outcome: 'fault', fault: { code: 'FAULT_DEFECT' } } })
    expect(reply.text).not.toContain('a bug of ours')
    expect(lines).toContainEqual(expect.objectContaining({ event: 'desk-defect' }))
  })

  test('gives the desk the shorter of the patience and the door its limit', async () => {
    const { post, desk } = await open({}, new ManualClock(1_790_000_000_000))
    await post('/v1/goals', { text: 'a', patience: { value: 1, unit: 's' } })
    await post('/v1/goals', { text: 'b', patience: { value: 1, unit: 'h' } })
    await post('/v1/goals', { text: 'c' })
    expect(desk.deadlines).toEqual([1_000, 10_000, 10_000])
    expect(await post('/v1/goals', { text: 'd', patience: { value: 0, unit: 's' } })).toMatchObject({
      body: { outcome: 'expired', fault: { code: 'FAULT_EXPIRED' } },
    })
    expect(desk.goals).toHaveLength(3)
  })
})

describe('POST /v1/call', () => {
  test.each<[string, unknown, number, object]>([
    ['an answer', { operation: 'kinematics.timeToCollision', request }, 200, { ok: { time: { value: 2, unit: 's' } } }],
    [
      'the domain model its no',
      { operation: 'kinematics.timeToCollision', request: { ...request, speedSelf: { value: 1, unit: 'm/s' } } },
      200,
      { domainError: { reason: 'never' } },
    ],
    [
      'a wrong dimension',
      { operation: 'kinematics.timeToCollision', request: { ...request, gap: { value: 3, unit: 's' } } },
      400,
      { fault: { code: 'FAULT_DIMENSION', path: 'gap', expected: 'm', actual: 's' } },
    ],
    [
      'an unknown operation',
      { operation: 'kinematics.fly', request: {} },
      404,
      { fault: { code: 'FAULT_UNKNOWN_OPERATION' } },
    ],
    ['no request', { operation: 'kinematics.fly' }, 400, { fault: { code: 'FAULT_FIELD_MISSING', path: 'request' } }],
    ['nothing', 7, 400, { fault: { code: 'FAULT_SHAPE' } }],
  ])('gives %s', async (_, body, status, expected) => {
    const { post } = await open()
    expect(await post('/v1/call', body)).toMatchObject({ status, body: expected })
  })
})

describe('operators', () => {
  test('see that it lives, whether it is ready, what it is doing and what it has done', async () => {
    const { get, post, desk } = await open()
    expect(await get('/livez')).toMatchObject({ status: 200 })
    expect(await get('/readyz')).toMatchObject({ status: 200, body: { ready: true } })
    desk.ready = {
      ok: false,
      error: { code: 'FAULT_ACTOR_DOWN', actor: 'backend', message: 'the backend is starting' },
    }
    expect(await get('/readyz')).toMatchObject({ status: 503, body: { fault: { actor: 'backend' } } })
    expect(await get('/livez')).toMatchObject({ status: 200 })
    await post('/v1/goals', { text: 'x' })
    await post('/v1/call', { operation: 'kinematics.timeToCollision', request })
    expect(await get('/v1/status')).toMatchObject({ body: { goals: 1 } })
    const { text } = await get('/metrics')
    expect(text).toContain('constellation_goals_total{outcome="ok"} 1')
    expect(text).toContain('constellation_calls_total{result="ok"} 1')
    expect(text).toContain('constellation_goal_duration_seconds_count 1')
  })

  test('learn of a path that is not there', async () => {
    const { get } = await open()
    expect(await get('/v2/goals')).toMatchObject({ status: 404, body: { fault: { code: 'FAULT_UNKNOWN_OPERATION' } } })
  })

  test('learn of a port in use by a fault that names the setting', async () => {
    const { door } = await open()
    const port = Number(new URL(door.url).port)
    const second = await openDoor({ desk: new TestDesk(), ...limits, port }, systemClock, console)
    expect(second).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path: 'listen.port' } })
  })
})

describe('who may come in', () => {
  test('pages of other origins may not; loopback ones, named ones and programs may', async () => {
    const { get } = await open({ origins: ['https://desk.example'] })
    const status = async (origin: string) => (await get('/livez', { origin })).status
    expect(await status('https://evil.example')).toBe(403)
    expect(await status('http://localhost.evil.example')).toBe(403)
    expect(await status('null')).toBe(403)
    expect(await status('https://desk.example')).toBe(200)
    expect(await status('http://localhost:5173')).toBe(200)
    expect(await status('http://127.0.0.1:80')).toBe(200)
  })

  /** The status of a GET that names its host so; fetch would not let it. */
  const statusUnder = async (url: string, host: string): Promise<number | undefined> => {
    const asked = requestHttp(url, { headers: { host } }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.resume()
    return answer.statusCode
  }

  test('a foreign name that resolves to loopback is not taken for this machine', async () => {
    const { url, get } = await open()
    for (const path of ['/livez', '/metrics'])
      for (const host of [
        'evil.example',
        'evil.example:4747',
        'localhost.evil.example',
        '127.0.0.1.evil.example',
        '10.0.0.1',
      ])
        expect(await statusUnder(url + path, host), host).toBe(403)
    for (const host of ['localhost', 'LOCALHOST:4747', '127.0.0.1', '127.0.0.1:1', '[::1]', '[::1]:4747'])
      expect(await statusUnder(`${url}/livez`, host), host).toBe(200)
    expect((await get('/metrics')).text).toMatch(/refus\w*\{code="FAULT_POLICY"\} 10/)
  })

  test('a listener that is not held to loopback is called by any name', async () => {
    // A name for 127.0.0.1 that the door does not count as loopback, since it is neither localhost nor an address.
    const { url } = await open({ host: '127.1' })
    expect(await statusUnder(`${url}/livez`, 'desk.example')).toBe(200)
  })

  test('where a token is asked for, it is asked for by all but the probes', async () => {
    const { get, post } = await open({ token: 'swordfish' })
    expect(await get('/livez')).toMatchObject({ status: 200 })
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic swordfish' }]) {
      expect(await get('/metrics', headers)).toMatchObject({ status: 403, body: { fault: { code: 'FAULT_POLICY' } } })
      expect(await post('/v1/goals', { text: 'x' }, headers)).toMatchObject({ status: 403 })
    }
    expect(await post('/v1/goals', { text: 'x' }, { authorization: 'Bearer swordfish' })).toMatchObject({ status: 200 })
  })
})

test('bytes that are no HTTP are turned away, and the door stays open', async () => {
  const { url, get } = await open()
  const socket = connectTcp(Number(new URL(url).port), '127.0.0.1')
  const answer = new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (bytes) => {
      text += bytes.toString()
    })
    socket.on('close', () => resolve(text))
  })
  socket.write('\u0000\u0001\u0002 not http\r\n\r\n')
  expect(await answer).toMatch(/^HTTP\/1\.1 400/)
  expect(await get('/livez')).toMatchObject({ status: 200 })
})

test('a drain finishes what is in flight, takes nothing new and says so', async () => {
  const { door, desk, post, get } = await open()
  const held = post('/v1/goals', { text: 'wait' })
  await until(() => desk.waiting === 1)
  const drained = door.drain(systemClock.now() + 60_000)
  expect(await get('/readyz')).toMatchObject({ status: 503, body: { fault: { code: 'FAULT_BUSY' } } })
  expect(await post('/v1/goals', { text: 'late' })).toMatchObject({ status: 503, body: { outcome: 'busy' } })
  const call = await post('/v1/call', { operation: 'kinematics.timeToCollision', request })
  expect(call).toMatchObject({ status: 503, body: { fault: { code: 'FAULT_BUSY' } } })
  desk.release()
  expect(await drained).toBe(true)
  expect(await held).toMatchObject({ status: 200, body: { outcome: 'ok' } })
})

test('a drain that takes too long aborts what is left', async () => {
  const { door, desk, post } = await open()
  const held = post('/v1/goals', { text: 'wait' })
  await until(() => desk.waiting === 1)
  expect(await door.drain(systemClock.now())).toBe(false)
  expect(await held).toMatchObject({ body: { outcome: 'fault', fault: { code: 'FAULT_CANCELLED' } } })
})
