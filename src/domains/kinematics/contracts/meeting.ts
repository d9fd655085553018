// Bodies that meet, overtake, stop or cross.

import { contract, defaulted, described, number, optional, quantity, record } from '../../../fabric/schema/index.js'
import { CLOSED_FORM_ACCURACY } from './accuracy.js'
import { gravity } from './gravity.js'

export const stoppingDistance = contract({
  name: 'kinematics.stoppingDistance',
  summary: 'Distance a vehicle needs to stop: thinking, braking and total.',
  method: 'closed form: reaction at constant speed, then uniform deceleration',
  accuracy: CLOSED_FORM_ACCURACY,
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

export const timeToCollision = contract({
  name: 'kinematics.timeToCollision',
  summary: 'Time until a follower reaches the vehicle ahead, both at constant speed.',
  method: 'closed form: gap over closing speed',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    gap: described('the gap', quantity('m')),
    speedSelf: described('the speed of the follower', quantity('m/s')),
    speedLead: described('the speed of the vehicle ahead', quantity('m/s')),
  }),
  response: record({ time: quantity('s') }),
  errors: ['never', 'domain'],
})

export const closing = contract({
  name: 'kinematics.closing',
  summary: 'When and where two bodies meet that move towards each other.',
  method: 'closed form: gap over the sum of the speeds',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    gap: described('the gap', quantity('m')),
    speedA: described('the speed of the first', quantity('m/s')),
    speedB: described('the speed of the second', quantity('m/s')),
  }),
  response: record({ time: quantity('s'), meetingPointFromA: quantity('m') }),
  errors: ['never', 'domain'],
})

const runner = (who: string) =>
  described(
    who,
    record({
      speed: described(`the speed of ${who}`, quantity('m/s')),
      acceleration: defaulted(described(`the acceleration of ${who}`, quantity('m/s^2')), { value: 0, unit: 'm/s^2' }),
    }),
  )

export const overtake = contract({
  name: 'kinematics.overtake',
  summary: 'When a chaser draws level with the one ahead, each at constant acceleration.',
  method: 'closed form: the first root of the quadratic that is not negative',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    gap: described('the gap', quantity('m')),
    lead: runner('the one ahead'),
    chaser: runner('the chaser'),
  }),
  response: record({ time: quantity('s') }),
  errors: ['never', 'domain'],
})

export const riverCrossing = contract({
  name: 'kinematics.riverCrossing',
  summary: 'Heading and time to cross a river straight across its current.',
  method: 'closed form: the current made good by the heading',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    width: described('the width of the river', quantity('m')),
    boatSpeed: described('the speed of the boat through the water', quantity('m/s')),
    current: described('the speed of the current', quantity('m/s')),
  }),
  response: record({ heading: quantity('rad'), time: quantity('s') }),
  errors: ['unreachable', 'domain'],
})
