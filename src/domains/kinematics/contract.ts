// Requests and responses of motion in a line and in a plane; coherent SI, angles in radians.

import {
  carried,
  choice,
  contract,
  defaulted,
  described,
  list,
  number,
  optional,
  quantity,
  record,
  union,
} from '../../fabric/schema/index.js'

/** Standard gravity (CGPM 1901). */
const gravity = () =>
  defaulted(described('the acceleration of gravity', quantity('m/s^2')), { value: 9.80665, unit: 'm/s^2' })

export const stoppingDistance = contract({
  name: 'kinematics.stoppingDistance',
  summary: 'Distance a vehicle needs to stop: thinking, braking and total.',
  request: record(
    {
      speed: described('the speed', quantity('m/s')),
      reactionTime: described('the reaction time', quantity('s')),
      deceleration: optional(described('the deceleration', quantity('m/s^2'))),
      frictionCoefficient: optional(described('the coefficient of friction', number())),
      grade: defaulted(described('the grade of the road, positive uphill', number()), 0),
      gravity: gravity(),
    },
    { exactlyOne: [['deceleration', 'frictionCoefficient']] },
  ),
  response: record({ thinking: quantity('m'), braking: quantity('m'), total: quantity('m') }),
  errors: ['domain'],
})

export const projectile = contract({
  name: 'kinematics.projectile',
  summary: 'Flight of a projectile without drag: time, range, apex and impact speed.',
  request: record({
    speed: described('the launch speed', quantity('m/s')),
    angle: described('the launch angle above the horizontal', quantity('rad')),
    height: defaulted(described('the height of launch', quantity('m')), { value: 0, unit: 'm' }),
    gravity: gravity(),
  }),
  response: record({
    flightTime: quantity('s'),
    range: quantity('m'),
    apex: quantity('m'),
    apexX: quantity('m'),
    timeToApex: quantity('s'),
    impactSpeed: quantity('m/s'),
  }),
  errors: ['unreachable', 'domain'],
})

const unknown = () => choice('u', 'v', 'a', 't', 's')

export const suvat = contract({
  name: 'kinematics.suvat',
  summary: 'Uniform acceleration in a line: from any three of u, v, a, t, s the others.',
  request: record({
    u: optional(described('the initial velocity', quantity('m/s'))),
    v: optional(described('the final velocity', quantity('m/s'))),
    a: optional(described('the acceleration', quantity('m/s^2'))),
    t: optional(described('the time', quantity('s'))),
    s: optional(described('the displacement', quantity('m'))),
    solve: optional(
      described('what to solve for', union({ one: unknown(), several: list(unknown(), { countMax: 5 }) })),
    ),
  }),
  response: record({
    u: optional(quantity('m/s')),
    v: optional(quantity('m/s')),
    a: optional(quantity('m/s^2')),
    t: optional(quantity('s')),
    s: optional(quantity('m')),
    roots: optional(list(carried('any'), { countMax: 2 })),
  }),
  errors: ['unreachable', 'underdetermined', 'inconsistent', 'domain'],
})

export const timeToCollision = contract({
  name: 'kinematics.timeToCollision',
  summary: 'Time until a follower reaches the vehicle ahead, both at constant speed.',
  request: record({
    gap: described('the gap', quantity('m')),
    speedSelf: described('the speed of the follower', quantity('m/s')),
    speedLead: described('the speed of the vehicle ahead', quantity('m/s')),
  }),
  response: record({ time: quantity('s') }),
  errors: ['never', 'domain'],
})
