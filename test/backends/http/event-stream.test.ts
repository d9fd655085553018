import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEvents, type ServerEvent, type StreamEnd, UpstreamFailure } from '../../../src/backends/http/index.js'

async function* bodyOf(pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}

async function read(
  pieces: readonly (string | Uint8Array)[],
  charsMax?: number,
): Promise<{ readonly events: ServerEvent[]; readonly end: StreamEnd }> {
  const events: ServerEvent[] = []
  const stream = readEvents(bodyOf(pieces), charsMax)
  for (;;) {
    const next = await stream.next()
    if (next.done) return { events, end: next.value }
    events.push(next.value)
  }
}

const kindOf = async (pieces: readonly (string | Uint8Array)[], charsMax?: number): Promise<string> => {
  const thrown = await read(pieces, charsMax).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return thrown instanceof UpstreamFailure ? thrown.kind : `no failure of a server: ${thrown}`
}

describe('server-sent events', () => {
  it('are read with names, several lines, comments and any line ends', async () => {
    const text = ': hello\r\n\r\nevent: a\r\ndata: 1\r\ndata: 2\r\n\r\ndata:3\n\nid: 4\rdata: \u{1f600}\r\r'
    expect(await read([text])).toEqual({
      events: [{ event: 'a', data: '1\n2' }, { data: '3' }, { data: '\u{1f600}' }],
      end: 'closed',
    })
  })

  it('are the same wherever their bytes are cut', async () => {
    const event = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ' '))
    await fc.assert(
      fc.asyncProperty(fc.array(event), fc.array(fc.nat()), async (texts, cuts) => {
        const bytes = Buffer.from(texts.map((text) => `data: ${text}\n\n`).join(''))
        const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
        const pieces = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
        const data = texts.filter((text) => text !== '[DONE]')
        expect((await read(pieces)).events).toEqual(data.map((text) => ({ data: text })))
      }),
    )
  })

  it('end with the word for it, whatever follows', async () => {
    expect(await read(['data: 1\n\ndata: [DONE]\n\ndata: 2\n\n'])).toEqual({ events: [{ data: '1' }], end: 'told' })
    expect(await read(['data: 1\n\ndata: [DONE]'])).toEqual({ events: [{ data: '1' }], end: 'told' })
  })

  it('read what follows that word without keeping the reader waiting', async () => {
    let drained = (): void => {}
    const done = new Promise<void>((resolve) => {
      drained = resolve
    })
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('data: [DONE]\n\n')
      yield Buffer.from(': bye\n\n')
      drained()
    }
    expect(await readEvents(body()).next()).toEqual({ done: true, value: 'told' })
    await done
  })

  it('within which the stream ends are a failure', async () => {
    expect(await kindOf(['data: {"a"'])).toBe('truncated')
    expect(await kindOf(['data: {"a": 1}\n'])).toBe('truncated')
    expect(await kindOf(['data: 1\n\nevent: x\ndata: [DO'])).toBe('truncated')
  })

  it('of more characters than the bound are a failure, with an end or without', async () => {
    expect((await read([`data: ${'x'.repeat(100)}\n\n`], 100)).events).toHaveLength(1)
    expect(await kindOf([`data: ${'x'.repeat(101)}\n\n`], 100)).toBe('event_too_long')
    expect(await kindOf([`data: ${'x'.repeat(101)}`], 100)).toBe('event_too_long')
    expect(await kindOf(Array(60).fill('data: x\n'), 100)).toBe('event_too_long')
    expect(await kindOf(Array(60).fill('xxxx'), 100)).toBe('event_too_long')
  })

  it('with bytes that are no UTF-8 are a failure', async () => {
    expect(await kindOf(['data: 1\n\n', new Uint8Array([0xff, 0xfe])])).toBe('bad_bytes')
    expect(await kindOf(['data: 1\n\n', new Uint8Array([0xf0, 0x9f])])).toBe('bad_bytes')
  })

  it('of any bytes are events or a failure, within the bound', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom('data: ', '\n', '\r', '\r\n', '\n\n', ':', 'event', 'id: 1\n', '[DONE]', 'retry: x\n'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        try {
          for (const { data } of (await read(pieces, 64)).events) expect(data.length).toBeLessThanOrEqual(64)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(UpstreamFailure)
        }
      }),
      { numRuns: 500 },
    )
  })
})
