import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type AskOptions, ask, askJson, Connections } from '../../../src/backends/http/index.js'
import { dataBlock, type WireServer, type WireServerOptions, wireServer } from '../wire/index.js'
import { type Asking, all, asking, body, failureOf, patience, retry } from './asking.js'
import { WatchedClock } from './watched-clock.js'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function open(
  more: Partial<AskOptions> = {},
  server: WireServerOptions = {},
): Promise<Asking & { readonly server: WireServer }> {
  const running = await wireServer(server)
  const asked = asking(`${running.url}/chat/completions`, more)
  ends.push(
    () => asked.connections.close(),
    () => running.close(),
  )
  return { ...asked, server: running }
}

/** Moves the clock by the pause that is waited for, once it is. */
async function pass(clock: WatchedClock, ms: number): Promise<void> {
  await clock.armed(ms)
  clock.advance(ms)
}

describe('a key that a server tells again within its stream', () => {
  it('is not in what is handed on', async () => {
    const running = createServer((socket) => {
      socket.once('data', () => {
        const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n'
        socket.end(`${head}${dataBlock({ error: { message: 'bad key sk-hidden, sk-hidden' } })}`)
      })
    }).listen(0, '127.0.0.1')
    await once(running, 'listening')
    const { options, connections } = asking(`http://127.0.0.1:${(running.address() as AddressInfo).port}/x`, {
      secrets: ['', 'sk-hidden'],
    })
    ends.push(
      () => connections.close(),
      async () => void running.close(),
    )
    const events = await all(await ask(options))
    expect(JSON.stringify(events)).toContain('bad key ***, ***')
    expect(JSON.stringify(events)).not.toContain('hidden')
  })
})

describe('a stream', () => {
  it('comes event by event, while the rest is still being written', async () => {
    const { options, server } = await open()
    server.fail({ kind: 'slow' })
    const asked = ask(options)
    await server.step()
    const { events } = await asked
    expect((await events.next()).value).toMatchObject({ data: expect.stringContaining('"role":"assistant"') })
    await server.step()
    expect((await events.next()).value).toMatchObject({ data: expect.stringContaining('"Hell"') })
    await events.return('closed')
  })

  it('ends with its word for the end, and leaves its socket for the next request', async () => {
    const { options, server } = await open()
    for (let asked = 0; asked < 3; asked++) {
      const events = await all(await ask(options))
      expect(events.at(-1)?.data).toContain('prompt_tokens')
      await server.requests[asked]?.closed
      await turn()
    }
    expect(await server.connections()).toBe(1)
  })

  it('is given up by its asker, and the server sees its connection closed', async () => {
    const { options, server } = await open({ patience: { ...patience, firstChunkMs: 600_000, idleMs: 600_000 } })
    server.fail({ kind: 'hang', where: { chunks: 2 } })
    const { events } = await ask(options)
    await events.next()
    await events.return('closed')
    expect(await server.requests[0]?.closed).toBe('gone')
  })

  for (const where of ['headers', 'firstChunk', { chunks: 2 }] as const)
    it(`is aborted while the server hangs at ${JSON.stringify(where)}, and the server sees its connection closed`, async () => {
      const given = new AbortController()
      const { options, server } = await open({ signal: given.signal })
      server.fail({ kind: 'hang', where })
      const reading = ask(options).then(all)
      await server.arrived(1)
      given.abort()
      await expect(reading).rejects.toBe(given.signal.reason)
      expect(await server.requests[0]?.closed).toBe('gone')
      expect(server.requests).toHaveLength(1)
    })

  it('is not sent where its asker has given up before', async () => {
    const signal = AbortSignal.abort()
    const { options, server } = await open({ signal })
    await expect(ask(options)).rejects.toBe(signal.reason)
    expect(server.requests).toHaveLength(0)
  })
})

