import { type AddressInfo, createServer, type Server } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, UpstreamFailure } from '../../../src/backends/http/index.js'
import { all, asking, retry } from './asking.js'

let server: Server
/** What the next request is answered with. */
let answer: Uint8Array = new Uint8Array()
beforeAll(async () => {
  server = createServer((socket) => {
    // A client may have left already.
    socket.on('error', () => {})
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const events = 'data: {"a": 1}\n\ndata: {"b": "\u{1f600}"}\n\ndata: [DONE]\n\n'
const chunk = `${Buffer.byteLength(events).toString(16)}\r\n${events}\r\n0\r\n\r\n`
const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n'
const sound = [
  `${head}transfer-encoding: chunked\r\n\r\n${chunk}`,
  `${head}content-length: ${Buffer.byteLength(events)}\r\n\r\n${events}`,
  `${head}connection: close\r\n\r\n${events}`,
  `HTTP/1.1 429 No\r\nretry-after: 1\r\ncontent-length: 24\r\n\r\n{"error":{"message":"x"}}`,
].map((text) => Buffer.from(text))

const damaged = fc
  .record({
    whole: fc.constantFrom(...sound),
    flips: fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { maxLength: 4 }),
    cut: fc.option(fc.nat()),
  })
  .map(({ whole, flips, cut }) => {
    const bytes = Buffer.from(whole)
    for (const { at, to } of flips) bytes[at % bytes.length] = to
    return cut === null ? bytes : bytes.subarray(0, cut % bytes.length)
  })

it('whatever bytes a server answers with, they are events or a failure with a fault', async () => {
  // It listens on a port.
  const { port } = server.address() as AddressInfo
  const { options, connections } = asking(`http://127.0.0.1:${port}/`, { retry: { ...retry, attemptsMax: 1 } })
  try {
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.uint8Array()), async (bytes) => {
        answer = bytes
        try {
          for (const { data } of await all(await ask(options))) expect(typeof data).toBe('string')
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(UpstreamFailure)
        }
      }),
      { numRuns: 300 },
    )
  } finally {
    await connections.close()
  }
})
