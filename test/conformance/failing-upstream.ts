// What a server does wrong comes to a typed fault, in time, and never to half an answer that looks whole.

import { afterEach, expect, it } from 'vitest'
import { BackendFailure } from '../../src/backends/index.js'
import { WatchedClock } from '../backends/http/watched-clock.js'
import type { WireFailure, WireServer } from '../backends/wire/index.js'
import { chunksOf, textOf } from './answering.js'
import { constraintFor, stopping } from './goals.js'
import { type Opened, type OpenOptions, type Subject, secretKey } from './subject.js'

/** Behind some of the answer, in every wire format. */
const midway = { chunks: 4 }

/** Of the limit that is looked at: all others are longer. */
const watchedMs = 1_777

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function failingUpstream(subject: Subject): void {
  const opened: Opened[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  /** With failures of its server from the next request on. */
  async function open(failures: readonly WireFailure[], options: OpenOptions = {}) {
    const made = await subject.open(options)
    if (!made.ok) throw new Error(made.error.message)
    opened.push(made.value)
    const { upstream } = made.value
    if (upstream === undefined) throw new Error('a subject of this suite asks a server')
    upstream.fail(...failures)
    return { ...made.value, upstream, before: upstream.requests.length }
  }

  async function faultOf(one: Opened): Promise<BackendFailure['fault']> {
    const thrown = await chunksOf(one).then(
      (chunks) => new Error(`it answered ${JSON.stringify(textOf(chunks))}`),
      (error: unknown) => error,
    )
    if (!(thrown instanceof BackendFailure)) throw thrown
    expect(JSON.stringify(thrown.fault)).not.toContain(secretKey)
    return thrown.fault
  }

  it.each([
    [401, 'FAULT_POLICY'],
    [403, 'FAULT_POLICY'],
    [404, 'FAULT_CONFIG'],
    [400, 'FAULT_BACKEND'],
    [500, 'FAULT_BACKEND'],
  ] as const)('maps an answer of %i to %s', async (status, code) => {
    const body = JSON.stringify({ error: { message: `no: ${secretKey}`, type: 'x' } })
    const one = await open(Array.from({ length: 12 }, () => ({ kind: 'status', status, body })))
    expect((await faultOf(one)).code).toBe(code)
  })

  it('maps an answer of 429 to FAULT_BUSY, once it has asked often enough', async () => {
    const one = await open(Array.from({ length: 12 }, () => ({ kind: 'status', status: 429 })))
    expect((await faultOf(one)).code).toBe('FAULT_BUSY')
    expect(one.upstream.requests.length - one.before).toBeGreaterThan(1)
  })

  it('meets a passing failure by asking again, before the first chunk', async () => {
    for (const failure of [
      { kind: 'status', status: 503 },
      { kind: 'reset', where: 'headers' },
    ] as const) {
      const one = await open([failure])
      expect(textOf(await chunksOf(one))).not.toBe('')
      expect(one.upstream.requests.length - one.before).toBe(2)
    }
  })

  it('never asks again once a chunk was handed on', async () => {
    for (const kind of ['reset', 'truncated', 'closed'] as const) {
      const one = await open([{ kind, where: midway }])
      expect((await faultOf(one)).code).toBe('FAULT_BACKEND')
      expect(one.upstream.requests.length - one.before).toBe(1)
    }
  })

  it.each([
    ['bytes that are no UTF-8', utf8('data: {"content":"')],
    ['broken JSON', utf8('data: {"choices":[{"delta":\n\n')],
    ['JSON of another kind', utf8('data: {"weather":"fine"}\n\n')],
    ['an error in the stream', utf8(`data: {"error":{"message":"out of memory","code":500}}\n\n`)],
  ] as const)('takes %s within a stream for a fault', async (what, bytes) => {
    const bad =
      what === 'bytes that are no UTF-8' ? Buffer.concat([bytes, Buffer.from([0xff, 0xfe, 0x0a, 0x0a])]) : bytes
    const one = await open([{ kind: 'garbage', where: midway, bytes: bad }])
    expect((await faultOf(one)).code).toBe('FAULT_BACKEND')
  })

  it('takes a line without end for a fault', async () => {
    const one = await open([{ kind: 'giantLine', chars: 3 * 1024 * 1024 }])
    expect((await faultOf(one)).code).toBe('FAULT_BACKEND')
  })

  it('takes what is no HTTP for a fault', async () => {
    const bytes = utf8('I am no web server\r\n\r\n')
    const one = await open(Array.from({ length: 12 }, () => ({ kind: 'garbage', where: 'headers', bytes })))
    expect((await faultOf(one)).code).toBe('FAULT_BACKEND')
  })

  it.each([
    ['first chunk', 'firstChunkMs', 'headers'],
    ['first chunk behind its headers', 'firstChunkMs', 'firstChunk'],
    ['next chunk', 'idleMs', midway],
    ['end', 'totalMs', midway],
  ] as const)('waits for the %s as long as it was told (%s), and then frees the server', async (_, limit, where) => {
    const clock = new WatchedClock()
    const one = await open([{ kind: 'hang', where }], { patience: { [limit]: watchedMs }, clock })
    const fault = faultOf(one)
    await one.upstream.arrived(one.before + 1)
    await clock.armed(watchedMs)
    clock.advance(watchedMs)
    expect(await fault).toMatchObject({ code: 'FAULT_BACKEND', message: expect.stringContaining(limit) })
    expect(await lastClosed(one.upstream)).toBe('gone')
  })

  it('frees the server when it is given up', async () => {
    const one = await open([{ kind: 'hang', where: midway }])
    const abort = new AbortController()
    const options = { tokensMax: 400, temperature: 0, seed: 1, signal: abort.signal }
    const ended = chunksOf(one, undefined, undefined, options)
    ended.catch(() => {})
    await one.upstream.arrived(one.before + 1)
    abort.abort()
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' })
    expect(await lastClosed(one.upstream)).toBe('gone')
  })

  it('frees the server when its reader turns away', async () => {
    const one = await open([{ kind: 'hang', where: midway }])
    const { backend } = one
    const options = { tokensMax: 400, temperature: 0, seed: 1 }
    for await (const { text } of backend.propose(stopping, constraintFor(stopping), options)) if (text !== '') break
    expect(await lastClosed(one.upstream)).toBe('gone')
  })
}

const lastClosed = ({ requests }: WireServer) => requests.at(-1)?.closed
