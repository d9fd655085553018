import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { given, nearly } from './figures.js'

type Matrix = readonly (readonly number[])[]
const rounded = (matrix: Matrix, digits = 6) =>
  matrix.map((row) => row.map((entry) => Number(entry.toFixed(digits)) + 0))

/** The figures of Lynch and Park, "Modern Robotics", chapters 4 to 6, as its library prints them. */
const M = [
  [-1, 0, 0, 0],
  [0, 1, 0, 6],
  [0, 0, -1, 2],
  [0, 0, 0, 1],
]
const bodyScrews = [
  [0, 0, -1, 2, 0, 0],
  [0, 0, 0, 0, 1, 0],
  [0, 0, 1, 0, 0, 0.1],
]
const spaceScrews = [
  [0, 0, 1, 4, 0, 0],
  [0, 0, 0, 0, 1, 0],
  [0, 0, -1, -6, 0, -0.1],
]
const q = [Math.PI / 2, 3, Math.PI]
const reached = [
  [0, 1, 0, -5],
  [1, 0, 0, 4],
  [0, 0, -1, 1.685841],
  [0, 0, 0, 1],
]
const reflected = [[0, 1, 0, 0], ...M.slice(1)]

describe('products of exponentials', () => {
  it.each([
    ['kinematics.forwardKinematicsScrewBody', bodyScrews],
    ['kinematics.forwardKinematicsScrewSpace', spaceScrews],
  ])('%s reaches the pose of the book', (name, screws) => {
    const { T } = answerTo(name, { M, screws, q, units: 'm, rad' }) as { T: Matrix }
    expect(rounded(T)).toEqual(reached)
  })

  it('take positions that say their unit, in one column', () => {
    const inRadians = answerTo('kinematics.forwardKinematicsScrewBody', {
      M,
      screws: bodyScrews,
      q: { value: q, unit: 'rad' },
    })
    expect(inRadians).toEqual(answerTo('kinematics.forwardKinematicsScrewBody', { M, screws: bodyScrews, q }))
    const inSeconds = { M, screws: bodyScrews, q: { value: q, unit: 's' } }
    expect(ask('kinematics.forwardKinematicsScrewBody', inSeconds)).toMatchObject({
      fault: { code: 'FAULT_DIMENSION' },
    })
  })

  it.each([
    ['too few positions', { q: [1, 2] }],
    ['a rotation that is stretched', { M: [[-1.1, 0, 0, 0], ...M.slice(1)] }],
    ['a reflection', { M: reflected }],
    ['a last row that projects', { M: [...M.slice(0, 3), [0, 0, 0, 2]] }],
    ['positions beyond what a number holds', { q: [1, 1e308, 1e308] }],
  ])('are none for %s', (_, over) => {
    const request = { M, screws: spaceScrews, q, ...over }
    expect(reasonFrom('kinematics.forwardKinematicsScrewSpace', request)).toEqual({ ok: true, value: 'domain' })
  })

  it('are a fault of the sender where a screw has five numbers', () => {
    const request = { M, screws: [[0, 0, 1, 4, 0]], q: [1] }
    expect(ask('kinematics.forwardKinematicsScrewSpace', request)).toMatchObject({ fault: { path: 'screws[0]' } })
  })
})

describe('Jacobians', () => {
  const screws = [
    [0, 0, 1, 0, 0.2, 0.2],
    [1, 0, 0, 2, 0, 3],
    [0, 1, 0, 0, 2, 1],
    [1, 0, 0, 0.2, 0.3, 0.4],
  ]
  const at = [0.2, 1.1, 0.1, 1.2]

  it('in the space frame are those of the book', () => {
    const { J } = answerTo('kinematics.jacobianSpace', { screws, q: at }) as { J: Matrix }
    expect(rounded(J)).toEqual([
      [0, 0.980067, -0.090116, 0.957494],
      [0, 0.198669, 0.444554, 0.284876],
      [1, 0, 0.891207, -0.045284],
      [0, 1.952186, -2.216352, -0.511615],
      [0.2, 0.436541, -2.437126, 2.775357],
      [0.2, 2.960266, 3.235731, 2.225124],
    ])
  })

  it('in the body frame are those of the book', () => {
    const { J } = answerTo('kinematics.jacobianBody', { screws, q: at }) as { J: Matrix }
    expect(rounded(J)).toEqual([
      [-0.045284, 0.995004, 0, 1],
      [0.743593, 0.093049, 0.362358, 0],
      [-0.667097, 0.036175, -0.932039, 0],
      [2.32586, 1.66809, 0.564108, 0.2],
      [-1.443212, 2.945613, 1.433065, 0.3],
      [-2.066396, 1.828817, -1.588686, 0.4],
    ])
  })

  it.each(['kinematics.jacobianSpace', 'kinematics.jacobianBody'])('%s is none for too many positions', (name) => {
    expect(reasonFrom(name, { screws, q: [...at, 1] })).toEqual({ ok: true, value: 'domain' })
  })
})

