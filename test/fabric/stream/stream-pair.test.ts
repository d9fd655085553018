// A sender and a receiver joined by two queues, as a lane joins them, under any schedule of turns.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fault, ok, type Result } from '../../../src/fabric/index.js'
import { CreditedReceiver, CreditedSender, type Received } from '../../../src/fabric/stream/index.js'

type End = Result<void, Fault>

class Pair {
  readonly taken: Received<number, End>[] = []
  made = 0
  closed = 0
  ends = 0
  granted: number
  cancelled = false
  readonly sender: CreditedSender<number>
  readonly #receiver: CreditedReceiver<number, End>
  readonly #there: (number | End)[] = []
  readonly #back: number[] = []

  constructor(
    count: number,
    readonly window: number,
    readonly from: number,
  ) {
    this.granted = window
    const sink = {
      item: (item: number) => {
        this.#there.push(item)
        return ok(undefined)
      },
      done: (end: End) => {
        this.ends++
        this.#there.push(end)
      },
    }
    this.sender = new CreditedSender(this.#items(count), sink, from)
    this.#receiver = new CreditedReceiver<number, End>({
      window,
      from,
      grant: (items) => {
        this.granted += items
        this.#back.push(items)
      },
    })
    this.sender.grant(window)
  }

  *#items(count: number): Generator<number> {
    try {
      for (let n = 0; n < count; n++) {
        this.made++
        yield n
      }
    } finally {
      this.closed++
    }
  }

  /** Items on the way and waiting with the receiver. */
  get held(): number {
    const underWay = this.#there.filter((word) => typeof word === 'number').length
    return underWay + this.arrived - this.taken.filter(({ kind }) => kind === 'item').length
  }

  arrived = 0

  readonly turns = {
    pump: () => this.sender.pump(3),
    bring: () => {
      const word = this.#there.shift()
      if (typeof word === 'number') {
        this.arrived++
        expect(this.#receiver.arrived(word)).toEqual(ok(undefined))
      } else if (word !== undefined) this.#receiver.finish(word)
    },
    grant: () => {
      const items = this.#back.shift()
      if (items !== undefined) this.sender.grant(items)
    },
    take: () => {
      const received = this.#receiver.take()
      if (received?.kind === 'item' || (received !== undefined && this.taken.at(-1)?.kind !== 'end'))
        this.taken.push(received)
    },
    cancel: () => {
      this.cancelled = true
      this.sender.cancel()
    },
  }

  check(): void {
    expect(this.made).toBeLessThanOrEqual(this.from + this.granted)
    expect(this.held).toBeLessThanOrEqual(this.window)
    expect(this.ends).toBeLessThanOrEqual(1)
  }
}

const turnNames = ['pump', 'bring', 'grant', 'take'] as const
const turn = fc.constantFrom(...turnNames)
const sizes = { count: fc.nat(40), window: fc.integer({ min: 1, max: 9 }), from: fc.nat(45) }

const expectItems = (pair: Pair, upTo: number) =>
  expect(pair.taken.filter(({ kind }) => kind === 'item')).toEqual(
    Array.from({ length: upTo }, (_, n) => ({ kind: 'item', item: pair.from + n, index: pair.from + n })),
  )

describe('a stream between two sides', () => {
  it('never goes beyond its credit, keeps its order and ends once, under any schedule', () => {
    fc.assert(
      fc.property(fc.record({ ...sizes, schedule: fc.array(turn, { maxLength: 300 }) }), (given) => {
        const pair = new Pair(given.count, given.window, given.from)
        for (const name of given.schedule) {
          pair.turns[name]()
          pair.check()
        }
        // Whatever happened before, it comes to its end as soon as everybody does his part.
        for (let round = 0; round < 200; round++) for (const name of turnNames) pair.turns[name]()
        expectItems(pair, Math.max(0, given.count - given.from))
        expect(pair.taken.at(-1)).toEqual({ kind: 'end', end: ok(undefined) })
        expect([pair.ends, pair.closed]).toEqual([1, 1])
      }),
      { numRuns: 500 },
    )
  })

  it('makes nothing more and says nothing more once it is cancelled, under any schedule', () => {
    const schedule = fc.array(turn, { maxLength: 100 })
    fc.assert(
      fc.property(fc.record({ ...sizes, before: schedule, after: schedule }), (given) => {
        const pair = new Pair(given.count, given.window, given.from)
        for (const name of given.before) pair.turns[name]()
        const ended = pair.sender.ended
        pair.turns.cancel()
        const { made, ends } = pair
        for (const name of given.after) {
          pair.turns[name]()
          pair.check()
        }
        expect([pair.made, pair.ends]).toEqual([made, ends])
        expect(ends).toBe(ended ? 1 : 0)
        // A generator that was never started has nothing to close.
        expect(pair.closed).toBe(made > 0 || ended ? 1 : 0)
        expectItems(pair, pair.taken.filter(({ kind }) => kind === 'item').length)
      }),
      { numRuns: 500 },
    )
  })

  it('stops its source when the consumer stops, however much there is', () => {
    const pair = new Pair(1_000_000, 32, 0)
    for (let round = 0; round < 1_000; round++) {
      pair.turns.pump()
      pair.turns.bring()
      pair.turns.grant()
    }
    expect(pair.made).toBe(32)
    expect(pair.held).toBe(32)
  })
})
