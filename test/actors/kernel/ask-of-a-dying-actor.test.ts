import { expect, test } from 'vitest'
import type { ReplyTo } from '../../../src/actors/kernel/index.js'
import { gate, quiesce, testSystem } from './test-system.js'

interface Question {
  readonly replyTo: ReplyTo<number>
}

const down = { ok: false, error: { code: 'FAULT_ACTOR_DOWN', actor: 'callee' } }
const forAnHour = { timeoutMs: 3_600_000 }

// The manual clock never moves in these tests: nothing settles by waiting.

test('an ask fails at once when its handler crashes, and so do the asks that wait behind it', async () => {
  const { system, clock } = testSystem()
  const callee = system.spawn<Question>({
    name: 'callee',
    init: () => ({
      receive() {
        throw new Error('broken')
      },
    }),
  })
  const asks = [1, 2, 3].map(() => callee.ask<number>((replyTo) => ({ replyTo }), forAnHour))
  const outcomes = await Promise.all(asks)
  for (const outcome of outcomes) expect(outcome).toMatchObject(down)
  expect(outcomes[0]).toMatchObject({ error: { message: expect.stringContaining('broken') } })
  await callee.whenTerminated()
  expect(clock.pending).toBe(0)
})

test('an ask of an actor that is dead already fails at once', async () => {
  const { system } = testSystem()
  const callee = system.spawn<Question>({ name: 'callee', init: () => ({ receive() {} }) })
  callee.kill('test')
  expect(await callee.ask<number>((replyTo) => ({ replyTo }), forAnHour)).toMatchObject(down)
})

test('an ask whose answer is still being worked on fails at once when the actor is killed', async () => {
  const { system } = testSystem()
  const held = gate()
  const callee = system.spawn<Question>({
    name: 'callee',
    init: () => ({
      async receive({ replyTo }) {
        await held.passed
        replyTo.reply({ ok: true, value: 1 })
      },
    }),
  })
  const ask = callee.ask<number>((replyTo) => ({ replyTo }), forAnHour)
  await quiesce()
  callee.kill('test')
  expect(await ask).toMatchObject(down)
  held.open()
  await quiesce()
  expect(system.inspect().deadLetters.counts.reply).toBe(1)
})

test('an ask handed on to another actor still fails with the actor that was asked', async () => {
  const { system } = testSystem()
  const kept: Question[] = []
  const callee = system.spawn<Question>({ name: 'callee', init: () => ({ receive: (q) => void kept.push(q) }) })
  const ask = callee.ask<number>((replyTo) => ({ replyTo }), forAnHour)
  await quiesce()
  callee.kill('test')
  expect(await ask).toMatchObject(down)
  expect(kept[0]?.replyTo.settled).toBe(true)
})
