import { afterEach, describe, expect, it } from 'vitest'
import { type ActorRef, createSystem, systemClock } from '../../../src/actors/kernel/index.js'
import { type DomainCall, type DomainReply, type OlivierOptions, olivier } from '../../../src/actors/olivier/index.js'
import { actorChild, RoutingTable, supervise } from '../../../src/actors/prospero/index.js'
import { builtInDomains } from '../../../src/daemon/built-in-domains.js'
import { finance } from '../../../src/domains/finance/index.js'
import { ContractRegistry, type Fault, fromJson, noTrace, type Result, toJson } from '../../../src/fabric/index.js'
import { quiesce } from '../kernel/test-system.js'
// The faulty domain is loaded from built modules, as its thread loads it.
import { domain as faulty } from './faulty-domain.mjs'

const faultyPath = new URL('./faulty-domain.mjs', import.meta.url).pathname

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

async function hosting(
  name: string,
  modulePath: string,
  contracts: ConstructorParameters<typeof ContractRegistry>[0],
  limits: Pick<OlivierOptions, 'callsInFlightMax'> = {},
) {
  const system = createSystem({ clock: systemClock, onCrash: () => {}, log: quiet })
  stops.push(() => system.stop(2_000))
  const routes = new RoutingTable<DomainCall>()
  const registry = new ContractRegistry(contracts)
  let bound: ((ref: ActorRef<DomainCall>) => void) | undefined
  const child = actorChild<DomainCall>(
    { id: name, kind: 'worker', intensity: { restarts: 5, periodMs: 10_000 }, backoff: { initialMs: 1, maxMs: 10 } },
    () => olivier({ domain: name, modulePath, contracts, ...limits }),
    (ref) => {
      routes.bind(registry.operations, ref)
      bound?.(ref)
    },
  )
  const supervisor = await supervise(system, {
    name: 'prospero',
    strategy: 'oneForOne',
    children: [child],
    shutdownMs: 2_000,
  })
  if (!supervisor.ok) throw new Error(supervisor.error.message)
  const call = async (operation: string, json: unknown, timeoutMs = 5_000): Promise<Result<DomainReply, Fault>> => {
    const read = fromJson(registry.operation(operation)!.contract.request, json)
    if (!read.ok) return read
    const payload = registry.operation(operation)!.request.codec.encode(read.value.value)
    if (!payload.ok) return payload
    const route = routes.route(registry.operation(operation)!)
    if (!route.ok) return route
    return route.value.ask((replyTo) => ({ operation, payload: payload.value, trace: noTrace, replyTo }), { timeoutMs })
  }
  const answer = (operation: string, reply: Result<DomainReply, Fault>) => {
    if (!reply.ok || reply.value.kind !== 'reply') return reply
    const decoded = registry.operation(operation)!.response.codec.decode(reply.value.payload)
    return decoded.ok ? toJson(registry.operation(operation)!.contract.response, decoded.value) : decoded
  }
  const restarted = () =>
    new Promise<void>((resolve) => {
      bound = () => resolve()
    })
  return { call, answer, restarted, routes }
}

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
