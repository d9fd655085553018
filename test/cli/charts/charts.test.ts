import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../src/cli/charts/chart-of.js'
import { chartable } from '../../../src/cli/charts/chartable.js'
import { drawSvg } from '../../../src/cli/charts/draw.js'
import { keptCalls } from '../../../src/cli/kept-calls.js'
import { CommandFailure } from '../../../src/cli/output.js'
import type { Fault, Json } from '../../../src/fabric/index.js'
import { answerTo } from '../../domains/ask.js'
import { given, market, money, position } from '../../domains/finance/requests.js'
import { linesOf, readXml, textsOf } from './svg.js'

type Chart = ReturnType<typeof chartOf>

/** An answer as `call --json` prints it. */
const kept = (operation: string, request: object, ok: unknown) => ({ ok, request, basis: { operation } }) as Json
const asked = (operation: string, request: object) => kept(operation, request, answerTo(operation, request))
const charted = (...answers: readonly Json[]): Chart => chartOf(answers.flatMap(keptCalls))
const drawn = (chart: Chart) => readXml(drawSvg(chart))
const axes = ({ panels }: Chart) => panels.flatMap(({ x, y }) => [`${x.name} [${x.unit}]`, `${y.name} [${y.unit}]`])

const metres = (value: number) => given(value, 'm')
const limits = { maxSpeed: given(1, 'm/s'), maxAcceleration: given(2, 'm/s^2'), maxJerk: given(10, 'm/s^3') }
const sCurve = (distance: number) => asked('kinematics.sCurve', { distance: metres(distance), ...limits })

const shocks = [-0.05, -0.025, 0, 0.025, 0.05]
const ladder = (volShock?: number, unit = 'USD', id = 'a'): Json => {
  const request = { book: [position(id)], market, ladder: { pair: 'EURUSD', from: -0.05, to: 0.05, step: 0.025 } }
  const shocked = volShock === undefined ? {} : { volShock: given(volShock, 'yr^(-1/2)') }
  const grid = shocks.map((shock) => ({
    shock,
    ...shocked,
    pv: money(1e6 * shock, unit),
    change: money(-3 * shock, unit),
  }))
  return kept('finance.scenario', { ...request, ...shocked }, { grid, base: money(0, unit), flagged: [] })
}

function faultOf(work: () => unknown): Fault {
  try {
    work()
  } catch (error) {
    if (error instanceof CommandFailure) return error.fault
    throw error
  }
  throw new Error('it was drawn')
}

describe('a ladder', () => {
  it('shows value and change against the shock, with units on the axes', () => {
    const chart = charted(ladder())
    expect(axes(chart)).toEqual(['EURUSD spot shock [1]', 'value [USD]', 'EURUSD spot shock [1]', 'change [USD]'])
    const svg = drawn(chart)
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['EURUSD spot shock', 'value [USD]', 'change [USD]']))
    expect(linesOf(svg)).toEqual([5, 5])
  })

  it('has a line for each shock of volatility, named in one legend', () => {
    const svg = drawn(charted(ladder(0.02), ladder(-0.01), ladder()))
    expect(linesOf(svg)).toEqual([5, 5, 5, 5, 5, 5])
    const names = textsOf(svg).filter((text) => text.startsWith('volatility'))
    expect(names).toEqual(['volatility -0.01 [yr^(-1/2)]', 'volatility +0 [yr^(-1/2)]', 'volatility +0.02 [yr^(-1/2)]'])
  })

  it('of two currencies is refused, and so is one without rungs', () => {
    expect(faultOf(() => charted(ladder(), ladder(0.01, 'EUR')))).toMatchObject({
      code: 'FAULT_SHAPE',
      expected: 'one unit of value',
      actual: 'USD and EUR',
    })
  })

  it('is of one book', () => {
    const two = () => charted(ladder(), ladder(0.01, 'USD', 'b'))
    expect(faultOf(two)).toMatchObject({ code: 'FAULT_SHAPE', expected: 'one book', actual: 'several' })
  })
})

