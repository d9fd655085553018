// Children that note what happens to them and crash, hang or refuse to start when the test says so.

import type { ActorRef } from '../../../src/actors/kernel/index.js'
import { actorChild, type ChildSpec } from '../../../src/actors/prospero/index.js'

export type Order = 'crash' | 'hang'

export interface TestChild {
  readonly spec: ChildSpec
  /** Every incarnation so far, the latest last. */
  readonly refs: ActorRef<Order>[]
  /** While true, starting it fails. */
  broken: boolean
  readonly current: ActorRef<Order>
}

/** @param events gets `start ID` and `stop ID` as they happen */
export function testChild(
  id: string,
  events: string[],
  options: Partial<Omit<ChildSpec, 'id' | 'start'>> = {},
): TestChild {
  const refs: ActorRef<Order>[] = []
  const child: TestChild = {
    refs,
    broken: false,
    get current() {
      const latest = refs.at(-1)
      if (latest === undefined) throw new Error(`${id} has never been ready`)
      return latest
    },
    spec: actorChild<Order>(
      { id, intensity: { restarts: 3, periodMs: 10_000 }, backoff: { initialMs: 100, maxMs: 1_000 }, ...options },
      () => ({
        init() {
          if (child.broken) throw new Error(`${id} is broken`)
          events.push(`start ${id}`)
          return {
            receive(order) {
              if (order === 'crash') throw new Error(`${id} was told to crash`)
              return new Promise(() => {})
            },
            close: () => void events.push(`stop ${id}`),
          }
        },
      }),
      (ref) => refs.push(ref),
    ),
  }
  return child
}
