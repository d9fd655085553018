import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fifo } from '../../../src/actors/kernel/fifo.js'

test('a queue gives back what was put in, in order, through any growth and wrap', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2_500 }), { maxLength: 12 }), (bursts) => {
      const queue = new Fifo<number>()
      const model: number[] = []
      let next = 0
      for (const burst of bursts) {
        // Even bursts fill, odd ones drain.
        for (let i = 0; i < burst; i++) {
          if (burst % 2 === 0) {
            queue.push(next)
            model.push(next++)
          } else if (model.length > 0) {
            if (queue.shift() !== model.shift()) throw new Error('out of order')
          }
        }
        expect(queue.length).toBe(model.length)
      }
      expect(model.map(() => queue.shift())).toEqual(model)
      expect(() => queue.shift()).toThrow(RangeError)
    }),
    { seed: 7, numRuns: 30 },
  )
})
