// Robot arms: Denavit-Hartenberg parameters, products of exponentials, a planar arm of two links. Joints, screws and matrices are
// plain numbers in metres and radians: their entries mix units, which is what `units` may say.

import {
  choice,
  contract,
  count,
  defaulted,
  described,
  list,
  listOf,
  named,
  number,
  optional,
  quantity,
  record,
} from '../../../fabric/schema/index.js'
import { CLOSED_FORM_ACCURACY } from './accuracy.js'
import { jointPosition, metres, plainMetres, radians } from './plain-figures.js'

/** A 4x4 homogeneous transform, row by row. What has a named type is attached to a goal, not written into it. */
const transform = () => named('Pose', listOf(listOf(number(), 4), 4))
/** omega then v, as in Lynch and Park, "Modern Robotics". */
const screw = () => listOf(number(), 6)
const jointsMax = 64
const joints = () => described('the joint positions', list(jointPosition, { countMax: jointsMax }))
const screws = () => named('Screws', described('the screw axes', list(screw(), { countMax: jointsMax })))
const units = () => optional(described('the units of plain numbers', choice('m, rad')))

const chain = {
  joints: optional(
    named(
      'Joints',
      described(
        "the arm's joints",
        list(
          record({
            kind: defaulted(choice('revolute', 'prismatic', 'R', 'P'), 'revolute'),
            a: defaulted(metres, 0),
            alpha: defaulted(radians, 0),
            d: defaulted(metres, 0),
            theta: defaulted(radians, 0),
          }),
          { countMax: jointsMax },
        ),
      ),
    ),
  ),
  robot: optional(described('a known robot', choice('UR5', 'Puma560', 'Panda'))),
  q: joints(),
  tool: optional(described('the tool, from the last joint', transform())),
  units: units(),
} as const
const oneArm = { exactlyOne: [['joints', 'robot'] as const] }
const pose = () => record({ T: listOf(listOf(number(), 4), 4) })

export const forwardKinematicsDH = contract({
  name: 'kinematics.forwardKinematicsDH',
  summary: "An arm's pose from its joints, by standard Denavit-Hartenberg parameters.",
  method: 'product of the homogeneous transforms of standard Denavit-Hartenberg parameters',
  accuracy:
    '1e-14 of 1, and of the length of the arm in positions, for each joint and each radian it turns; absolute in each entry',
  request: record(chain, oneArm),
  response: pose(),
  errors: ['domain'],
})

export const forwardKinematicsMDH = contract({
  name: 'kinematics.forwardKinematicsMDH',
  summary: "An arm's pose from its joints, by modified Denavit-Hartenberg parameters (Craig).",
  method: 'product of the homogeneous transforms of modified Denavit-Hartenberg parameters (Craig)',
  accuracy:
    '1e-14 of 1, and of the length of the arm in positions, for each joint and each radian it turns; absolute in each entry',
  request: record(chain, oneArm),
  response: pose(),
  errors: ['domain'],
})

const home = () => described('the home pose', transform())

export const forwardKinematicsScrewSpace = contract({
  name: 'kinematics.forwardKinematicsScrewSpace',
  summary: "An arm's pose by the product of exponentials in the space frame.",
  method: 'product of exponentials in the space frame (Lynch and Park)',
  accuracy:
    '1e-14 of 1, and of the greatest length in positions, for each joint and each radian it turns; absolute in each entry',
  request: record({ M: home(), screws: screws(), q: joints(), units: units() }),
  response: pose(),
  errors: ['domain'],
})

export const forwardKinematicsScrewBody = contract({
  name: 'kinematics.forwardKinematicsScrewBody',
  summary: "An arm's pose by the product of exponentials in the body frame.",
  method: 'product of exponentials in the body frame (Lynch and Park)',
  accuracy:
    '1e-14 of 1, and of the greatest length in positions, for each joint and each radian it turns; absolute in each entry',
  request: record({ M: home(), screws: screws(), q: joints(), units: units() }),
  response: pose(),
  errors: ['domain'],
})

/** Six rows, a column for each joint. */
const jacobian = () => record({ J: listOf(list(number(), { countMax: jointsMax }), 6) })

export const jacobianSpace = contract({
  name: 'kinematics.jacobianSpace',
  summary: "An arm's Jacobian in the space frame.",
  method: 'adjoint transforms of the screws by the joints before each',
  accuracy: '1e-14 of the greatest entry, for each joint and each radian it turns; absolute in each entry',
  request: record({ screws: screws(), q: joints(), units: units() }),
  response: jacobian(),
  errors: ['domain'],
})

export const jacobianBody = contract({
  name: 'kinematics.jacobianBody',
  summary: "An arm's Jacobian in the body frame.",
  method: 'adjoint transforms of the screws by the joints behind each',
  accuracy: '1e-14 of the greatest entry, for each joint and each radian it turns; absolute in each entry',
  request: record({ screws: screws(), q: joints(), units: units() }),
  response: jacobian(),
  errors: ['domain'],
})

const length = (which: string) => described(`the length of the ${which} link`, plainMetres)

export const inverseKinematicsPlanar2R = contract({
  name: 'kinematics.inverseKinematicsPlanar2R',
  summary: 'The joint angles with which a planar arm of two links reaches a point.',
  method: 'closed form: both solutions of the triangle of the two links',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    l1: length('first'),
    l2: length('second'),
    x: described('the x of the point', plainMetres),
    y: described('the y of the point', plainMetres),
    units: units(),
  }),
  response: record({ solutions: list(record({ q1: quantity('rad'), q2: quantity('rad') }), { countMax: 2 }) }),
  errors: ['unreachable', 'domain'],
})

export const inverseKinematicsScrewBody = contract({
  name: 'kinematics.inverseKinematicsScrewBody',
  summary: 'Joint positions that take an arm to a pose, by damped Newton steps in the body frame.',
  method: 'Newton steps by the pseudo-inverse of the body Jacobian, damped after Levenberg and Marquardt',
  accuracy: 'the `omegaError` and `vError` of the answer, at most eomg and ev',
  request: record({
    M: home(),
    screws: screws(),
    target: described('the pose to reach', transform()),
    guess: described('the joint positions to start from', list(jointPosition, { countMax: jointsMax })),
    eomg: defaulted(described('the tolerance of orientation', radians), 1e-9),
    ev: defaulted(described('the tolerance of position', metres), 1e-9),
    units: units(),
  }),
  response: record({
    q: list(number(), { countMax: jointsMax }),
    iterations: count(),
    omegaError: number(),
    vError: number(),
  }),
  errors: ['notConverged', 'domain'],
})

export const reach = contract({
  name: 'kinematics.reach',
  summary: 'How near and how far a planar arm of two links reaches.',
  method: 'the difference and the sum of the two links',
  accuracy: 'half a unit in the last place',
  request: record({ l1: length('first'), l2: length('second'), units: units() }),
  response: record({ min: quantity('m'), max: quantity('m') }),
  errors: ['domain'],
})
