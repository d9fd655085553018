// Clients and daemons of different versions, over a real lane.

import { afterEach, describe, expect, test } from 'vitest'
import type { Client } from '../../src/client/index.js'
import { connectFromNode } from '../../src/client/node.js'
import {
  type Contract,
  choice,
  codecOf,
  contract,
  count,
  defaulted,
  type Infer,
  list,
  messagesOf,
  optional,
  quantity,
  type RecordSchema,
  record,
  type Schema,
  text,
} from '../../src/fabric/index.js'
import { open, type Way, ways } from '../actors/door/open-door.js'
import { listing, TestDesk } from '../actors/door/test-desk.js'

const older = contract({
  name: 'road.gap',
  summary: 'Time to close a gap.',
  request: record({ gap: quantity('m'), speed: quantity('m/s'), lane: choice('left', 'right') }),
  response: record({ time: quantity('s'), note: text(16) }),
  errors: [],
})

const newer = contract({
  ...older,
  request: record({
    margin: optional(quantity('m')),
    units: defaulted(choice('metric', 'imperial'), 'metric'),
    lane: choice('middle', 'left', 'right'),
    gap: quantity('m'),
    speed: quantity('m/s'),
  }),
  response: record({ note: text(32), closing: optional(quantity('m/s')), time: quantity('s') }),
})

/** A contract with one field asked and one answered. */
const exchangeOf = (asked: string, answered: string) =>
  contract({
    ...older,
    request: record({ gap: quantity(asked) }),
    response: record({ of: optional(record({ x: quantity(answered) })) }),
  })

/** A daemon's desk that serves one contract by `model`; keeps what it was asked. */
class OneDesk<Request extends RecordSchema, Response extends Schema> extends TestDesk {
  override readonly operations: TestDesk['operations']
  readonly asked: Infer<Request>[] = []

  constructor(
    private readonly served: Contract<Request, Response>,
    private readonly model: (request: Infer<Request>) => Infer<Response>,
  ) {
    super()
    this.operations = new Map([[served.name, messagesOf(served as Contract)]])
  }

  override async call(_: string, payload: Uint8Array) {
    const request = codecOf(this.served.request).decode(payload)
    if (!request.ok) return request
    this.asked.push(request.value)
    return codecOf(this.served.response).encode(this.model(request.value))
  }
}

const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

async function meet<Request extends RecordSchema, Response extends Schema>(
  served: Contract<Request, Response>,
  model: (request: Infer<Request>) => Infer<Response>,
  way: Way = 'WebSocket',
) {
  const desk = new OneDesk(served, model)
  const { lanes } = await open({ desk })
  const client = await connectFromNode(lanes[way])
  if (!client.ok) throw new Error(client.error.message)
  clients.push(client.value)
  return { desk, client: client.value }
}

describe.each(ways)('over a %s', (way) => {
  test('an older client is understood by a newer daemon, and understands it', async () => {
    const { desk, client } = await meet(newer, () => ({ time: 2, note: 'ok', closing: 15 }), way)
    const answer = await client.call(older, { gap: 30, speed: 15, lane: 'left' })
    expect(answer).toEqual({ ok: true, value: { time: 2, note: 'ok' } })
    expect(desk.asked).toEqual([{ gap: 30, speed: 15, lane: 'left', units: 'metric' }])
  })

  test('a newer client is understood by an older daemon, and understands it', async () => {
    const { desk, client } = await meet(older, () => ({ time: 2, note: 'ok' }), way)
    const request = { gap: 30, speed: 15, lane: 'left', units: 'metric', margin: 1 } as const
    expect(await client.call(newer, request)).toEqual({ ok: true, value: { time: 2, note: 'ok' } })
    expect(desk.asked).toEqual([{ gap: 30, speed: 15, lane: 'left' }])
  })
})

describe('a client of another version', () => {
  test('is told which of its values the other side has no place for, before they are sent', async () => {
    const { desk, client } = await meet(older, () => ({ time: 2, note: 'ok' }))
    const request = { gap: 30, speed: 15, lane: 'middle', units: 'metric' } as const
    expect(await client.call(newer, request)).toMatchObject({
      error: { code: 'FAULT_SHAPE', path: 'lane', expected: 'one of left, right', actual: "'middle'" },
    })
    expect(desk.asked).toEqual([])
    expect(await client.call(newer, { ...request, lane: 'right' })).toMatchObject({ ok: true })
  })

  test('is told which answer it has no place for, and goes on', async () => {
    const notes = ['more than sixteen bytes', 'short']
    const { client } = await meet(newer, () => ({ time: 2, note: notes.shift() ?? '' }))
    const request = { gap: 30, speed: 15, lane: 'left' } as const
    expect(await client.call(older, request)).toMatchObject({ error: { code: 'FAULT_LIMIT', path: 'note', limit: 16 } })
    expect(await client.call(older, request)).toMatchObject({ ok: true, value: { note: 'short' } })
  })

  test('has the items of a stream in its own schema', async () => {
    const { laneUrl } = await open()
    const client = await connectFromNode(laneUrl)
    if (!client.ok) throw new Error(client.error.message)
    clients.push(client.value)
    const ours = contract({
      ...listing,
      response: record({ things: list(record({ note: optional(text()), index: count() })), note: text() }),
      stream: 'things',
    })
    const stream = client.value.stream(ours, { items: 3, characters: 2 })
    const items: unknown[] = []
    for await (const item of stream) items.push(item)
    expect(items).toEqual([{ index: 0 }, { index: 1 }, { index: 2 }])
    expect(await stream.result).toMatchObject({ ok: true, value: { things: [], note: 'that is all' } })
  })
})

describe('sides that mean other dimensions', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['USD', 'EUR'],
    ['m / s', 'm / s^2'],
  ]

  test.each(cases)('do not talk: the daemon answers in %s, the client reads %s', async (theirs, ours) => {
    const { desk, client } = await meet(exchangeOf('m', theirs), () => ({}))
    expect(await client.call(exchangeOf('m', ours), { gap: 1 })).toEqual({
      ok: false,
      error: {
        code: 'FAULT_SCHEMA',
        path: 'road.gap response.of.x',
        expected: ours,
        actual: theirs,
        message: `of.x of road.gap response is in ${ours} here and is in ${theirs} on the other side.`,
      },
    })
    expect(desk.asked).toEqual([])
  })

  test.each(cases)('do not talk: the daemon reads %s, the client asks in %s', async (theirs, ours) => {
    const { desk, client } = await meet(exchangeOf(theirs, 's'), () => ({ of: { x: 1 } }))
    expect(await client.call(exchangeOf(ours, 's'), { gap: 1 })).toMatchObject({
      error: { code: 'FAULT_SCHEMA', path: 'road.gap request.gap', expected: ours, actual: theirs },
    })
    expect(desk.asked).toEqual([])
    // What they do agree on they can still say.
    expect(await client.call(exchangeOf(theirs, 's'), { gap: 1 })).toEqual({ ok: true, value: { of: { x: 1 } } })
  })
})
