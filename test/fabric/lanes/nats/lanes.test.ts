import { connect } from '@nats-io/transport-node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { encodeHello, type Frame, type FrameView, noTrace, readHello } from '../../../../src/fabric/frame.js'
import {
  connectNats,
  NatsLane,
  NatsServingLane,
  type NatsServingOptions,
  subjectOf,
} from '../../../../src/fabric/lanes/nats/index.js'
import { faultMessage, fromFaultRecord } from '../../../../src/fabric/peer/index.js'
import { message, record, text } from '../../../../src/fabric/schema/index.js'
import { hasNatsServer, type NatsServer, startNatsServer } from './nats-server.js'

const shout = message('words.shout request', record({ word: text() }))
const hush = message('words.hush request', record({ word: text() }))

const helloOf = (...messages: readonly (typeof shout)[]): Uint8Array =>
  encodeHello({
    frameBytesMax: 1024 * 1024,
    token: '',
    contracts: messages.map(({ name, digest }) => ({ name, identity: digest })),
  })

const plain = (kind: Frame['kind'], correlation: number, payload: Uint8Array): Frame => ({
  kind,
  flags: 0,
  schema: shout.short,
  source: 0,
  target: 0,
  correlation,
  deadline: Date.now() + 60_000,
  trace: noTrace,
  payload,
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const words = (frame: FrameView): string => new TextDecoder().decode(frame.payload.slice())

describe.skipIf(!hasNatsServer)('lanes over a NATS server', () => {
  let server: NatsServer
  const open: { close(): void; readonly closed: Promise<unknown> }[] = []

  beforeAll(async () => {
    server = await startNatsServer()
  })
  afterEach(async () => {
    for (const lane of open) lane.close()
    await Promise.all(open.splice(0).map(({ closed }) => closed))
  })
  afterAll(() => server.stop())

  async function connection(name: string) {
    const connected = await connectNats(server.url, { name, timeoutMs: 5_000 })
    if (!connected.ok) throw new Error(connected.error.message)
    return connected.value
  }

  /** A daemon that answers each request by `answer`; its lane, and what it got. */
  async function serve(
    name: string,
    options: Partial<NatsServingOptions> = {},
    answer = (word: string) => `${name}: ${word}`,
  ) {
    const nats = await connection(name)
    const lane = new NatsServingLane(name, nats, {
      subjects: [subjectOf(shout.name)!],
      hello: helloOf(shout),
      ...options,
    })
    const got: FrameView[] = []
    lane.onFrame((frame) => {
      got.push(frame.copy())
      if (frame.kind === 'request') lane.send({ ...plain('reply', frame.correlation, bytes(answer(words(frame)))) })
    })
    open.push(lane)
    await nats.flush()
    return { lane, got, nats }
  }

  /** A dialler that has greeted, and the frames that it gets after that. */
  async function dial() {
    const lane = new NatsLane('daemons', await connection('dialler'))
    open.push(lane)
    const frames: FrameView[] = []
    let heard: () => void = () => {}
    lane.onFrame((frame) => {
      frames.push(frame.copy())
      heard()
    })
    const until = async (count: number): Promise<readonly FrameView[]> => {
      while (frames.length < count) await new Promise<void>((resolve) => (heard = resolve))
      return frames
    }
    lane.send({
      ...plain('hello', 0, encodeHello({ frameBytesMax: 4_096, token: '', contracts: [] })),
      schema: { low: 0, high: 0 },
    })
    const [greeting] = await until(1)
    return { lane, greeting: greeting!, frames, until }
  }

  test('ask by subject and are answered under their own correlation', async () => {
    await serve('one')
    const { lane, until } = await dial()
    expect(lane.send(plain('request', 41, bytes('hear')))).toEqual({ ok: true, value: undefined })
    const [, reply] = await until(2)
    expect(reply).toMatchObject({ kind: 'reply', correlation: 41 })
    expect(words(reply!)).toBe('one: hear')
  })

  test('greet with what all daemons serve together', async () => {
    await serve('one')
    await serve('two', { subjects: [subjectOf(hush.name)!], hello: helloOf(hush) })
    const { greeting } = await dial()
    const hello = readHello(greeting.payload)
    expect(hello.ok && hello.value.contracts.map(({ name }) => name).sort()).toEqual([hush.name, shout.name])
  })

  test('spread requests over the daemons of a group, each request to one of them', async () => {
    const daemons = [await serve('one'), await serve('two')]
    const { lane, until } = await dial()
    for (let i = 1; i <= 200; i++) lane.send(plain('request', i, bytes(`word ${i}`)))
    const frames = await until(201)
    expect(new Set(frames.slice(1).map(({ correlation }) => correlation)).size).toBe(200)
    const shares = daemons.map(({ got }) => got.length)
    expect(shares[0]! + shares[1]!).toBe(200)
    for (const share of shares) expect(share).toBeGreaterThan(20)
  })

  test('hear at once that nobody serves a request', async () => {
    const { lane: serving, nats } = await serve('one')
    const { lane, until } = await dial()
    await serving.drain()
    await nats.flush()
    lane.send(plain('request', 7, bytes('hear')))
    const [, answer] = await until(2)
    expect(faultOf(answer!)).toMatchObject({ code: 'FAULT_ACTOR_DOWN' })
    expect(answer!.correlation).toBe(7)
  })

  test('hear so at the greeting where there is no daemon at all', async () => {
    const { greeting } = await dial()
    expect(faultOf(greeting)).toMatchObject({ code: 'FAULT_ACTOR_DOWN' })
  })

  test('ask another daemon when the one that took a request has died', async () => {
    const silent = await serve('silent', { subjects: [subjectOf(shout.name)!] })
    const { lane, until } = await dial()
    silent.lane.send = () => ({ ok: true, value: undefined })
    lane.send(plain('request', 5, bytes('hear')))
    while (silent.got.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await serve('other')
    await silent.nats.close()
    const [, reply] = await until(2)
    expect(words(reply!)).toBe('other: hear')
  })

  test('do a request once that was asked twice under one key', async () => {
    const { got } = await serve('one')
    const { lane, until } = await dial()
    const nats = await connect({ servers: server.url })
    const seen: { readonly headers: unknown; readonly data: Uint8Array; readonly reply: string }[] = []
    nats.subscribe(subjectOf(shout.name)!, {
      callback: (_, { headers, data, reply }) => void seen.push({ headers, data: data.slice(), reply: reply ?? '' }),
    })
    await nats.flush()
    lane.send(plain('request', 3, bytes('hear')))
    await until(2)
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const again = new Promise<Uint8Array>((resolve) => {
      nats.subscribe('again', { callback: (_, { data }) => void (data.byteLength > 0 && resolve(data.slice())) })
    })
    nats.publish(subjectOf(shout.name)!, seen[0]!.data, { reply: 'again', headers: seen[0]!.headers as never })
    expect((await again).byteLength).toBeGreaterThan(0)
    expect(got.filter(({ kind }) => kind === 'request').length).toBe(1)
    await nats.close()
  })

  test('bring a cancel to the daemon that took the request, and its answer nowhere', async () => {
    const daemon = await serve('slow')
    daemon.lane.send = () => ({ ok: true, value: undefined })
    const { lane, frames } = await dial()
    lane.send(plain('request', 9, bytes('hear')))
    while (daemon.got.length === 0) await new Promise((resolve) => setImmediate(resolve))
    lane.send({ ...plain('cancel', 9, new Uint8Array(0)), schema: { low: 0, high: 0 } })
    while (daemon.got.length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect(daemon.got.map(({ kind }) => kind)).toEqual(['request', 'cancel'])
    expect(daemon.got[1]!.correlation).toBe(daemon.got[0]!.correlation)
    expect(frames.length).toBe(1)
  })

  test('refuse a frame above what the server carries before it is sent', async () => {
    await serve('one')
    const { lane } = await dial()
    const sent = lane.send(plain('request', 1, new Uint8Array(1024 * 1024)))
    expect(sent).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT', limit: 1024 * 1024 } })
  })

  test('answer bytes that are no frame with a fault', async () => {
    await serve('one')
    const nats = await connect({ servers: server.url })
    const answer = await nats.request(subjectOf(shout.name)!, bytes('no frame'), { timeout: 5_000 })
    expect(new TextDecoder().decode(answer.data)).toContain('FAULT_FRAME')
    await nats.close()
  })

  test('end when the server has gone for good', async () => {
    const other = await startNatsServer()
    const connected = await connect({ servers: other.url, reconnect: false })
    const lane = new NatsLane('daemons', connected)
    await other.stop()
    expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_ACTOR_DOWN' } })
    expect(lane.send(plain('request', 1, bytes('hear')))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_ACTOR_DOWN' },
    })
  })
})

function faultOf(frame: FrameView) {
  expect(frame.kind).toBe('fault')
  const fault = faultMessage.codec.decode(frame.payload.slice())
  if (!fault.ok) throw new Error(fault.error.message)
  return fromFaultRecord(fault.value)
}

describe('dialling a NATS server', () => {
  test('says who did not answer, without what is secret in the address', async () => {
    const refused = await connectNats('nats://me:secret@127.0.0.1:1', { name: 'test', timeoutMs: 2_000 })
    expect(refused).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN', actor: 'nats://127.0.0.1:1' } })
    expect(JSON.stringify(refused)).not.toContain('secret')
  })
})
