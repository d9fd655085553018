// Work that takes long, from a peer through a running daemon to the threads of the pool and back.

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Progress } from '../../src/client/index.js'
import { connectFromNode } from '../../src/client/node.js'
import { type Constellation, readConfig, startConstellation } from '../../src/daemon/index.js'
import { scenario } from '../../src/domains/finance/contracts/books.js'
import { fromJson, type Infer } from '../../src/fabric/index.js'
import { given, market, position } from '../domains/finance/requests.js'
import { hasNatsServer, startNatsServer } from '../fabric/lanes/nats/nats-server.js'
import { temporaryFolder } from './certificates/signing.js'

const ways = ['a WebSocket', 'a unix socket', ...(hasNatsServer ? (['NATS'] as const) : [])] as const

let tree: Constellation | undefined
let addresses: Readonly<Record<(typeof ways)[number], string>>
const clients: Client[] = []
const closing: (() => unknown)[] = []

beforeAll(async () => {
  const place = temporaryFolder()
  const unix = join(place.path, 'daemon.sock')
  const nats = hasNatsServer ? await startNatsServer() : undefined
  const config = readConfig({
    env: {
      CONSTELLATION_LOG_LEVEL: 'silent',
      CONSTELLATION_LISTEN_PORT: '0',
      CONSTELLATION_LISTEN_UNIX: unix,
      ...(nats === undefined ? {} : { CONSTELLATION_NATS_URL: nats.url }),
      CONSTELLATION_DATA_DIRECTORY: join(place.path, 'data'),
      CONSTELLATION_DOMAINS_THREADS_MAX: '2',
      CONSTELLATION_DOMAINS_SPLIT_ROWS_MIN: '1',
    },
  })
  if (!config.ok) throw new Error(config.error[0]?.message)
  const started = await startConstellation(config.value, { door: true, language: false, ephemeral: false })
  if (!started.ok) throw new Error(started.error.message)
  tree = started.value
  const webSocket = `${tree.url.replace('http', 'ws')}/v1/lane`
  addresses = { 'a WebSocket': webSocket, 'a unix socket': `unix:${unix}`, NATS: nats?.url ?? '' }
  closing.push(
    () => nats?.stop(),
    () => place.remove(),
  )
})

afterAll(async () => {
  for (const client of clients) client.close()
  await tree?.stop()
  for (const close of closing) await close()
})

async function connected(way: (typeof ways)[number] = 'a WebSocket'): Promise<Client> {
  const client = await connectFromNode(addresses[way])
  if (!client.ok) throw new Error(client.error.message)
  clients.push(client.value)
  return client.value
}

/** A ladder of so many steps over a book of so many positions. */
function grid(positions: number, steps: number): Infer<typeof scenario.request> {
  const rate = (value: number) => given(value, 'USD/EUR')
  const book = Array.from({ length: positions }, (_, n) => position(`p${n}`, { strike: rate(1 + n / positions / 5) }))
  const ladder = { pair: 'EURUSD', from: rate(1), to: rate(1.2), step: rate(0.2 / steps) }
  const read = fromJson(scenario.request, { book, market, ladder })
  if (!read.ok) throw new Error(read.error.message)
  return read.value.value
}

/** Of calls, and of streams, a thread keeps 32. */
const moreThanKept = 40

/** A grid that takes seconds, cancelled at the first word of it. */
async function cancelledAtWork(client: Client) {
  const cancelling = new AbortController()
  const { signal } = cancelling
  return client.call(scenario, grid(1_000, 9_999), { signal, onProgress: () => cancelling.abort() })
}

describe.each(ways)('a large grid that is asked for by %s', (way) => {
  it('tells how far it is, ahead of its answer', async () => {
    const client = await connected(way)
    const told: Progress[] = []
    const onProgress = (progress: Progress) => told.push(progress)
    const answer = await client.answer(scenario, grid(200, 2_000), { onProgress })
    expect(answer.ok && answer.value.value.grid).toHaveLength(2_001)
    expect(told.length).toBeGreaterThan(1)
    expect(told.map(({ total }) => total)).toEqual(told.map(() => 200 * 2_002))
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((one, other) => one - other))
  })

  it('stops when it is cancelled, and leaves its place to the next', async () => {
    const client = await connected(way)
    expect(await cancelledAtWork(client)).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    expect(await client.call(scenario, grid(20, 10))).toMatchObject({ ok: true })
  })
})

describe('grids that are cancelled', () => {
  it('leave nothing behind: more of them than a thread keeps, and another is taken', async () => {
    const client = await connected()
    for (let n = 0; n < moreThanKept; n++)
      expect(await cancelledAtWork(client)).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    expect(await client.call(scenario, grid(20, 10))).toMatchObject({ ok: true })
  })

  it('stop with the connection of their asker too', async () => {
    const staying = await connected()
    for (let n = 0; n < moreThanKept; n++) {
      const leaving = await connected()
      const gone = leaving.call(scenario, grid(1_000, 9_999), { onProgress: () => leaving.close() })
      expect(await gone).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
    }
    expect(await staying.call(scenario, grid(20, 10))).toMatchObject({ ok: true })
  })

  it('stop as streams too', async () => {
    const client = await connected()
    for (let n = 0; n < moreThanKept; n++) {
      const stream = client.stream(scenario, grid(1_000, 9_999), { window: 4 })
      let points = 0
      for await (const point of stream) {
        expect(point.pv.dimension.text).toBe('USD')
        if (++points === 3) break
      }
      expect(await stream.result).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    }
    expect(await client.call(scenario, grid(20, 10))).toMatchObject({ ok: true })
  })
})
