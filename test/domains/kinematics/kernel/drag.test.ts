import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fallWithDrag } from '../../../../src/domains/kinematics/kernel/index.js'
import { fixedPoint } from '../../../reference/fixed-point.js'
import { answerOf } from './answer-of.js'

const math = fixedPoint(600)

/** w/g ln cosh(g t/w) w and w tanh(g t/w) by series. */
function reference(terminalSpeed: number, time: number, gravity: number) {
  const [w, t, g] = [math.of(terminalSpeed), math.of(time), math.of(gravity)]
  const x = math.divide(math.multiply(g, t), w)
  const [grown, shrunk] = [math.exp(x), math.exp(-x)]
  return {
    speed: math.divide(math.multiply(w, grown - shrunk), grown + shrunk),
    drop: math.divide(math.multiply(math.multiply(w, w), math.ln((grown + shrunk) >> 1n)), g),
  }
}

describe('a fall with drag', () => {
  it('is right to the last digits from the first instant to long after', () => {
    const exponent = fc.double({ min: -12, max: 2, noNaN: true })
    fc.assert(
      fc.property(exponent, fc.double({ min: 0.1, max: 300, noNaN: true }), (power, terminalSpeed) => {
        const gravity = 9.80665
        const time = (10 ** power * terminalSpeed) / gravity
        const fall = answerOf(fallWithDrag(terminalSpeed, time, gravity))
        const expected = reference(terminalSpeed, time, gravity)
        expect(math.relativeError(fall.speed, expected.speed)).toBeLessThan(1e-14)
        expect(math.relativeError(fall.drop, expected.drop)).toBeLessThan(1e-14)
      }),
      { numRuns: 60 },
    )
  })

  it('is a free fall where nothing drags to speak of, and steady where all does', () => {
    expect(answerOf(fallWithDrag(1e200, 2, 10))).toEqual({ speed: expect.closeTo(20, 12), drop: 20 })
    expect(answerOf(fallWithDrag(1e-3, 1e5, 10))).toEqual({ speed: 1e-3, drop: expect.closeTo(100, 6) })
  })
})