describe('patience', () => {
  it('ends where nothing comes before the first event, headers or not', async () => {
    for (const where of ['headers', 'firstChunk'] as const) {
      const clock = new WatchedClock()
      const { options, server } = await open({ clock })
      server.fail({ kind: 'hang', where })
      const asked = failureOf(ask(options))
      await server.arrived(1)
      await pass(clock, patience.firstChunkMs)
      expect(await asked).toMatchObject({ kind: 'timeout', fault: { code: 'FAULT_BACKEND' } })
      expect((await asked).message).toContain(`${patience.firstChunkMs} ms (firstChunkMs)`)
      expect(await server.requests[0]?.closed).toBe('gone')
      // A server that is slow may still be at it.
      expect(server.requests).toHaveLength(1)
      expect(clock.pending).toBe(0)
    }
  })

  it('ends where the stream falls silent', async () => {
    const clock = new WatchedClock()
    const { options, server } = await open({ clock })
    server.fail({ kind: 'hang', where: { chunks: 2 } })
    const reading = failureOf(ask(options).then(all))
    await server.arrived(1)
    await pass(clock, patience.idleMs)
    expect((await reading).message).toContain(`${patience.idleMs} ms (idleMs)`)
    expect(await server.requests[0]?.closed).toBe('gone')
    expect(clock.pending).toBe(0)
  })

  it('does not count the time that the asker takes as silence, but all of it in the total', async () => {
    const clock = new WatchedClock()
    const { options, server } = await open({ clock })
    server.fail({ kind: 'hang', where: { chunks: 2 } })
    const { events } = await ask(options)
    await events.next()
    clock.advance(patience.idleMs * 2)
    expect((await events.next()).done).toBe(false)
    clock.advance(patience.totalMs)
    const failure = await failureOf(events.next())
    expect(failure.message).toContain(`${patience.totalMs} ms (totalMs)`)
    expect(await server.requests[0]?.closed).toBe('gone')
  })

  it('ends in total while the next sending is waited for', async () => {
    const clock = new WatchedClock()
    const { options, server } = await open({ clock, patience: { ...patience, totalMs: 120 } })
    server.fail({ kind: 'status', status: 503 }, { kind: 'status', status: 503 })
    const asked = failureOf(ask(options))
    // 50 ms, then 100 more, which are not left.
    await pass(clock, 50)
    expect(await asked).toMatchObject({ kind: '503' })
    expect(server.requests).toHaveLength(2)
  })

  it('ends where no connection is made, and tries again, since nothing was sent', async () => {
    const clock = new WatchedClock()
    // It accepts, and never answers what TLS says first.
    const silent = createServer((socket) => socket.resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    // It listens on a port.
    const { port } = silent.address() as AddressInfo
    const { options, notes, connections } = asking(`https://127.0.0.1:${port}/`, { clock })
    ends.push(
      () => connections.close(),
      () => new Promise((resolve) => silent.close(() => resolve())),
    )
    const asked = failureOf(ask({ ...options, retry: { ...retry, attemptsMax: 2 } }))
    await once(silent, 'connection')
    await pass(clock, patience.connectMs)
    await pass(clock, 50)
    await pass(clock, patience.connectMs)
    expect(await asked).toMatchObject({ transient: true, kind: 'timeout' })
    expect((await asked).message).toContain('(connectMs)')
    expect(notes).toHaveLength(2)
  })
})

describe('sending again', () => {
  for (const status of [408, 429, 500, 502, 503, 504])
    it(`meets ${status}`, async () => {
      const clock = new WatchedClock()
      const { options, notes, server } = await open({ clock })
      server.fail({ kind: 'status', status })
      const asked = ask(options)
      await pass(clock, 50)
      const reply = await asked
      expect(reply.sent).toBe(2)
      expect(notes).toHaveLength(2)
      await all(reply)
    })

  for (const [status, code] of [
    [400, 'FAULT_BACKEND'],
    [401, 'FAULT_POLICY'],
    [402, 'FAULT_POLICY'],
    [403, 'FAULT_POLICY'],
    [404, 'FAULT_CONFIG'],
    [422, 'FAULT_BACKEND'],
    [301, 'FAULT_BACKEND'],
  ] as const)
    it(`does not meet ${status}, which is ${code}`, async () => {
      const { options, server } = await open()
      server.fail({ kind: 'status', status, headers: { location: 'http://127.0.0.1:1/' } })
      expect(await failureOf(ask(options))).toMatchObject({ fault: { code }, kind: String(status) })
      expect(server.requests).toHaveLength(1)
    })

  it('meets a reset before the first event', async () => {
    for (const where of ['headers', 'firstChunk'] as const) {
      const clock = new WatchedClock()
      const { options, server } = await open({ clock })
      server.fail({ kind: 'reset', where })
      const asked = ask(options)
      await pass(clock, 50)
      await all(await asked)
      expect(server.requests).toHaveLength(2)
    }
  })

  it('meets a server that does not listen yet', async () => {
    const server = await wireServer()
    const { url } = server
    await server.close()
    const clock = new WatchedClock()
    const { options, notes, connections } = asking(`${url}/chat/completions`, { clock })
    ends.push(() => connections.close())
    const asked = failureOf(ask(options))
    await pass(clock, 50)
    await pass(clock, 100)
    expect(await asked).toMatchObject({ kind: 'ECONNREFUSED', fault: { code: 'FAULT_BACKEND' } })
    expect(notes).toHaveLength(3)
  })

  it('is not done once an event was handed on', async () => {
    for (const kind of ['reset', 'truncated'] as const) {
      const { options, server } = await open()
      server.fail({ kind, where: { chunks: 2 } })
      const reply = await ask(options)
      const failure = await failureOf(all(reply))
      expect(failure.fault.code).toBe('FAULT_BACKEND')
      expect(server.requests).toHaveLength(1)
    }
  })

  it('is given up with its asker while the pause lasts', async () => {
    const clock = new WatchedClock()
    const given = new AbortController()
    const { options, server } = await open({ clock, signal: given.signal })
    server.fail({ kind: 'status', status: 503 })
    const asked = ask(options)
    await clock.armed(50)
    given.abort()
    await expect(asked).rejects.toBe(given.signal.reason)
    expect(clock.pending).toBe(0)
    expect(server.requests).toHaveLength(1)
  })

  it('ends with the last failure after so many sendings', async () => {
    const clock = new WatchedClock()
    const { options, server } = await open({ clock })
    server.fail(...[502, 503, 429].map((status) => ({ kind: 'status', status }) as const))
    const asked = failureOf(ask(options))
    await pass(clock, 50)
    await pass(clock, 100)
    expect(await asked).toMatchObject({ kind: '429', fault: { code: 'FAULT_BUSY' } })
    expect(server.requests).toHaveLength(3)
  })

  it('waits as long as the server asks for, and not at all where that is too long', async () => {
    const clock = new WatchedClock()
    const { options, server } = await open({ clock })
    server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '4' } })
    const asked = ask(options)
    await clock.armed(4_000)
    clock.advance(3_999)
    await turn()
    expect(server.requests).toHaveLength(1)
    clock.advance(1)
    await all(await asked)

    server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '60' } })
    const refused = await failureOf(ask(options))
    expect(refused.fault).toMatchObject({ code: 'FAULT_BUSY', message: expect.stringContaining('60000 ms') })
    expect(server.requests).toHaveLength(3)
  })
})

