// Models that await something: their thread goes on meanwhile, and they are told when nobody waits any more.

import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../src/actors/kernel/index.js'
import { callsOpenMax } from '../../../src/actors/olivier/serve-calls.js'
import { streamsOpenMax } from '../../../src/actors/olivier/serve-streams.js'
import type { Progress } from '../../../src/fabric/index.js'
import { hosting } from './hosting.js'
// Loaded from built modules, as its thread loads it.
import { domain } from './slow-domain.mjs'

const modulePath = new URL('./slow-domain.mjs', import.meta.url).pathname
const contracts = domain.operations.map(({ contract }) => contract)

interface Account {
  readonly begun: number
  readonly steps: number
  readonly stopped: number
}

const one = { value: 1 }
const patient = 20_000

async function hostSlow() {
  const host = await hosting('slow', modulePath, contracts)
  const account = async () =>
    host.answer('slow.account', await host.call('slow.account', one, patient)) as unknown as Account
  return { ...host, account }
}

/** A call of a model that goes on until it is stopped, once it is at work. */
async function atWork({ call }: Awaited<ReturnType<typeof hostSlow>>, timeoutMs = patient) {
  const cancelling = new AbortController()
  let began: (progress: Progress) => void = () => {}
  const working = new Promise<Progress>((resolve) => {
    began = resolve
  })
  const steps = { value: 1_000_000_000 }
  const answer = call('slow.steps', steps, timeoutMs, { signal: cancelling.signal, progress: (told) => began(told) })
  await working
  return { answer, cancel: () => cancelling.abort() }
}

describe('a model that awaits something', () => {
  it('answers when it has come to its end', async () => {
    const { call, answer } = await hostSlow()
    expect(answer('slow.steps', await call('slow.steps', { value: 10 }))).toEqual({ value: 10 })
  })

  it('leaves its thread to other calls, each of which gets its own answer', async () => {
    const { call, answer } = await hostSlow()
    const held = call('slow.held', { value: 7 }, patient)
    expect(answer('slow.echo', await call('slow.echo', { value: 3 }))).toEqual({ value: 3 })
    await call('slow.release', one)
    expect(answer('slow.held', await held)).toEqual({ value: 7 })
  })

  it.each([
    ['says no', 'slow.refuseLater', { ok: true, value: { kind: 'domainError', error: { reason: 'no' } } }],
    ['throws', 'slow.throwLater', { ok: false, error: { code: 'FAULT_DEFECT' } }],
    ['answers outside its contract', 'slow.violateLater', { ok: false, error: { code: 'FAULT_DEFECT' } }],
  ])('is as one that answers at once when it %s', async (_, operation, expected) => {
    const { call } = await hostSlow()
    expect(await call(operation, one)).toMatchObject(expected)
  })

  it('tells how far it is, in a hundred parts at most', async () => {
    const { call } = await hostSlow()
    const told: Progress[] = []
    await call('slow.steps', { value: 1_000 }, patient, { progress: (progress) => told.push(progress) })
    expect(told).toHaveLength(100)
    expect(told.at(-1)).toEqual({ done: 1_000, total: 1_000 })
  })

  it('is stopped when its asker cancels, and the next call is answered', async () => {
    const host = await hostSlow()
    const work = await atWork(host)
    work.cancel()
    expect(await work.answer).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    // The word to stop goes ahead of this call, and the account is given after the model has looked.
    expect(host.answer('slow.steps', await host.call('slow.steps', { value: 3 }))).toEqual({ value: 3 })
    const stopped = await host.account()
    expect(stopped).toMatchObject({ begun: 2, stopped: 1 })
    await host.call('slow.steps', { value: 3 })
    expect((await host.account()).steps).toBe(stopped.steps + 3)
  })

  it('is answered by nothing more once its asker has cancelled, although the answer was under way', async () => {
    const host = await hostSlow()
    const cancelling = new AbortController()
    const { signal } = cancelling
    const gone = await host.call('slow.tells', one, patient, { signal, progress: () => cancelling.abort() })
    expect(gone).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    // Behind the answer that was under way.
    expect(host.answer('slow.echo', await host.call('slow.echo', { value: 3 }))).toEqual({ value: 3 })
    expect(host.deadReplies()).toBe(0)
  })

  it('is answered too late once its deadline has passed, and that is counted', async () => {
    const clock = new ManualClock(Date.now())
    const host = await hosting('slow', modulePath, contracts, { clock })
    const late = await host.call('slow.tells', one, 60_000, { progress: () => clock.advance(60_000) })
    expect(late).toMatchObject({ ok: false, error: { code: 'FAULT_EXPIRED' } })
    expect(host.answer('slow.echo', await host.call('slow.echo', { value: 3 }))).toEqual({ value: 3 })
    expect(host.deadReplies()).toBe(1)
  })

  it('is stopped at its deadline, and its thread is not taken for one that hangs', async () => {
    const host = await hostSlow()
    const work = await atWork(host, 2_000)
    expect(await work.answer).toMatchObject({ ok: false, error: { code: 'FAULT_EXPIRED' } })
    await host.call('slow.steps', { value: 3 })
    // A new thread would have an account of its own.
    expect(await host.account()).toMatchObject({ begun: 2, stopped: 1 })
  })

  it('has others of its kind wait elsewhere beyond those that a thread keeps, and none else', async () => {
    const { call, answer } = await hostSlow()
    const held = Array.from({ length: callsOpenMax }, (_, value) => call('slow.held', { value }, patient))
    expect(await call('slow.held', one)).toMatchObject({ ok: false, error: { code: 'FAULT_BUSY' } })
    expect(answer('slow.echo', await call('slow.echo', { value: 3 }))).toEqual({ value: 3 })
    await call('slow.release', one)
    const answers = (await Promise.all(held)).map((reply) => answer('slow.held', reply))
    expect(answers).toEqual(held.map((_, value) => ({ value })))
  })

  it('costs a thread, and not the domain, when it takes all the room and never comes to an end', async () => {
    const { call, answer, restarted } = await hostSlow()
    const lost = Array.from({ length: callsOpenMax }, () => call('slow.never', one, 200))
    for (const each of await Promise.all(lost)) expect(each).toMatchObject({ error: { code: 'FAULT_EXPIRED' } })
    const anew = restarted()
    const codes = new Set<string>()
    // Models get a second to stop; then the next that needs the room finds that they do not.
    for (let gone = false; !gone; ) {
      const next = await call('slow.never', one, 200)
      if (!next.ok) codes.add(next.error.code)
      gone = codes.has('FAULT_ACTOR_DOWN')
    }
    expect([...codes].sort()).toEqual(['FAULT_ACTOR_DOWN', 'FAULT_BUSY'])
    await anew
    expect(answer('slow.echo', await call('slow.echo', { value: 3 }))).toEqual({ value: 3 })
  })
})

