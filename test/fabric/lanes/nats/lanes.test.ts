import { connect } from '@nats-io/transport-node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readHello } from '../../../../src/fabric/frame.js'
import { connectNats, NatsLane, subjectOf } from '../../../../src/fabric/lanes/nats/index.js'
import { message, record, text } from '../../../../src/fabric/schema/index.js'
import { hasNatsServer, type NatsServer, startNatsServer } from './nats-server.js'
import { bytes, contractsOf, faultOf, Parties, plain, shout, shoutSubject, words } from './parties.js'

const hush = message('words.hush request', record({ word: text() }))

describe.skipIf(!hasNatsServer)('lanes over a NATS server', () => {
  let server: NatsServer
  const parties = new Parties(() => server.url)

  beforeAll(async () => {
    server = await startNatsServer()
  })
  afterEach(() => parties.closeAll())
  afterAll(() => server.stop())

  test('ask by subject and are answered under their own correlation', async () => {
    await parties.daemon('one')
    const { lane, until } = await parties.dialler()
    expect(lane.send(plain('request', 41, bytes('hear')))).toEqual({ ok: true, value: undefined })
    const [, reply] = await until(2)
    expect(reply).toMatchObject({ kind: 'reply', correlation: 41 })
    expect(words(reply!)).toBe('one: hear')
  })

  test('greet with what all daemons serve together, and the smallest of their limits', async () => {
    await parties.daemon('one')
    await parties.daemon('two', {
      subjects: [subjectOf(hush.name)!],
      contracts: contractsOf(hush),
      frameBytesMax: 8_192,
    })
    const { greeting } = await parties.dialler()
    const hello = readHello(greeting.payload)
    expect(hello.ok && hello.value.contracts.map(({ name }) => name).sort()).toEqual([hush.name, shout.name])
    expect(hello.ok && hello.value.frameBytesMax).toBe(8_192)
  })

  test('spread requests over the daemons of a group, each request to one of them', async () => {
    const daemons = [await parties.daemon('one'), await parties.daemon('two')]
    const { lane, until } = await parties.dialler()
    for (let i = 1; i <= 200; i++) lane.send(plain('request', i, bytes(`word ${i}`)))
    const frames = await until(201)
    expect(new Set(frames.slice(1).map(({ correlation }) => correlation)).size).toBe(200)
    const shares = daemons.map(({ got }) => got.length)
    expect(shares[0]! + shares[1]!).toBe(200)
    for (const share of shares) expect(share).toBeGreaterThan(20)
  })

  test('hear at once that nobody serves a request', async () => {
    const { lane: serving, nats } = await parties.daemon('one')
    const { lane, until } = await parties.dialler()
    await serving.drain()
    await nats.flush()
    lane.send(plain('request', 7, bytes('hear')))
    const [, answer] = await until(2)
    expect(faultOf(answer!)).toMatchObject({ code: 'FAULT_ACTOR_DOWN' })
    expect(answer!.correlation).toBe(7)
  })

  test('hear so at the greeting where there is no daemon at all', async () => {
    const { greeting } = await parties.dialler()
    expect(faultOf(greeting)).toMatchObject({ code: 'FAULT_ACTOR_DOWN' })
  })

  test('bring a cancel to the daemon that took the request, and its answer nowhere', async () => {
    const daemon = await parties.daemon('slow', {}, () => {})
    const { lane, frames } = await parties.dialler()
    lane.send(plain('request', 9, bytes('hear')))
    await daemon.first('request')
    lane.send({ ...plain('cancel', 9, new Uint8Array(0)), schema: { low: 0, high: 0 } })
    const cancel = await daemon.first('cancel')
    expect(daemon.got.map(({ kind }) => kind)).toEqual(['request', 'cancel'])
    expect(cancel.correlation).toBe(daemon.got[0]!.correlation)
    daemon.lane.send(plain('reply', cancel.correlation, bytes('too late')))
    await daemon.nats.flush()
    expect(frames.length).toBe(1)
  })

  test('refuse a frame that the server does not carry with its headers, before it is sent', async () => {
    await parties.daemon('one')
    const { lane, frames, until } = await parties.dialler()
    const limit = 1024 * 1024 - 384
    for (const payload of [1024 * 1024, 1024 * 1024 - 64, limit - 56])
      expect(lane.send(plain('request', 1, new Uint8Array(payload)))).toMatchObject({
        ok: false,
        error: { code: 'FAULT_LIMIT', limit },
      })
    expect(frames.length).toBe(1)
    expect(lane.send(plain('request', 1, new Uint8Array(limit - 64)))).toMatchObject({ ok: true })
    expect((await until(2))[1]).toMatchObject({ kind: 'reply' })
  })

  test('answer bytes that are no frame with a fault', async () => {
    await parties.daemon('one')
    const nats = await connect({ servers: server.url })
    const answer = await nats.request(shoutSubject, bytes('no frame'), { timeout: 5_000 })
    expect(new TextDecoder().decode(answer.data)).toContain('FAULT_FRAME')
    await nats.close()
  })

  test('serve on when something comes that nobody could be answered to', async () => {
    const daemon = await parties.daemon('one')
    const { lane, nats, until } = await parties.dialler()
    const other = await connect({ servers: server.url })
    for (const subject of [shoutSubject, 'fabric.v1.constellation.hello']) other.publish(subject, bytes('no frame'))
    await other.flush()
    await other.close()
    await daemon.nats.flush()
    lane.send(plain('request', 1, bytes('hear')))
    expect(words((await until(2))[1]!)).toBe('one: hear')
    // And an asker, to whose inbox anything may come.
    daemon.nats.subscribe(shoutSubject, {
      callback: (_, { reply }) => {
        daemon.nats.publish(reply!)
        daemon.nats.publish(reply!.replace(/[^.]*$/, 'look17'), bytes('no frame'))
      },
    })
    await daemon.nats.flush()
    lane.send(plain('request', 2, bytes('again')))
    expect(words((await until(3))[2]!)).toBe('one: again')
    expect(nats.isClosed()).toBe(false)
  })

  test('do a request once that was asked twice under one key', async () => {
    const { got } = await parties.daemon('one')
    const { lane, until } = await parties.dialler()
    const nats = await connect({ servers: server.url })
    const seen: { readonly headers: unknown; readonly data: Uint8Array }[] = []
    const sighted = new Promise<void>((resolve) => {
      nats.subscribe(shoutSubject, {
        callback(_, { headers, data }) {
          seen.push({ headers, data: new Uint8Array(data) })
          resolve()
        },
      })
    })
    await nats.flush()
    lane.send(plain('request', 3, bytes('hear')))
    await until(2)
    await sighted
    const answerTo = (data: Uint8Array, inbox: string) =>
      new Promise<string>((resolve) => {
        nats.subscribe(inbox, {
          callback: (_, { data }) => void (data.byteLength > 0 && resolve(new TextDecoder().decode(data))),
        })
        nats.publish(shoutSubject, data, { reply: inbox, headers: seen[0]!.headers as never })
      })
    expect(await answerTo(seen[0]!.data, 'again')).toContain('one: hear')
    const other = new Uint8Array(seen[0]!.data)
    other[other.length - 1] = 0
    other[64] = 'd'.charCodeAt(0)
    expect(await answerTo(other, 'other')).toContain('FAULT_POLICY')
    expect(got.filter(({ kind }) => kind === 'request').length).toBe(1)
    await nats.close()
  })

  test('tell an asker that there is no room for its answer, and stay open for the others', async () => {
    const large = new Uint8Array(3_000)
    const daemon = await parties.daemon('one', { sendBufferBytesMax: 8_192 }, () => {})
    const { lane, until } = await parties.dialler()
    for (let i = 1; i <= 6; i++) lane.send(plain('request', i, bytes('hear')))
    while (daemon.got.length < 6) await daemon.nats.flush()
    // All in one turn: the server confirms nothing in between.
    for (const { correlation } of daemon.got)
      expect(daemon.lane.send(plain('reply', correlation, large))).toMatchObject({ ok: true })
    const answers = (await until(7)).slice(1)
    expect(answers.map(({ kind }) => kind).filter((kind) => kind === 'reply').length).toBeGreaterThan(0)
    const [refused] = answers.filter(({ kind }) => kind === 'fault')
    expect(faultOf(refused!)).toMatchObject({ code: 'FAULT_BUSY' })
    lane.send(plain('request', 7, bytes('hear')))
    while (daemon.got.length < 7) await daemon.nats.flush()
    daemon.lane.send(plain('reply', daemon.got[6]!.correlation, bytes('still here')))
    expect(words((await until(8))[7]!)).toBe('still here')
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

  test('leave a server that has gone although it is looked for', async () => {
    const other = await startNatsServer()
    const connected = await connectNats(other.url, { name: 'test', timeoutMs: 5_000, patient: true })
    if (!connected.ok) throw new Error(connected.error.message)
    const lane = new NatsLane('daemons', connected.value)
    await other.stop()
    lane.close()
    expect(await connected.value.closed()).toBeUndefined()
  })
})

describe('dialling a NATS server', () => {
  test('says who did not answer, without what is secret in the address', async () => {
    for (const userinfo of ['me:secret', 'secret', 'me:sec@secret', 'me:a/secret']) {
      const refused = await connectNats(`nats://${userinfo}@127.0.0.1:1`, { name: 'test', timeoutMs: 2_000 })
      expect(refused).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
      expect(JSON.stringify(refused)).not.toContain('secret')
    }
  })

  test.skipIf(!hasNatsServer)('refuses a server without TLS where TLS was asked for', async () => {
    const server = await startNatsServer()
    const refused = await connectNats(`tls://127.0.0.1:${server.port}`, { name: 'test', timeoutMs: 5_000 })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'FAULT_ACTOR_DOWN', message: expect.stringContaining('tls') },
    })
    await server.stop()
  })
})
