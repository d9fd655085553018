// A client and a daemon of different versions: what can be understood is, and what can't is told before it is sent.

import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Desk, DeskOptions } from '../../src/actors/door/index.js'
import { type Client, connect } from '../../src/client/index.js'
import { connectFromNode } from '../../src/client/node.js'
import { timeToCollision } from '../../src/domains/kinematics/contract.js'
import {
  bool,
  type Contract,
  codecOf,
  contract,
  count,
  list,
  messagesOf,
  optional,
  quantity,
  record,
  text,
} from '../../src/fabric/index.js'
import { open, until } from '../actors/door/open-door.js'
import { listing, TestDesk } from '../actors/door/test-desk.js'
import { Relay } from './relay.js'

const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

async function connected() {
  const home = await open()
  const client = await connectFromNode(home.laneUrl)
  if (!client.ok) throw new Error(client.error.message)
  clients.push(client.value)
  return { ...home, client: client.value }
}

const { gap, speedSelf, speedLead } = timeToCollision.request.fields
const request = { gap: 30, speedSelf: 20, speedLead: 5 }

describe('a client of another version', () => {
  test('leaves out what the daemon does not know yet, and reads what it answers', async () => {
    const { client } = await connected()
    const newer = contract({
      ...timeToCollision,
      request: record({ wet: optional(bool()), speedLead, gap, speedSelf }),
      response: record({ time: quantity('s'), margin: optional(quantity('m')) }),
    })
    expect(await client.call(newer, { ...request, wet: true })).toEqual({ ok: true, value: { time: 2 } })
    expect(await client.call(newer, { ...request, speedSelf: 1 })).toMatchObject({ error: { reason: 'never' } })
  })

  test('has the items of a stream adapted one by one', async () => {
    const { client } = await connected()
    const older = contract({
      ...listing,
      response: record({ things: list(record({ index: count(), mark: optional(text()) })), note: text() }),
      stream: 'things',
    })
    const stream = client.stream(older, { items: 3, characters: 2 })
    const got: unknown[] = []
    for await (const thing of stream) got.push(thing)
    expect(got).toEqual([{ index: 0 }, { index: 1 }, { index: 2 }])
    expect(await stream.result).toEqual({ ok: true, value: { things: [], note: 'that is all' } })
  })

  test.each<[string, Contract, object]>([
    [
      'a dimension',
      { ...timeToCollision, request: record({ gap: quantity('s'), speedSelf, speedLead }) },
      { path: 'kinematics.timeToCollision request.gap', expected: 's', actual: 'm' },
    ],
    [
      'a dimension of the answer',
      { ...timeToCollision, response: record({ time: quantity('m / s') }) },
      { path: 'kinematics.timeToCollision response.time', expected: 'm / s', actual: 's' },
    ],
    [
      'a field that the daemon can’t do without',
      { ...timeToCollision, request: record({ gap, speedSelf }) },
      { path: 'kinematics.timeToCollision request.speedLead' },
    ],
  ])('is told where they differ in %s, and nothing is asked', async (_, other, difference) => {
    const { client, desk } = await connected()
    const answer = await client.call(other, request)
    expect(answer).toMatchObject({ ok: false, error: { code: 'FAULT_SCHEMA', ...difference } })
    expect(desk.deadlines).toEqual([])
  })

  test('learns a schema once, however many ask at the same time', async () => {
    const { laneUrl } = await open()
    let frames = 0
    class CountingSocket extends WebSocket {
      override send(data: Uint8Array): void {
        frames++
        super.send(data)
      }
    }
    const client = await connect(laneUrl, { webSocket: CountingSocket })
    if (!client.ok) throw new Error(client.error.message)
    clients.push(client.value)
    const newer = contract({ ...timeToCollision, request: record({ speedLead, gap, speedSelf }) })
    const answers = await Promise.all(
      [15, 30, 45].map((metres) => client.value.call(newer, { ...request, gap: metres })),
    )
    expect(answers).toMatchObject([{ value: { time: 1 } }, { value: { time: 2 } }, { value: { time: 3 } }])
    const [hello, schemas, calls] = [1, 1, 3]
    expect(frames).toBe(hello + schemas + calls)
  })

  test('notices after a reconnect that the daemon has become another', async () => {
    const first = await open()
    const relay = await Relay.to(first.url)
    const client = await connectFromNode(relay.laneUrl, { reconnect: { initialMs: 1, maxMs: 1 } })
    if (!client.ok) throw new Error(client.error.message)
    clients.push(client.value)
    const held = client.value.call(timeToCollision, { ...request, gap: 999 })
    await until(() => first.desk.waiting === 1)
    const desk = new NewerDesk()
    relay.target = Number(new URL((await open({ desk })).url).port)
    relay.cut()
    await until(() => desk.waiting === 1)
    desk.release()
    expect(await held).toEqual({ ok: true, value: { time: 999 / 15 } })
    expect(desk.wet).toEqual([undefined])
  })
})

/** Has one more field in its request, and another order. */
class NewerDesk extends TestDesk {
  readonly wet: (boolean | undefined)[] = []
  readonly #newer = { ...timeToCollision, request: record({ speedLead, wet: optional(bool()), gap, speedSelf }) }
  override readonly operations: Desk['operations'] = new Map([[timeToCollision.name, messagesOf(this.#newer)]])

  override async call(name: string, payload: Uint8Array, options: DeskOptions) {
    const read = codecOf(this.#newer.request).decode(payload)
    if (!read.ok) return read
    const { wet, ...rest } = read.value
    this.wet.push(wet)
    const asked = codecOf(timeToCollision.request).encode(rest)
    return asked.ok ? super.call(name, asked.value, options) : asked
  }
}