describe('a stream whose elements are awaited', () => {
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

  it('brings them in order, and then the response with none', async () => {
    const host = await hostSlow()
    const stream = host.stream('slow.rows', { value: 300 }, { credit: 1_000 })
    expect(host.answer('slow.rows', await stream.done)).toEqual({ rows: [] })
    expect(stream.items).toEqual(upTo(300))
  })

  it('has them all in the answer to a call', async () => {
    const { call, answer } = await hostSlow()
    expect(answer('slow.rows', await call('slow.rows', { value: 30 }))).toEqual({ rows: upTo(30) })
  })

  it('has one made for each that there is room for, and one ahead at most', async () => {
    const host = await hostSlow()
    const stream = host.stream('slow.rows', { value: 300 }, { credit: 2 })
    await stream.received(2)
    expect((await host.account()).steps).toBeLessThanOrEqual(3)
    stream.grant(4)
    await stream.received(6)
    expect(stream.items).toEqual(upTo(6))
    stream.cancel()
  })

  it('stops its model when it is cancelled while an element is in the making', async () => {
    const host = await hostSlow()
    const stream = host.stream('slow.rows', { value: 7 }, { credit: 9 })
    await stream.received(5)
    stream.cancel()
    await stream.done
    expect(host.answer('slow.steps', await host.call('slow.steps', { value: 3 }))).toEqual({ value: 3 })
    expect(await host.account()).toMatchObject({ stopped: 1, steps: 6 + 3 })
  })

  it('ends at its deadline while an element is in the making, and its thread serves on', async () => {
    const host = await hostSlow()
    const stream = host.stream('slow.rows', { value: 7 }, { credit: 9, timeoutMs: 2_000 })
    expect(await stream.done).toMatchObject({ ok: false, error: { code: 'FAULT_EXPIRED' } })
    expect(host.answer('slow.steps', await host.call('slow.steps', { value: 3 }))).toEqual({ value: 3 })
    expect(await host.account()).toMatchObject({ stopped: 1 })
  })
})

describe('a model that does not look at the signal', () => {
  it('makes no more elements once the call that wants them all is cancelled', async () => {
    const host = await hostSlow()
    const cancelling = new AbortController()
    const gone = host.call('slow.deaf', { value: 100_000 }, patient, { signal: cancelling.signal })
    let account = await host.account()
    while (account.steps === 0) account = await host.account()
    cancelling.abort()
    expect(await gone).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    // Its cleanup needs turns of the event loop, which its thread takes for it.
    while (account.stopped === 0) account = await host.account()
    expect(account.steps).toBeLessThan(100_000)
  })

  it('keeps the room of its stream until it has come to its end, and costs the thread where it never does', async () => {
    const host = await hostSlow()
    for (let n = 0; n < streamsOpenMax; n++) {
      const stuck = host.stream('slow.stuckAt', one, { credit: 9 })
      await stuck.received(1)
      stuck.cancel()
      await stuck.done
    }
    const anew = host.restarted()
    const codes = new Set<string>()
    for (let gone = false; !gone; ) {
      const next = await host.stream('slow.stuckAt', one, { credit: 9, timeoutMs: 200 }).done
      if (!next.ok) codes.add(next.error.code)
      gone = codes.has('FAULT_ACTOR_DOWN')
    }
    expect([...codes].sort()).toEqual(['FAULT_ACTOR_DOWN', 'FAULT_BUSY'])
    await anew
    expect(host.answer('slow.echo', await host.call('slow.echo', { value: 3 }))).toEqual({ value: 3 })
  })
})

describe('a model that says no amid its elements', () => {
  const no = { ok: true, value: { kind: 'domainError', error: { reason: 'no', message: 'there is no answer' } } }

  it.each(['slow.refusesAt', 'slow.refusesLaterAt'])(
    'ends the stream with it, after what came before (%s)',
    async (operation) => {
      const { stream } = await hostSlow()
      const opened = stream(operation, { value: 3 }, { credit: 9 })
      expect(await opened.done).toMatchObject(no)
      expect(opened.items).toEqual([0, 1, 2])
    },
  )

  it.each(['slow.refusesAt', 'slow.refusesLaterAt'])('gives it as the answer to a call (%s)', async (operation) => {
    const { call } = await hostSlow()
    expect(await call(operation, { value: 3 })).toMatchObject(no)
  })
})
