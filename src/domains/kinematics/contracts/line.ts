// Motion along a line.

import {
  carried,
  choice,
  contract,
  described,
  list,
  optional,
  quantity,
  record,
  union,
} from '../../../fabric/schema/index.js'
import { CLOSED_FORM_ACCURACY } from './accuracy.js'
import { gravity } from './gravity.js'

const unknown = () => choice('u', 'v', 'a', 't', 's')

export const suvat = contract({
  name: 'kinematics.suvat',
  summary: 'Uniform acceleration in a line: from any three of u, v, a, t, s the others.',
  method: 'closed form for uniform acceleration; all roots of the quadratic',
  accuracy: CLOSED_FORM_ACCURACY,
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

export const freeFall = contract({
  name: 'kinematics.freeFall',
  summary: 'Time and speed of a fall from rest without drag.',
  method: 'closed form for uniform gravity from rest',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({ h: described('the height of the fall', quantity('m')), g: gravity() }),
  response: record({ t: quantity('s'), impactSpeed: quantity('m/s') }),
  errors: ['domain'],
})

export const verticalThrow = contract({
  name: 'kinematics.verticalThrow',
  summary: 'A throw straight up: time of flight, greatest height, time to half the speed.',
  method: 'closed form for uniform gravity',
  accuracy: CLOSED_FORM_ACCURACY,
  request: record({ u: described('the initial velocity', quantity('m/s')), g: gravity() }),
  response: record({ flightTime: quantity('s'), maxHeight: quantity('m'), timeToHalfSpeed: quantity('s') }),
  errors: ['domain'],
})