describe('inverse kinematics in the body frame', () => {
  const target = [
    [0, 1, 0, -5],
    [1, 0, 0, 4],
    [0, 0, -1, 1.6858],
    [0, 0, 0, 1],
  ]
  const request = { M, screws: bodyScrews, target, guess: [1.5, 2.5, 3], eomg: 0.01, ev: 0.001 }

  it('takes the steps of the book', () => {
    const answer = answerTo('kinematics.inverseKinematicsScrewBody', request)
    expect(answer).toMatchObject({ q: [1.57073819, 2.999667, 3.14153913].map((value) => nearly(value, 3e-9)) })
  })

  it('solves a planar arm of two links from the guess of the book, example 6.1', () => {
    const [cos, sin] = [Math.cos(Math.PI * (120 / 180)), Math.sin(Math.PI * (120 / 180))]
    const planar = {
      M: [
        [1, 0, 0, 2],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      screws: [
        [0, 0, 1, 0, 2, 0],
        [0, 0, 1, 0, 1, 0],
      ],
      // (30, 90) degrees
      target: [
        [cos, -sin, 0, Math.cos(Math.PI / 6) + cos],
        [sin, cos, 0, Math.sin(Math.PI / 6) + sin],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      guess: [0, Math.PI / 6],
    }
    expect(answerTo('kinematics.inverseKinematicsScrewBody', planar)).toMatchObject({
      q: [nearly(Math.PI / 6, 1e-8), nearly(Math.PI / 2, 1e-8)],
    })
    expect(answerTo('kinematics.inverseKinematicsScrewBody', { ...planar, eomg: 0.001, ev: 1e-4 })).toMatchObject({
      iterations: 3,
    })
  })

  it('arrives where the steps of the book do, by way of a pose that is farther off', () => {
    const screws = [3, 2, 1].map((v) => [0, 0, 1, 0, v, 0])
    const home = [[1, 0, 0, 3], [0, 1, 0, 0], [0, 0, 1, 0], M[3]]
    const pose = { M: home, screws, q: [2, -0.5, 1.4] }
    const { T } = answerTo('kinematics.forwardKinematicsScrewBody', pose) as { T: Matrix }
    // The other elbow, as a program of its own finds by the pseudo-inverse.
    expect(
      answerTo('kinematics.inverseKinematicsScrewBody', { M: home, screws, target: T, guess: [1.1, 0.4, 1.9] }),
    ).toMatchObject({ q: [1.5, 0.5, 0.9].map((value) => nearly(value, 1e-8)), iterations: 7 })
  })

  it('finds its way out of a stretched arm, where the Jacobian has lost a rank', () => {
    const answer = answerTo('kinematics.inverseKinematicsScrewBody', { ...request, guess: [1.5, 0, 3] })
    expect(answer).toMatchObject({ vError: expect.toSatisfy((error: number) => error <= 0.001) })
  })

  it.each([
    ['notConverged', { target: target.with(2, [0, 0, -1, 40]), eomg: 1e-6, ev: 1e-6 }],
    ['domain', { guess: [1] }],
    ['domain', { target: reflected }],
    ['domain', { ev: 0 }],
  ])('answers %s with %j', (reason, over) => {
    const asked = { ...request, ...over }
    expect(reasonFrom('kinematics.inverseKinematicsScrewBody', asked)).toEqual({ ok: true, value: reason })
  })
})

describe('Denavit-Hartenberg parameters', () => {
  const pose = (name: string, request: object) =>
    rounded((answerTo(`kinematics.forwardKinematics${name}`, request) as { T: Matrix }).T)

  it('of a UR5 at rest stretch it along -x', () => {
    expect(pose('DH', { robot: 'UR5', q: [0, 0, 0, 0, 0, 0] })).toEqual([
      [1, 0, 0, -0.81725],
      [0, 0, -1, -0.19145],
      [0, 1, 0, -0.005491],
      [0, 0, 0, 1],
    ])
  })

  it("of a Puma560 at Corke's nominal pose reach 0.5963, -0.1501, -0.0144", () => {
    // Corke, "Robotics, Vision and Control", 7.1: the pose qn.
    expect(pose('DH', { robot: 'Puma560', q: [0, Math.PI / 4, Math.PI, 0, Math.PI / 4, 0] })).toEqual([
      [0, 0, 1, 0.596303],
      [0, 1, 0, -0.15005],
      [-1, 0, 0, -0.014354],
      [0, 0, 0, 1],
    ])
  })

  it('of a Panda at zero hold its flange at 0.088, 0, 0.926, pointing down', () => {
    expect(pose('MDH', { robot: 'Panda', q: [0, 0, 0, 0, 0, 0, 0] })).toEqual([
      [1, 0, 0, 0.088],
      [0, -1, 0, 0],
      [0, 0, -1, 0.926],
      [0, 0, 0, 1],
    ])
  })

  it.each(['UR5', 'Puma560', 'Panda'])('of a %s are one arm, by whichever convention it is asked for', (robot) => {
    const q = [0.1, -0.4, 0.9, -1.3, 0.6, 1.1, 0.2].slice(0, robot === 'Panda' ? 7 : 6)
    expect(pose('DH', { robot, q })).toEqual(pose('MDH', { robot, q }))
  })

  it('modified, of the planar arm of three links of Craig, example 3.3, end at the last joint', () => {
    const [l1, l2] = [0.5, 0.3]
    const [a, b, c] = [0.3, 0.7, -0.2]
    const joints = [{}, { a: l1 }, { a: l2 }]
    const x = l1 * Math.cos(a) + l2 * Math.cos(a + b)
    const y = l1 * Math.sin(a) + l2 * Math.sin(a + b)
    expect(pose('MDH', { joints, q: [a, b, c] })).toEqual(
      rounded([
        [Math.cos(a + b + c), -Math.sin(a + b + c), 0, x],
        [Math.sin(a + b + c), Math.cos(a + b + c), 0, y],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ]),
    )
  })

  it('take offsets of joints, prismatic ones and a tool', () => {
    const joints = [
      { a: 0, alpha: -Math.PI / 2, d: 0.4, theta: 0.1 },
      { kind: 'prismatic', a: 0.2, d: 0.05, theta: 0.3 },
    ]
    const offset = [
      { ...joints[0], theta: 0 },
      { kind: 'prismatic', a: 0.2, d: 0, theta: 0.3 },
    ]
    const tool = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0.1],
      [0, 0, 0, 1],
    ]
    expect(pose('DH', { joints, q: [0.2, 0.5] })).toEqual(pose('DH', { joints: offset, q: [0.3, 0.55] }))
    expect(pose('DH', { joints, q: [0.2, 0.5], tool })).toEqual(pose('DH', { joints, q: [0.2, 0.6] }))
    const flange = pose('MDH', { robot: 'Panda', q: [0, 0, 0, 0, 0, 0, 0], tool })
    expect(flange[2]).toEqual([0, 0, -1, 0.826])
  })

  it('take positions in degrees and lengths in millimetres, and R and P for the kinds of joints', () => {
    const plain = {
      joints: [
        { a: 0.25, alpha: Math.PI / 2 },
        { kind: 'prismatic', d: 0.05 },
      ],
      q: [Math.PI / 6, 0.5],
    }
    const inUnits = {
      joints: [
        { kind: 'R', a: given(250, 'mm'), alpha: given(90, 'deg') },
        { kind: 'P', d: given(5, 'cm') },
      ],
      q: [given(30, 'deg'), given(0.5, 'm')],
    }
    expect(pose('DH', inUnits)).toEqual(pose('DH', plain))
    const column = { robot: 'UR5', q: { value: [0, -90, 0, -90, 0, 0], unit: 'deg' } }
    expect(pose('DH', column)).toEqual(
      pose('DH', { robot: 'UR5', q: [0, -0.5, 0, -0.5, 0, 0].map((x) => x * Math.PI) }),
    )
  })

  it.each([
    ['too few positions', { robot: 'UR5', q: [0] }],
    ['a tool that is no pose', { robot: 'UR5', q: [0, 0, 0, 0, 0, 0], tool: reflected }],
    ['a tool that is no pose, on a flange', { robot: 'Panda', q: [0, 0, 0, 0, 0, 0, 0], tool: reflected }],
  ])('are none for %s', (_, request) => {
    expect(reasonFrom('kinematics.forwardKinematicsDH', request)).toEqual({ ok: true, value: 'domain' })
  })

  it('are of one arm: a table or a name', () => {
    expect(ask('kinematics.forwardKinematicsDH', { q: [] })).toMatchObject({ fault: { code: 'FAULT_SHAPE' } })
    const both = { robot: 'UR5', joints: [], q: [] }
    expect(ask('kinematics.forwardKinematicsDH', both)).toMatchObject({ fault: { code: 'FAULT_SHAPE' } })
  })
})
