import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ResponseCache, requestHash } from '../../../src/backends/gateway/response-cache.js'
import { answer, open, prompt, refusal } from './gatewaying.js'

describe('the cache of answers', () => {
  it('answers the same request without asking, and tells so', async () => {
    const { backend, server, notes, metrics } = await open()
    const first = await answer(backend)
    const again = await answer(backend)
    expect(again).toEqual({ text: first.text, tokens: 0, chunks: 1 })
    expect(server.requests).toHaveLength(1)
    expect(notes).toHaveLength(1)
    expect(metrics.map((metric) => metric['constellation.cache'])).toEqual(['none', 'own'])
    expect(metrics[1]?.['constellation.sent']).toBe(0)
  })

  it('asks where anything differs', async () => {
    const { backend, server } = await open({ options: { api: 'completions' } })
    const differing = [{}, { seed: 8 }, { temperature: 0.1 }, { tokensMax: 399 }, { prefix: 'refuse ' }]
    for (const options of differing) await answer(backend, options)
    await answer(backend, {}, { ...prompt, text: 'write me a song' })
    expect(server.requests).toHaveLength(6)
  })

  it('keeps no answer that the grammar does not allow, was cut, or failed', async () => {
    const strays = ['refuse outOfScopes', 'refuse', '', 'Sure!', `${refusal}\n`]
    for (const said of strays) {
      const { backend, server } = await open({ server: { answer: () => said } })
      await answer(backend)
      await answer(backend)
      expect(server.requests).toHaveLength(2)
    }
    const { backend, server } = await open()
    server.fail({ kind: 'truncated', where: { chunks: 3 } })
    await expect(answer(backend)).rejects.toThrow()
    await answer(backend)
    expect(server.requests).toHaveLength(2)
  })

  it('keeps what goes on behind a beginning, where both together are whole', async () => {
    const { backend, server } = await open({
      options: { api: 'completions' },
      server: { answer: () => 'outOfScope' },
    })
    await answer(backend, { prefix: 'refuse ' })
    expect((await answer(backend, { prefix: 'refuse ' })).text).toBe('outOfScope')
    expect(server.requests).toHaveLength(1)
  })

  it('does not answer a draw with an earlier one where the request has no seed', async () => {
    for (const options of [{ api: 'responses' }, { fields: { seed: null } }] as const) {
      const { backend, server } = await open({ options })
      for (const temperature of [0.7, 0.7, 0, 0]) await answer(backend, { temperature })
      expect(server.requests).toHaveLength(3)
    }
  })

  it('stays within its bounds, and lets go of what was not used for longest', () => {
    const put = fc.record({ key: fc.integer({ min: 0, max: 9 }).map(String), answer: fc.string({ maxLength: 12 }) })
    const get = fc.integer({ min: 0, max: 9 }).map(String)
    fc.assert(
      fc.property(fc.array(fc.oneof(put, get)), fc.nat(5), fc.nat(40), (steps, entriesMax, bytesMax) => {
        const cache = new ResponseCache({ entriesMax, bytesMax })
        const used: { key: string; answer: string }[] = []
        for (const step of steps) {
          const key = typeof step === 'string' ? step : step.key
          const known = used.findIndex((one) => one.key === key)
          if (typeof step === 'string') {
            const [found] = known < 0 ? [] : used.splice(known, 1)
            expect(cache.get(key)).toBe(found?.answer)
            if (found !== undefined) used.push(found)
            continue
          }
          if (known >= 0) used.splice(known, 1)
          cache.put(key, step.answer)
          if (entriesMax > 0 && Buffer.byteLength(step.answer) <= bytesMax) used.push(step)
          const bytes = () => used.reduce((sum, one) => sum + Buffer.byteLength(one.answer), 0)
          while (used.length > entriesMax || bytes() > bytesMax) used.shift()
          expect(cache.size).toEqual({ entries: used.length, bytes: bytes() })
        }
      }),
    )
  })

  it('knows a request by all of it, headers in any order', () => {
    const url = new URL('http://127.0.0.1/v1')
    const hash = requestHash(url, { a: '1', b: '2' }, 'x')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(requestHash(url, { b: '2', a: '1' }, 'x')).toBe(hash)
    for (const other of [
      requestHash(new URL('http://127.0.0.1/v2'), { a: '1', b: '2' }, 'x'),
      requestHash(url, { a: '1', b: '3' }, 'x'),
      requestHash(url, { a: '1' }, 'x'),
      requestHash(url, { a: '1', b: '2' }, 'y'),
    ])
      expect(other).not.toBe(hash)
  })
})
