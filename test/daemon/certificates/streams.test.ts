// Streams whose end is certified: one certificate over the hash of all items in order, by every lane and across several.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { verifyKept } from '../../../src/cli/kept-answers.js'
import { type Client, streamedJson, verifyAnswer } from '../../../src/client/index.js'
import { connectFromNode } from '../../../src/client/node.js'
import { priceBook } from '../../../src/domains/finance/contract.js'
import { basisJson, fromJson, type Infer, type Json, toJson } from '../../../src/fabric/index.js'
import { Relay } from '../../client/relay.js'
import { market, position } from '../../domains/finance/requests.js'
import { type CertifyingDaemon, certifyingDaemon, ways } from './certifying-daemon.js'

let daemon: CertifyingDaemon
beforeAll(async () => {
  daemon = await certifyingDaemon(false)
}, 60_000)
afterAll(() => daemon.stop())

const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

async function connected(address: string): Promise<Client> {
  const client = await connectFromNode(address, { reconnect: { initialMs: 1, maxMs: 50 } })
  if (!client.ok) throw new Error(client.error.message)
  clients.push(client.value)
  return client.value
}

const read = fromJson(priceBook.request, {
  book: Array.from({ length: 120 }, (_, n) => position(`p${n}`, { side: n % 3 === 0 ? 'short' : 'long' })),
  market,
})
if (!read.ok) throw new Error(read.error.message)
const request = read.value.value
type Line = Infer<typeof priceBook.response>['lines'][number]
const lineJson = (line: Line): Json => toJson(priceBook.response.fields.lines.of, line)

/** The stream as somebody keeps it: its items, its last word and what that rests on. */
async function keptStream(client: Client, onItem: (count: number) => void = () => {}) {
  const stream = client.answerStream(priceBook, request, { window: 16 })
  const items: Json[] = []
  for await (const line of stream) {
    items.push(lineJson(line))
    onItem(items.length)
  }
  const end = await stream.result
  if (!end.ok) throw new Error(end.error.message)
  const { value, basis, certificate = '', request: asked, response } = end.value
  const ok = toJson(priceBook.response, value)
  return { ok, items, request: asked, basis: basisJson(basis!), certificate, response }
}

describe.each(ways)('a certified stream over %s', (way) => {
  test('brings the items of the plain one, and a certificate of the whole', async () => {
    const client = await connected(daemon.lanes[way])
    const { response, ...kept } = await keptStream(client)
    const whole = await client.call(priceBook, request)
    expect(whole.ok && whole.value.lines.map(lineJson)).toEqual(kept.items)
    expect(kept.basis).toMatchObject({ operation: 'finance.priceBook', domain: 'finance' })
    expect(response).toEqual(streamedJson(kept.ok, kept.items))
    expect(await verifyAnswer({ ...kept, response }, await daemon.keys())).toMatchObject({ valid: true })
    expect(await verifyKept(kept, await daemon.keys())).toMatchObject({ valid: true, operation: 'finance.priceBook' })
  })
})

describe('a certified stream', () => {
  test('holds for no other item, no other order, no item less and none more', async () => {
    const { response: _, ...kept } = await keptStream(await connected(daemon.lanes['a unix socket']))
    const [first = null, second = null, ...others] = kept.items
    const changed = { ...(first as object), pv: { amount: 1, unit: 'EUR' } }
    const wrong = [
      [changed, second, ...others],
      [second, first, ...others],
      [first, ...others],
      [...kept.items, first],
    ]
    for (const items of wrong) {
      const verdict = await verifyKept({ ...kept, items }, await daemon.keys())
      expect(verdict).toMatchObject({ valid: false, reason: 'responseChanged' })
    }
    expect(await verifyKept(kept, await daemon.keys())).toMatchObject({ valid: true })
  })

  test('that goes on over other lanes has the certificate of the whole', async () => {
    const relay = await Relay.to(daemon.tree.url)
    const client = await connected(relay.laneUrl)
    const { response: _, ...kept } = await keptStream(client, (count) => count % 40 === 0 && relay.cut())
    expect(relay.connections).toBeGreaterThan(1)
    expect(kept.items).toHaveLength(120)
    expect(await verifyKept(kept, await daemon.keys())).toMatchObject({ valid: true })
  })

  test('that is left early has none', async () => {
    const client = await connected(daemon.lanes['a unix socket'])
    const stream = client.answerStream(priceBook, request, { window: 4 })
    for await (const _ of stream) break
    expect(await stream.result).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
  })

  test('that the model says no to has none, and says so as a plain one does', async () => {
    const client = await connected(daemon.lanes['a unix socket'])
    const nowhere = { ...request, market: { ...request.market, spots: new Map() } }
    const asked = [client.answerStream(priceBook, nowhere), client.stream(priceBook, nowhere)]
    const [certified, plain] = await Promise.all(asked.map(({ result }) => result))
    expect(certified).toMatchObject({ ok: false })
    expect(certified).toEqual(plain)
  })
})
