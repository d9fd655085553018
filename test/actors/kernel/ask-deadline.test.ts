import { expect, test } from 'vitest'
import type { ReplyTo } from '../../../src/actors/kernel/index.js'
import { elapse, quiesce, testSystem } from './test-system.js'

interface Question {
  readonly replyTo: ReplyTo<number>
}

/** An actor that keeps the questions it gets, for the test to answer. */
function keeper() {
  const kit = testSystem()
  const kept: ReplyTo<number>[] = []
  const ref = kit.system.spawn<Question>({
    name: 'keeper',
    init: () => ({ receive: ({ replyTo }) => void kept.push(replyTo) }),
  })
  return { ...kit, ref, kept }
}

const question = (replyTo: ReplyTo<number>): Question => ({ replyTo })

test('an ask is answered', async () => {
  const { ref, kept, clock } = keeper()
  const ask = ref.ask(question, { timeoutMs: 100 })
  await quiesce()
  kept[0]?.reply({ ok: true, value: 7 })
  expect(await ask).toEqual({ ok: true, value: 7 })
  expect(clock.pending).toBe(0)
})

test('a fault is an answer too', async () => {
  const { ref, kept } = keeper()
  const ask = ref.ask(question, { timeoutMs: 100 })
  await quiesce()
  kept[0]?.reply({ ok: false, error: { code: 'FAULT_POLICY', message: 'no' } })
  expect(await ask).toEqual({ ok: false, error: { code: 'FAULT_POLICY', message: 'no' } })
})

test('an ask expires at its deadline, not before', async () => {
  const { ref, kept, clock } = keeper()
  let outcome: unknown
  void ref.ask(question, { timeoutMs: 100 }).then((settled) => {
    outcome = settled
  })
  await elapse(clock, 99)
  expect(outcome).toBeUndefined()
  expect(kept[0]).toMatchObject({ deadline: 100, settled: false })
  await elapse(clock, 1)
  expect(outcome).toMatchObject({ ok: false, error: { code: 'FAULT_EXPIRED' } })
  expect(kept[0]?.settled).toBe(true)
})

test('an answer after the deadline changes nothing and is counted as a dead letter', async () => {
  const { ref, kept, clock, system } = keeper()
  const ask = ref.ask(question, { deadline: 100 })
  await quiesce()
  await elapse(clock, 100)
  kept[0]?.reply({ ok: true, value: 7 })
  expect(await ask).toMatchObject({ ok: false, error: { code: 'FAULT_EXPIRED' } })
  expect(system.inspect().deadLetters).toMatchObject({
    counts: { reply: 1 },
    recent: [{ actor: 'keeper', lane: 'reply' }],
  })
})

test('of two answers the first counts', async () => {
  const { ref, kept, system } = keeper()
  const ask = ref.ask(question, { timeoutMs: 100 })
  await quiesce()
  kept[0]?.reply({ ok: true, value: 1 })
  kept[0]?.reply({ ok: true, value: 2 })
  expect(await ask).toEqual({ ok: true, value: 1 })
  expect(system.inspect().deadLetters.counts.reply).toBe(1)
})

test.each([
  ['a deadline that has passed', { deadline: 0 }, 'FAULT_EXPIRED'],
  ['no time at all', { timeoutMs: 0 }, 'FAULT_EXPIRED'],
  ['a deadline that is not a number', { deadline: Number.NaN }, 'FAULT_RANGE'],
  ['no end', { timeoutMs: Number.POSITIVE_INFINITY }, 'FAULT_RANGE'],
  ['a signal aborted before', { timeoutMs: 100, signal: AbortSignal.abort() }, 'FAULT_CANCELLED'],
])('an ask with %s is refused and nothing is sent', async (_, options, code) => {
  const { ref, kept } = keeper()
  expect(await ref.ask(question, options)).toMatchObject({ ok: false, error: { code } })
  await quiesce()
  expect(kept).toEqual([])
})

test('an asker can cancel', async () => {
  const { ref, kept } = keeper()
  const controller = new AbortController()
  const ask = ref.ask(question, { timeoutMs: 100, signal: controller.signal })
  await quiesce()
  controller.abort()
  expect(await ask).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
  expect(kept[0]?.settled).toBe(true)
})

test('an ask never throws, not even when its message can not be built', async () => {
  const { ref, clock } = keeper()
  const ask = ref.ask<number>(
    () => {
      throw new Error('no message')
    },
    { timeoutMs: 100 },
  )
  expect(await ask).toMatchObject({ ok: false, error: { code: 'FAULT_DEFECT' } })
  expect(clock.pending).toBe(0)
  expect(ref.inspect().asks).toBe(0)
})
