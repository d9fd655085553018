import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { encodeFrame, type FrameView } from '../../../src/fabric/frame.js'
import type { LaneEnd } from '../../../src/fabric/lanes/lane.js'
import {
  WebSocketLane,
  type WebSocketLaneOptions,
  type WebSocketLike,
} from '../../../src/fabric/lanes/websocket/index.js'
import { frames, patterned, request } from '../frame-samples.js'

let http: Server
let sockets: WebSocketServer

beforeEach(async () => {
  http = createServer()
  sockets = new WebSocketServer({ server: http })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  for (const socket of sockets.clients) socket.terminate()
  sockets.close()
  await new Promise((resolve) => http.close(resolve))
})

/** A lane over an open socket, and the bare socket at the server's end of it. */
async function connect(limits: WebSocketLaneOptions = {}): Promise<{ lane: WebSocketLane; bare: WebSocket }> {
  const accepted = new Promise<WebSocket>((resolve) => sockets.once('connection', resolve))
  // ws is assigned to the interface here, so the compiler checks that it has what a lane needs.
  const { port } = http.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${port}`)
  const lane = new WebSocketLane('server', client satisfies WebSocketLike, limits)
  await new Promise((resolve) => client.once('open', resolve))
  return { lane, bare: await accepted }
}

describe('a websocket lane', () => {
  test('brings frames there and back unchanged and in order', async () => {
    const { lane, bare } = await connect()
    const other = new WebSocketLane('client', bare)
    other.onFrame((frame) => {
      other.send(frame)
    })
    const sample = fc.sample(frames(2000), { numRuns: 200, seed: 7 })
    const got: Uint8Array[] = []
    const all = new Promise<void>((resolve) => {
      lane.onFrame((frame) => {
        got.push(encodeFrame(frame, frame.payload))
        if (got.length === sample.length) resolve()
      })
    })
    for (const frame of sample) expect(lane.send(frame).ok).toBe(true)
    await all
    expect(got).toEqual(sample.map((frame) => encodeFrame(frame, frame.payload)))
    lane.close()
    expect(await lane.closed).toEqual({ by: 'us' })
    expect(await other.closed).toEqual({ by: 'peer' })
  })

  test('holds frames until there is a listener, up to a bound', async () => {
    const { lane, bare } = await connect({ earlyBytesMax: 300 })
    for (let i = 0; i < 3; i++) bare.send(encodeFrame(request(i, patterned(i, 8)), patterned(i, 8)))
    await ponged(bare)
    const got: number[] = []
    lane.onFrame((frame) => got.push(frame.correlation))
    expect(got).toEqual([0, 1, 2])
    lane.close()
  })

  test('ends when more comes than it holds without a listener', async () => {
    const { lane, bare } = await connect({ earlyBytesMax: 300 })
    for (let i = 0; i < 5; i++) bare.send(encodeFrame(request(i, patterned(i, 8)), patterned(i, 8)))
    expect(await lane.closed).toMatchObject({ by: 'us', fault: { code: 'FAULT_BUSY' } })
  })

  test('refuses with FAULT_BUSY what would lie unsent beyond its bound', async () => {
    const { lane, bare } = await connect({ sendBufferBytesMax: 500_000 })
    // A peer that does not read: the kernel's buffers fill, and then ours.
    bare.pause()
    const payload = new Uint8Array(100_000)
    let refused: unknown
    for (let i = 0; i < 10_000 && refused === undefined; i++) {
      const sent = lane.send(request(i, payload))
      if (!sent.ok) refused = sent.error
    }
    expect(refused).toMatchObject({ code: 'FAULT_BUSY' })
    bare.resume()
    lane.close()
  })

  test('neither sends nor accepts a frame above its limit', async () => {
    const { lane, bare } = await connect({ frameBytesMax: 1024 })
    lane.onFrame(() => {})
    expect(lane.send(request(1, new Uint8Array(1000)))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 1024, actual: 1064 },
    })
    bare.send(encodeFrame(request(1, new Uint8Array(1000)), new Uint8Array(1000)))
    expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_LIMIT', limit: 1024 } })
  })

  test.each<[string, string | Uint8Array, string]>([
    ['text', 'hello', 'FAULT_FRAME'],
    ['bytes that are no frame', patterned(3, 90), 'FAULT_FRAME'],
  ])('ends with a fault when %s come, and tells the peer by its close code', async (_, message, code) => {
    const { lane, bare } = await connect()
    lane.onFrame(() => {})
    const closeCode = new Promise((resolve) => bare.once('close', resolve))
    bare.send(message)
    expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code } })
    expect([4002, 4003]).toContain(await closeCode)
  })

  test('tells the peer why it ends, ahead of the close, when the fault was found here', async () => {
    const farewell = ({ fault }: LaneEnd) => request(99, new TextEncoder().encode(fault?.code))
    const { lane, bare } = await connect({ farewell })
    const got: Uint8Array[] = []
    bare.on('message', (bytes: Buffer) => got.push(new Uint8Array(bytes)))
    const closeCode = new Promise((resolve) => bare.once('close', resolve))
    lane.onFrame(() => {})
    bare.send('hello')
    expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_FRAME' } })
    expect(await closeCode).toBe(4003)
    expect(got.map((bytes) => Buffer.from(bytes.subarray(64, 75)).toString())).toEqual(['FAULT_FRAME'])
  })

  test('ends for the reason it is given, and says nothing at a plain close', async () => {
    const fault = { code: 'FAULT_POLICY', message: 'not you' } as const
    for (const [because, end, code, frames] of [
      [fault, { by: 'us', fault }, 4008, 1],
      [undefined, { by: 'us' }, 1000, 0],
    ] as const) {
      const { lane, bare } = await connect({ farewell: () => request(99, new Uint8Array(0)) })
      let told = 0
      bare.on('message', () => told++)
      const closeCode = new Promise((resolve) => bare.once('close', resolve))
      lane.close(because)
      expect(await lane.closed).toEqual(end)
      expect(await closeCode).toBe(code)
      expect(told).toBe(frames)
    }
  })

  test('tells when what was taken has left', async () => {
    const { lane, bare } = await connect()
    bare.pause()
    for (let i = 0; i < 50; i++) lane.send(request(i, new Uint8Array(100_000)))
    expect(lane.unsentBytes).toBeGreaterThan(0)
    const gone = new Promise<void>((resolve) =>
      lane.onSent(() => {
        if (lane.unsentBytes === 0) resolve()
      }),
    )
    bare.resume()
    await gone
    lane.close()
  })

  test('says FAULT_ACTOR_DOWN when the connection is lost, and to every later send', async () => {
    const { lane, bare } = await connect()
    bare.terminate()
    expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_ACTOR_DOWN', actor: 'server' } })
    expect(lane.send(request(1, new Uint8Array(0)))).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  })

  test('takes its frames back from the listener, and ends when the listener throws', async () => {
    const { lane, bare } = await connect()
    let kept: FrameView | undefined
    lane.onFrame((frame) => {
      kept = frame
      throw new Error('no such luck')
    })
    bare.send(encodeFrame(request(1, patterned(1, 8)), patterned(1, 8)))
    expect(await lane.closed).toMatchObject({ by: 'us', fault: { code: 'FAULT_DEFECT' } })
    expect(() => kept?.kind).toThrow(RangeError)
  })
})

/** Resolves when the other end has handled everything sent before. */
async function ponged(socket: WebSocket): Promise<void> {
  const pong = new Promise((resolve) => socket.once('pong', resolve))
  socket.ping()
  await pong
}
