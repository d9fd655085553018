import { describe, expect, it } from 'vitest'
import type { OlivierOptions } from '../../../src/actors/olivier/index.js'
import { builtInDomains } from '../../../src/daemon/built-in-domains.js'
import { finance } from '../../../src/domains/finance/index.js'
import { quiesce } from '../kernel/test-system.js'
// The faulty domain is loaded from built modules, as its thread loads it.
import { domain as faulty } from './faulty-domain.mjs'
import { hosting } from './hosting.js'

const faultyPath = new URL('./faulty-domain.mjs', import.meta.url).pathname

const hostFaulty = (limits: Pick<OlivierOptions, 'callsInFlightMax'> = {}) =>
  hosting(
    'faulty',
    faultyPath,
    faulty.operations.map(({ contract }) => contract),
    limits,
  )

describe('a domain in a thread of its own', () => {
  it('answers over shared memory, with the seconds its model took', async () => {
    const hosted = builtInDomains.get('finance')!
    const host = await hosting(
      'finance',
      hosted.modulePath,
      finance.operations.map(({ contract }) => contract),
    )
    const reply = await host.call('finance.sum', {
      amounts: [
        { amount: 1.5, unit: 'EUR' },
        { amount: 2, unit: 'EUR' },
      ],
    })
    expect(host.answer('finance.sum', reply)).toEqual({ amount: 3.5, unit: 'EUR' })
    expect(reply.ok && reply.value.domainSeconds).toBeGreaterThan(0)
  })

  it('keeps many asks in flight apart', async () => {
    const host = await hostFaulty()
    const values = Array.from({ length: 200 }, (_, i) => i)
    const replies = await Promise.all(values.map((value) => host.call('faulty.echo', { value })))
    expect(replies.map((reply) => host.answer('faulty.echo', reply))).toEqual(
      values.map((value) => ({ value: { value, unit: 'm' } })),
    )
  })

  it('passes a no of the model on as a domain error', async () => {
    const host = await hostFaulty()
    expect(await host.call('faulty.refuse', { value: 1 })).toMatchObject({
      ok: true,
      value: { kind: 'domainError', error: { reason: 'no' } },
    })
  })

  it('turns a model that throws, or answers outside its contract, into a fault for its asker alone', async () => {
    const host = await hostFaulty()
    expect(await host.call('faulty.throw', { value: 1 })).toMatchObject({ ok: false, error: { code: 'FAULT_DEFECT' } })
    expect(await host.call('faulty.violate', { value: 1 })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_DEFECT', path: 'value' },
    })
    expect((await host.call('faulty.echo', { value: 2 })).ok).toBe(true)
  })

  it('turns an answer that no frame can hold into a fault', async () => {
    const host = await hostFaulty()
    expect(await host.call('faulty.flood', { value: 1 })).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
  })

  it('fails an ask in flight at once when the thread dies, and serves again after the restart', async () => {
    const host = await hostFaulty()
    const restarted = host.restarted()
    const began = performance.now()
    const dying = await host.call('faulty.exit', { value: 1 }, 60_000)
    expect(dying).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
    // Far below the minute that the ask was given: it failed because its callee died.
    expect(performance.now() - began).toBeLessThan(20_000)
    await restarted
    expect((await host.call('faulty.echo', { value: 3 })).ok).toBe(true)
  })

  it('expires an ask of a model that hangs, and replaces its thread for those that come after', async () => {
    const host = await hostFaulty()
    const restarted = host.restarted()
    expect(await host.call('faulty.hang', { value: 1 }, 150)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_EXPIRED' },
    })
    await restarted
    expect((await host.call('faulty.echo', { value: 3 })).ok).toBe(true)
  })

  it('answers busy beyond the calls that may be in flight, and serves on', async () => {
    const host = await hostFaulty({ callsInFlightMax: 1 })
    const restarted = host.restarted()
    const hanging = host.call('faulty.hang', { value: 1 }, 300)
    // It has left the mailbox by then, and is the thread's.
    await quiesce()
    expect(await host.call('faulty.echo', { value: 2 })).toMatchObject({
      error: { code: 'FAULT_BUSY', message: expect.stringContaining('1 calls in flight') },
    })
    expect((await hanging).ok).toBe(false)
    await restarted
    expect((await host.call('faulty.echo', { value: 3 })).ok).toBe(true)
  })
})
