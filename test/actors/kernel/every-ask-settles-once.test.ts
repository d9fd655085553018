import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActorRef, ReplyTo } from '../../../src/actors/kernel/index.js'
import type { Fault } from '../../../src/fabric/fault.js'
import type { Result } from '../../../src/fabric/result.js'
import { testSystem } from './test-system.js'

type Job =
  | {
      readonly do: 'answer' | 'answer twice' | 'answer after a while' | 'keep' | 'crash'
      readonly replyTo: ReplyTo<number>
    }
  | { readonly do: 'note' }

const MAILBOX_MAX = 4

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Job['do']>('answer', 'answer twice', 'answer after a while', 'keep', 'note'),
  },
  { weight: 1, arbitrary: fc.constantFrom<'crash' | 'kill' | 'stop'>('crash', 'kill', 'stop') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<'let run' | 'advance' | 'answer a kept one'>('let run', 'advance', 'answer a kept one'),
  },
)

test('whatever happens, every ask settles exactly once and no mailbox exceeds its bound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (steps) => {
      const { system, clock } = testSystem()
      const kept: ReplyTo<number>[] = []
      const outcomes: Result<number, Fault>[][] = []
      let maxDepth = 0
      let sent = 0
      let busyNotes = 0
      let handled = 0

      const spawn = (): ActorRef<Job> =>
        system.spawn<Job>({
          name: 'callee',
          mailboxMax: MAILBOX_MAX,
          init: () => ({
            async receive(job) {
              handled++
              if (job.do === 'note') return
              if (job.do === 'crash') throw new Error('crash')
              if (job.do === 'keep') return void kept.push(job.replyTo)
              if (job.do === 'answer after a while') await new Promise<void>((resolve) => setImmediate(resolve))
              job.replyTo.reply({ ok: true, value: 1 })
              if (job.do === 'answer twice') job.replyTo.reply({ ok: true, value: 2 })
            },
          }),
        })
      let callee = spawn()

      const observe = (): void => {
        maxDepth = Math.max(maxDepth, callee.inspect().depth.user)
      }
      for (const action of steps) {
        if (callee.state === 'down') callee = spawn()
        if (action === 'let run') await new Promise<void>((resolve) => setImmediate(resolve))
        else if (action === 'advance') clock.advance(40)
        else if (action === 'answer a kept one') kept.shift()?.reply({ ok: true, value: 3 })
        else if (action === 'kill') callee.kill('test')
        else if (action === 'stop') void callee.stop(50)
        else if (action === 'note') {
          sent++
          const told = callee.tell({ do: 'note' })
          if (!told.ok && told.error.code === 'FAULT_BUSY') busyNotes++
        } else {
          sent++
          const settled: Result<number, Fault>[] = []
          outcomes.push(settled)
          void callee
            .ask<number>((replyTo) => ({ do: action, replyTo }), { timeoutMs: 100 })
            .then((outcome) => {
              settled.push(outcome)
            })
        }
        observe()
      }
      for (let i = 0; i < 80; i++) await new Promise<void>((resolve) => setImmediate(resolve))
      clock.advance(1_000)
      for (let i = 0; i < 10; i++) await new Promise<void>((resolve) => setImmediate(resolve))

      for (const settled of outcomes) expect(settled).toHaveLength(1)
      for (const outcome of outcomes.flat()) {
        expect(outcome.ok ? [1, 3] : ['FAULT_ACTOR_DOWN', 'FAULT_EXPIRED', 'FAULT_BUSY']).toContain(
          outcome.ok ? outcome.value : outcome.error.code,
        )
      }
      expect(maxDepth).toBeLessThanOrEqual(MAILBOX_MAX)
      expect(callee.inspect()).toMatchObject({ asks: 0, depth: { user: 0, control: 0 } })
      // Nothing vanishes: what was sent was handled, refused as busy, or is a dead letter.
      const busyAsks = outcomes.flat().filter((outcome) => !outcome.ok && outcome.error.code === 'FAULT_BUSY').length
      expect(handled + system.inspect().deadLetters.counts.user + busyNotes + busyAsks).toBe(sent)
      await system.stop(0)
    }),
    { seed: 20, numRuns: 150 },
  )
})
