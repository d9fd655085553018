// Motion profiles in time: how fast a move may go, and where it is when.

import {
  carried,
  choice,
  contract,
  count,
  described,
  list,
  number,
  optional,
  quantity,
  record,
  union,
} from '../../../fabric/schema/index.js'
import { CLOSED_FORM_ACCURACY } from './accuracy.js'
import { jointPosition, plainSeconds } from './plain-figures.js'

/** By name, or as Lynch and Park do by the order of the polynomial: 3 or 5. */
export const scaling = union({ name: choice('cubic', 'quintic'), order: count() })

/** Along a line or, of a joint that turns, about an axis: all of a move are of one kind. */
const speed = () => carried(['m/s', 'rad/s'])
const acceleration = () => carried(['m/s^2', 'rad/s^2'])

const limits = {
  distance: described('the distance', carried(['m', 'rad'])),
  maxSpeed: described('the greatest speed', speed()),
  maxAcceleration: described('the greatest acceleration', acceleration()),
} as const

export const trapezoid = contract({
  name: 'kinematics.trapezoid',
  summary: 'The quickest move from rest to rest within a speed and an acceleration.',
  method: 'closed form: two ramps and a cruise, or a triangle',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record(limits),
  response: record({
    total: quantity('s'),
    peakSpeed: speed(),
    tAccel: quantity('s'),
    tCruise: quantity('s'),
  }),
  errors: ['domain'],
})

export const sCurve = contract({
  name: 'kinematics.sCurve',
  summary: 'The quickest move from rest to rest within a speed, an acceleration and a jerk.',
  method: 'closed form: seven phases of constant jerk, or fewer',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({ ...limits, maxJerk: described('the greatest jerk', carried(['m/s^3', 'rad/s^3'])) }),
  response: record({
    total: quantity('s'),
    peakSpeed: speed(),
    peakAcceleration: acceleration(),
    tJerk: quantity('s'),
    tAccel: quantity('s'),
    tCruise: quantity('s'),
  }),
  errors: ['domain'],
})

export const timeScaling = contract({
  name: 'kinematics.timeScaling',
  summary: 'How far along a move of a polynomial time scaling is at a time, from 0 to 1.',
  method: 'the cubic or quintic polynomial of t/Tf',
  accuracy: '1e-14 relative',
  request: record({
    kind: described('the kind of time scaling', scaling),
    Tf: described('the duration of the move', plainSeconds),
    t: described('the time', plainSeconds),
  }),
  response: record({ s: number() }),
  errors: ['domain'],
})

export const jointTrajectory = contract({
  name: 'kinematics.jointTrajectory',
  summary: 'Joint positions at equal times along a straight move in joint space.',
  method: 'the cubic or quintic polynomial of t/Tf for each joint, both ends met exactly',
  accuracy: '1e-14 of the greater of start and end, absolute in each position',
  request: record({
    start: described('the joint positions at the start', list(jointPosition, { countMax: 64 })),
    end: described('the joint positions at the end', list(jointPosition, { countMax: 64 })),
    Tf: described('the duration of the move', plainSeconds),
    N: described('the number of points', count()),
    method: described('the time scaling', scaling),
    units: optional(described('the units of plain numbers', choice('m, rad'))),
  }),
  response: record({ rows: list(list(number(), { countMax: 64 }), { countMax: 10_000 }) }),
  stream: 'rows',
  errors: ['domain'],
})
