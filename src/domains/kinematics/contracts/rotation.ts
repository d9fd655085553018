// Motion in a circle.

import { carried, contract, described, list, number, optional, quantity, record } from '../../../fabric/schema/index.js'
import { CLOSED_FORM_ACCURACY } from './accuracy.js'

export const angularSuvat = contract({
  name: 'kinematics.angularSuvat',
  summary: 'Uniform angular acceleration: from any three of omega0, omega, alpha, time, angle the others.',
  method: 'closed form for uniform angular acceleration; all roots of the quadratic',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    omega0: optional(described('the initial angular velocity', quantity('rad/s'))),
    omega: optional(described('the final angular velocity', quantity('rad/s'))),
    alpha: optional(described('the angular acceleration', quantity('rad/s^2'))),
    time: optional(described('the time', quantity('s'))),
    angle: optional(described('the angle turned', quantity('rad'))),
  }),
  response: record({
    omega0: optional(quantity('rad/s')),
    omega: optional(quantity('rad/s')),
    alpha: optional(quantity('rad/s^2')),
    time: optional(quantity('s')),
    angle: optional(quantity('rad')),
    revolutions: number(),
    roots: optional(list(carried('any'), { countMax: 2 })),
  }),
  errors: ['unreachable', 'underdetermined', 'inconsistent', 'domain'],
})

export const centripetal = contract({
  name: 'kinematics.centripetal',
  summary: 'The acceleration that holds a body on a circle.',
  method: 'closed form: v^2/r',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({
    speed: described('the speed along the circle', quantity('m/s')),
    radius: described('the radius', quantity('m')),
  }),
  response: record({ acceleration: quantity('m/s^2') }),
  errors: ['domain'],
})

export const rimSpeed = contract({
  name: 'kinematics.rimSpeed',
  summary: 'The speed of the rim of a wheel.',
  method: 'closed form: omega r',
  accuracy: 'half a unit in the last place',
  request: record({
    omega: described('the angular velocity', quantity('rad/s')),
    radius: described('the radius', quantity('m')),
  }),
  response: record({ speed: quantity('m/s') }),
  errors: ['domain'],
})