describe('bad bytes', () => {
  const bytes = new Uint8Array([0xc3, 0x28, 0x0a])
  const cases = {
    'no HTTP': { failure: { kind: 'garbage', where: 'headers', bytes }, kind: /^HPE_/ },
    'no UTF-8': { failure: { kind: 'garbage', where: { chunks: 2 }, bytes }, kind: /^bad_bytes$/ },
    'a giant line': { failure: { kind: 'giantLine', chars: 3 * 1024 * 1024 }, kind: /^event_too_long$/ },
    'an event that is cut off': { failure: { kind: 'truncated', where: { chunks: 2 } }, kind: /^truncated$/ },
    'a reset': { failure: { kind: 'reset', where: { chunks: 2 } }, kind: /^(ECONNRESET|UND_ERR_SOCKET)$/ },
  } as const
  for (const [name, { failure, kind }] of Object.entries(cases))
    it(`are a typed fault: ${name}`, async () => {
      const { options, server } = await open()
      server.fail(failure)
      const failed = await failureOf(ask(options).then(all))
      expect(failed.fault.code).toBe('FAULT_BACKEND')
      expect(failed.kind).toMatch(kind)
      expect(server.requests).toHaveLength(1)
      expect(await server.requests[0]?.closed).toBeDefined()
    })

  it('are a typed fault: an answer that is no stream', async () => {
    const { options, server } = await open()
    server.fail({ kind: 'status', status: 200, body: '{"choices":[]}' })
    expect(await failureOf(ask(options))).toMatchObject({ kind: 'no_stream' })
  })

  it('are a typed fault: headers without end', async () => {
    const { options, server } = await open()
    server.fail({ kind: 'status', status: 200, headers: { 'x-long': 'x'.repeat(64 * 1024) } })
    expect(await failureOf(ask(options))).toMatchObject({ fault: { code: 'FAULT_BACKEND' } })
  })

  it('meet another sending where the stream ended without a word', async () => {
    const clock = new WatchedClock()
    const { options, server } = await open({ clock })
    server.fail({ kind: 'status', status: 200, headers: { 'content-type': 'text/event-stream' }, body: ': ping\n\n' })
    const asked = ask(options)
    await pass(clock, 50)
    await all(await asked)
    expect(server.requests).toHaveLength(2)
  })
})