describe('a motion', () => {
  it('shows position, speed, acceleration and jerk against time', () => {
    const chart = charted(sCurve(1))
    expect(axes(chart).filter((_, index) => index % 2 === 1)).toEqual([
      'position [m]',
      'speed [m / s]',
      'acceleration [m / s^2]',
      'jerk [m / s^3]',
    ])
    const svg = drawn(chart)
    expect(linesOf(svg)).toEqual(chart.panels.map(({ lines }) => lines[0]!.points.length))
    expect(textsOf(svg).filter((text) => text === 'time [s]')).toHaveLength(4)
  })

  it('goes all the way within its limits, and stops, whatever the limits', () => {
    const figure = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(figure, figure, figure, figure, (way, speed, acceleration, jerk) => {
        const request = {
          distance: metres(way),
          maxSpeed: given(speed, 'm/s'),
          maxAcceleration: given(acceleration, 'm/s^2'),
          maxJerk: given(jerk, 'm/s^3'),
        }
        const [position, pace, push] = charted(asked('kinematics.sCurve', request)).panels.map(({ lines }) =>
          lines[0]!.points.map(([, y]) => y),
        ) as [number[], number[], number[]]
        expect(Math.abs(position.at(-1)! / way - 1)).toBeLessThan(1e-9)
        expect(Math.abs(pace.at(-1)!)).toBeLessThan(1e-9 * speed)
        expect(Math.max(...pace)).toBeLessThan(speed * (1 + 1e-9))
        expect(Math.max(...push.map(Math.abs))).toBeLessThan(acceleration * (1 + 1e-9))
      }),
    )
  })

  it('of a joint that turns is drawn in radians', () => {
    const turn = { distance: given(90, 'deg'), maxSpeed: given(1, 'rad/s'), maxAcceleration: given(2, 'rad/s^2') }
    const chart = charted(asked('kinematics.trapezoid', turn))
    expect(chart.panels.map(({ y }) => y.unit)).toEqual(['rad', 'rad / s', 'rad / s^2'])
    expect(chart.panels[0]!.lines[0]!.points.at(-1)![1]).toBeCloseTo(Math.PI / 2, 12)
  })

  it('without jerk is a trapezoid', () => {
    const { maxSpeed, maxAcceleration } = limits
    const chart = charted(asked('kinematics.trapezoid', { distance: metres(2), maxSpeed, maxAcceleration }))
    expect(chart.panels.map(({ y }) => y.name)).toEqual(['position', 'speed', 'acceleration'])
    expect(chart.panels[0]!.lines[0]!.points.at(-1)![1]).toBeCloseTo(2, 12)
  })

  it('of a projectile ends on the ground at its range', () => {
    const request = { speed: given(20, 'm/s'), angle: given(40, 'deg'), height: metres(3) }
    const answer = answerTo('kinematics.projectile', request) as { range: { value: number }; apex: { value: number } }
    const filled = { ...request, gravity: given(9.80665, 'm/s^2') }
    const [x, y] = charted(kept('kinematics.projectile', filled, answer)).panels[0]!.lines[0]!.points.at(-1)!
    expect(x).toBeCloseTo(answer.range.value, 10)
    expect(y).toBeCloseTo(0, 10)
  })

  it('of joints has a line each, through every row', () => {
    const request = { start: [0, 1], end: [1, -1], Tf: given(2, 's'), N: 9, method: 'cubic' }
    const svg = drawn(charted(asked('kinematics.jointTrajectory', request)))
    expect(linesOf(svg)).toEqual([9, 9])
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['joint 1', 'joint 2', 'joint position [m, rad]']))
  })
})

describe('the drawing', () => {
  it('is the same bytes for the same answer, whatever was drawn before', () => {
    const first = drawSvg(charted(ladder(0.02), ladder()))
    drawSvg(charted(sCurve(2)))
    expect(drawSvg(charted(ladder(0.02), ladder()))).toBe(first)
  })

  it('writes titles and names as text, never as markup', () => {
    const hostile = '</text><script>alert("1")</script><!-- & ]]> {a|b}'
    const svg = drawn({ ...charted(ladder()), title: hostile })
    expect(textsOf(svg)).toContain(hostile)
  })

  it('is XML with any title', () => {
    const chart = charted(ladder())
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: 'binary' }), (title) => {
        // As a file has it.
        const svg = new TextDecoder().decode(new TextEncoder().encode(drawSvg({ ...chart, title })))
        expect(readXml(svg).name).toBe('svg')
      }),
      { numRuns: 8, examples: [['\0\u001b[31m'], ['\ud800'], ['\uffff'], ['zr7-cls-1" class="zr7-cls-1']] },
    )
  }, 60_000)

  it('asks nothing of anybody else', () => {
    expect(drawSvg(charted(sCurve(1)))).not.toMatch(/href|url\(http|<image|<foreignObject|on\w+=/)
  })
})

describe('what is no such answer', () => {
  it.each([
    ['another operation', asked('kinematics.reach', { l1: 1, l2: 1 }), 'kinematics.reach'],
    ['a fault', { fault: { code: 'FAULT_SYNTAX', message: 'no' } }, 'no answer'],
    ['a list', [1, 2], 'no answer'],
    ['an outcome without answers', { outcome: 'refuse' }, 'no answer'],
  ] as const)('is refused: %s', (_, answer, actual) => {
    expect(faultOf(() => charted(answer))).toMatchObject({
      code: 'FAULT_SHAPE',
      expected: chartable.join(', '),
      actual,
    })
  })

  it('is refused where motions come together', () => {
    expect(faultOf(() => charted(sCurve(1), sCurve(2)))).toMatchObject({ code: 'FAULT_LIMIT', limit: 1, actual: 2 })
  })

  it('is refused with its path where the answer was changed', () => {
    const answer = { ...(sCurve(1) as object), ok: { total: 'soon' } } as Json
    expect(faultOf(() => charted(answer)).message).toMatch(/response of this answer does not read/)
  })

  it('is found among the answers of an outcome', () => {
    const request = { distance: metres(1), ...limits }
    const answers = [
      { operation: 'kinematics.reach', request: {}, response: {} },
      { operation: 'kinematics.sCurve', request, response: answerTo('kinematics.sCurve', request) },
    ]
    expect(charted({ outcome: 'ok', answers } as Json).title).toBe('kinematics.sCurve')
  })
})
