import { Worker } from 'node:worker_threads'
import pino from 'pino'
import { expect, test } from 'vitest'
import { type ActorRef, createSystem, type ReplyTo, systemClock } from '../../../src/actors/kernel/index.js'
import { actorChild, supervise } from '../../../src/actors/prospero/index.js'

interface Square {
  readonly n: number
  readonly replyTo: ReplyTo<number>
}

// Squares what it is sent; never answers for 13.
const WORKER = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ id, n }) => { if (n !== 13) parentPort.postMessage({ id, square: n * n }) })
`

/** An actor that owns a worker thread, dies with it, and takes it along when it ends. */
function workerHost(workers: Worker[], lives: ActorRef<Square>[]) {
  return actorChild<Square>(
    { id: 'squares', kind: 'worker', backoff: { initialMs: 1, maxMs: 1 } },
    () => ({
      async init(context) {
        const worker = new Worker(WORKER, { eval: true })
        workers.push(worker)
        const asked = new Map<number, ReplyTo<number>>()
        worker.on('message', ({ id, square }: { id: number; square: number }) => {
          asked.get(id)?.reply({ ok: true, value: square })
          asked.delete(id)
        })
        worker.on('exit', (code) => context.fail(new Error(`the worker exited with ${code}`)))
        await new Promise((resolve) => worker.once('online', resolve))
        return {
          receive({ n, replyTo }) {
            asked.set(asked.size, replyTo)
            worker.postMessage({ id: asked.size - 1, n })
          },
          close: async () => void (await worker.terminate()),
        }
      },
    }),
    (ref) => lives.push(ref),
  )
}

test('a worker that dies takes its host along, fails the ask in flight, and is replaced', async () => {
  const workers: Worker[] = []
  const lives: ActorRef<Square>[] = []
  const log = pino({ level: 'silent' })
  const system = createSystem({ clock: systemClock, log, onCrash: () => {} })
  const spec = { name: 'prospero', strategy: 'oneForOne', shutdownMs: 5_000 } as const
  const started = await supervise(system, { ...spec, children: [workerHost(workers, lives)] })
  if (!started.ok) throw new Error(started.error.message)
  const ask = (n: number) =>
    (lives.at(-1) as ActorRef<Square>).ask<number>((replyTo) => ({ n, replyTo }), { timeoutMs: 20_000 })

  expect(await ask(12)).toEqual({ ok: true, value: 144 })
  const inFlight = ask(13)
  await workers[0]?.terminate()
  expect(await inFlight).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  while (lives.length < 2) await new Promise((resolve) => setImmediate(resolve))
  expect(await ask(5)).toEqual({ ok: true, value: 25 })

  const ended = new Promise((resolve) => workers[1]?.once('exit', resolve))
  await system.stop(5_000)
  await ended
  expect(workers).toHaveLength(2)
})