describe('the ledger', () => {
  it('is told before each sending where how many bytes go, and of what', async () => {
    const clock = new WatchedClock()
    const { options, notes, server } = await open({ clock })
    server.fail({ kind: 'status', status: 503 })
    const asked = ask(options)
    await pass(clock, 50)
    await all(await asked)
    const sha256 = createHash('sha256').update(body).digest('hex')
    expect(notes).toEqual(
      server.requests.map(({ bytes }) => ({ destination: server.origin, posture: 'on-host', bytes, sha256 })),
    )
    expect(notes).toHaveLength(2)
  })

  it('counts what is asked by GET, too', async () => {
    const { options, notes, server } = await open({ body: '' }, { gets: { '/v1/models': { data: [] } } })
    const { json } = await askJson({ ...options, url: new URL(`${server.url}/models`) })
    expect(json).toEqual({ data: [] })
    expect(notes.map(({ bytes }) => bytes)).toEqual(server.requests.map(({ bytes }) => bytes))
  })

  it('is waited for, and where it fails nothing is sent', async () => {
    let write = (_: unknown): void => {}
    const egress = () => new Promise<void>((_, reject) => (write = reject))
    const { options, server } = await open({ egress })
    const asked = failureOf(ask(options))
    await turn()
    expect(await server.connections()).toBe(0)
    write(new Error('disk full'))
    expect(await asked).toMatchObject({ kind: 'egress', fault: { code: 'FAULT_JOURNAL' } })
    expect(await server.connections()).toBe(0)
  })

  it('is not waited for longer than everything', async () => {
    const clock = new WatchedClock()
    const { options, server } = await open({ clock, egress: () => new Promise(() => {}) })
    const asked = failureOf(ask(options))
    await pass(clock, patience.totalMs)
    expect(await asked).toMatchObject({ kind: 'timeout' })
    expect(await server.connections()).toBe(0)
  })
})

it('shows no secret that a server repeats', async () => {
  const key = 'sk-very-secret'
  const { options, server } = await open({ secrets: [key] })
  for (const status of [400, 401, 403, 404, 418]) {
    server.fail({ kind: 'status', status, body: JSON.stringify({ error: { message: `bad key ${key}, really` } }) })
    const { fault } = await failureOf(ask(options))
    expect(JSON.stringify(fault)).not.toContain(key)
  }
})

it('refuses what leads further than its posture, by name or by address, before any socket', async () => {
  const { server, options } = await open()
  const connections = new Connections({ posture: 'in-process', connectMs: 1_000 })
  ends.push(() => connections.close())
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    const url = new URL(server.url.replace('127.0.0.1', host))
    const failure = await failureOf(ask({ ...options, url, connections }))
    expect([host, failure.fault.code]).toEqual([host, 'FAULT_POLICY'])
  }
  expect(await server.connections()).toBe(0)
})

it('reads an error that comes as an event', async () => {
  const { options, server } = await open()
  const block = dataBlock({ error: { message: 'overloaded' } })
  server.fail({ kind: 'status', status: 200, headers: { 'content-type': 'text/event-stream' }, body: block })
  expect(await all(await ask(options))).toEqual([{ data: '{"error":{"message":"overloaded"}}' }])
})
