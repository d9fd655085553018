import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Limits } from '../../../src/backends/gateway/limits.js'
import { BackendFailure } from '../../../src/backends/index.js'
import type { Fault } from '../../../src/fabric/index.js'
import { WatchedClock } from '../http/watched-clock.js'
import { answer, faultOf, open } from './gatewaying.js'

const minute = 60_000
const generous = { requestsPerMinute: 1_000, tokensPerMinute: 1_000_000, tokensPerDay: 1_000_000_000 }
/** Half a minute before midnight. */
const evening = Date.UTC(2026, 10, 23, 23, 59, 30)
const uncached = { cache: { entriesMax: 0 } }

async function refusalOf(asked: Promise<unknown> | (() => unknown)): Promise<Fault | undefined> {
  try {
    await (typeof asked === 'function' ? asked() : asked)
    return undefined
  } catch (thrown) {
    if (thrown instanceof BackendFailure) return thrown.fault
    throw thrown
  }
}

describe('requests of a minute', () => {
  it('are refused beyond the limit, with the time until there is room', async () => {
    const clock = new WatchedClock(evening)
    const { backend, server } = await open({
      options: { ...uncached, limits: { ...generous, requestsPerMinute: 2 } },
      services: { clock },
    })
    await answer(backend)
    clock.advance(10_000)
    await answer(backend)
    expect(await faultOf(backend)).toEqual({
      code: 'FAULT_BUSY',
      message: expect.stringContaining('in 50000 ms'),
    })
    expect(server.requests).toHaveLength(2)
    clock.advance(50_000)
    await answer(backend)
    expect(server.requests).toHaveLength(3)
  })

  it('count each sending of the same request, and end its repetitions', async () => {
    const { backend, server } = await open({ options: { ...uncached, limits: { ...generous, requestsPerMinute: 2 } } })
    server.fail(...[503, 503, 503].map((status) => ({ kind: 'status', status }) as const))
    expect(await faultOf(backend)).toMatchObject({ code: 'FAULT_BUSY' })
    expect(server.requests).toHaveLength(2)
  })
})

describe('tokens of a minute', () => {
  it('are counted as the server tells them, once it has', async () => {
    const clock = new WatchedClock(evening)
    const used = { text: 'refuse outOfScope', finish: 'stop', usage: { input: 900_000, output: 5 } } as const
    const { backend, server } = await open({
      options: { ...uncached, limits: generous },
      server: { answer: () => used },
      services: { clock },
    })
    await answer(backend)
    await answer(backend)
    expect(await faultOf(backend)).toMatchObject({ code: 'FAULT_BUSY' })
    expect(server.requests).toHaveLength(2)
  })

  it('are a limit that no waiting helps where one request has more', async () => {
    const { backend, server } = await open({ options: { limits: { ...generous, tokensPerMinute: 401 } } })
    expect(await faultOf(backend)).toMatchObject({ code: 'FAULT_LIMIT', limit: 401 })
    expect(server.requests).toHaveLength(0)
  })

  it('never pass the limit within any minute, and nothing is refused that would fit', async () => {
    const step = fc.record({ wait: fc.nat(30_000), tokens: fc.integer({ min: 1, max: 60 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const clock = new WatchedClock(evening)
        const limits = new Limits({ ...generous, tokensPerMinute: 100 }, clock, undefined)
        const taken: { at: number; tokens: number }[] = []
        const within = () =>
          taken.filter(({ at }) => at > clock.now() - minute).reduce((sum, { tokens }) => sum + tokens, 0)
        for (const { wait, tokens } of steps) {
          clock.advance(wait)
          const fits = within() + tokens <= 100
          const refused = await refusalOf(limits.reserve(tokens))
          expect(refused === undefined).toBe(fits)
          if (fits) taken.push({ at: clock.now(), tokens })
          else {
            const [, ms] = /in (\d+) ms/.exec(refused?.message ?? '') ?? []
            clock.advance(Number(ms))
            expect(within() + tokens).toBeLessThanOrEqual(100)
          }
        }
      }),
    )
  })
})

describe('the budget of a day', () => {
  it('is a limit until midnight in UTC', async () => {
    const clock = new WatchedClock(evening)
    const used = { text: 'refuse outOfScope', finish: 'stop', usage: { input: 599_000, output: 1_000 } } as const
    const { backend, server } = await open({
      options: { ...uncached, limits: { ...generous, tokensPerMinute: 1_000_000_000, tokensPerDay: 600_000 } },
      server: { answer: () => used },
      services: { clock },
    })
    await answer(backend)
    expect(await faultOf(backend)).toMatchObject({ code: 'FAULT_LIMIT', limit: 600_000, actual: 599_005 })
    expect(server.requests).toHaveLength(1)
    clock.advance(minute)
    await answer(backend)
    expect(server.requests).toHaveLength(2)
  })

  it('goes on behind a restart where somebody keeps it, and is written before anything is sent', async () => {
    const kept = new Map<string, number>()
    const spending = {
      spent: async (day: string) => kept.get(day) ?? 0,
      spend: async (day: string, tokens: number) => {
        kept.set(day, (kept.get(day) ?? 0) + tokens)
      },
    }
    const limits = { ...generous, tokensPerDay: 60_000 }
    const first = await open({ options: { ...uncached, limits }, services: { spending } })
    first.server.fail({ kind: 'hang', where: 'headers' })
    const given = new AbortController()
    const hanging = answer(first.backend, { signal: given.signal })
    await first.server.arrived(1)
    const [day = '', reserved = 0] = [...kept][0] ?? []
    expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(reserved).toBeGreaterThan(400)
    given.abort()
    await expect(hanging).rejects.toBe(given.signal.reason)
    // Nobody knows what the server did before it was left.
    expect(kept.get(day)).toBe(reserved)
    kept.set(day, 59_999)
    const second = await open({ options: { ...uncached, limits }, services: { spending } })
    expect(await faultOf(second.backend)).toMatchObject({ code: 'FAULT_LIMIT', actual: 59_999 })
    expect(second.server.requests).toHaveLength(0)
  })

  it('is not charged for what the server refused', async () => {
    const spent: number[] = []
    const spending = { spent: async () => 0, spend: async (_: string, tokens: number) => void spent.push(tokens) }
    const { backend, server } = await open({ services: { spending } })
    server.fail({ kind: 'status', status: 400 })
    await faultOf(backend)
    expect(spent.reduce((sum, tokens) => sum + tokens, 0)).toBe(0)
    expect(spent).toHaveLength(2)
  })

  it('that cannot be read or written lets nothing be sent, and is asked for again', async () => {
    const broken = async (): Promise<never> => {
      throw new Error('disk full')
    }
    let reads = 0
    for (const spending of [
      { spent: async () => (reads++ === 0 ? broken() : 0), spend: async () => {} },
      { spent: async () => 0, spend: broken },
    ]) {
      const { backend, server } = await open({ services: { spending } })
      expect(await faultOf(backend)).toMatchObject({ code: 'FAULT_JOURNAL' })
      expect(server.requests).toHaveLength(0)
      if (spending.spend !== broken) await answer(backend)
    }
  })

  it('is not passed by requests that come at once', async () => {
    const clock = new WatchedClock(evening)
    const limits = new Limits({ ...generous, tokensPerDay: 100 }, clock, {
      spent: async () => 10,
      spend: async () => {},
    })
    const all = await Promise.all(Array.from({ length: 20 }, () => refusalOf(limits.reserve(9))))
    expect(all.filter((refused) => refused === undefined)).toHaveLength(10)
  })
})
