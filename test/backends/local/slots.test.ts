import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Slots } from '../../../src/backends/local/slots.js'

describe('slots', () => {
  it('go first to the work that they were left by, then to the one that was left longest ago', () => {
    const slots = new Slots(2)
    const [a, b] = [slots.take('a'), slots.take('b')]
    expect([a.id, b.id]).toEqual([0, 1])
    b.release()
    a.release()
    const again = slots.take('a')
    expect(again.id).toBe(0)
    again.release()
    expect(slots.take('c').id).toBe(1)
  })

  it('are left to the server where all are busy', () => {
    const slots = new Slots(1)
    slots.take('a')
    const waiting = slots.take('a')
    expect(waiting.id).toBeUndefined()
    waiting.release()
    expect(slots.take('b').id).toBeUndefined()
  })

  it('are never had by two at once, however they are taken and released', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 5 })), { maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), steps, (count, taken) => {
        const slots = new Slots(count)
        const held: ReturnType<Slots['take']>[] = []
        for (const [take, which] of taken) {
          if (take) held.push(slots.take(`goal ${which}`))
          else {
            const [one] = held.splice(which, 1)
            one?.release()
            // A second release is none.
            one?.release()
          }
          const ids = held.flatMap(({ id }) => id ?? [])
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.length).toBe(Math.min(held.filter(({ id }) => id !== undefined).length, count))
        }
      }),
    )
  })
})
