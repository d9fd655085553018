// Flight under gravity, without drag and with it.

import { contract, defaulted, described, number, optional, quantity, record } from '../../../fabric/schema/index.js'
import { CLOSED_FORM_ACCURACY } from './accuracy.js'
import { gravity } from './gravity.js'

export const projectile = contract({
  name: 'kinematics.projectile',
  summary: 'Flight of a projectile without drag: time, range, apex and impact speed.',
  method: 'closed form for uniform gravity without drag',
  accuracy: CLOSED_FORM_ACCURACY,
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

export const launchAngles = contract({
  name: 'kinematics.launchAngles',
  summary: 'The two angles at which a projectile reaches a range on level ground.',
  method: 'closed form: half the angle whose sine is g R/v^2, and its complement',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    speed: described('the launch speed', quantity('m/s')),
    range: described('the range', quantity('m')),
    gravity: gravity(),
  }),
  response: record({ low: quantity('rad'), high: quantity('rad') }),
  errors: ['unreachable', 'domain'],
})

/** What quadratic drag takes of a body: its frontal area is given, or follows from a radius. */
const body = {
  mass: described('the mass', quantity('kg')),
  dragCoefficient: described('the drag coefficient', number()),
  area: optional(described('the frontal area', quantity('m^2'))),
  radius: optional(described('the radius', quantity('m'))),
  airDensity: described('the density of the air', quantity('kg/m^3')),
} as const
const oneSize = { exactlyOne: [['area', 'radius'] as const] }

export const projectileDrag = contract({
  name: 'kinematics.projectileDrag',
  summary: 'Flight of a projectile with quadratic drag: time, range and impact speed.',
  method: 'extrapolation (ODEX) with a tolerance of 1e-13, the landing by integrating to it',
  accuracy: 'about 1e-11 relative',
  request: record(
    {
      speed: described('the launch speed', quantity('m/s')),
      angle: described('the launch angle above the horizontal', quantity('rad')),
      ...body,
      gravity: gravity(),
      height: defaulted(described('the height of launch', quantity('m')), { value: 0, unit: 'm' }),
    },
    oneSize,
  ),
  response: record({ flightTime: quantity('s'), range: quantity('m'), impactSpeed: quantity('m/s') }),
  errors: ['unreachable', 'domain'],
})

export const terminalVelocity = contract({
  name: 'kinematics.terminalVelocity',
  summary: 'The speed at which quadratic drag balances weight.',
  method: 'closed form: drag equal to weight',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({ ...body, gravity: gravity() }, oneSize),
  response: record({ speed: quantity('m/s') }),
  errors: ['domain'],
})

export const fallWithDrag = contract({
  name: 'kinematics.fallWithDrag',
  summary: 'Speed and drop of a fall from rest with quadratic drag.',
  method: 'closed form: w tanh(g t/w) and (w^2/g) ln cosh(g t/w)',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    terminalSpeed: described('the terminal speed', quantity('m/s')),
    time: described('the time of the fall', quantity('s')),
    gravity: gravity(),
  }),
  response: record({ speed: quantity('m/s'), drop: quantity('m') }),
  errors: ['domain'],
})
