// School physics: figures that come out even, and well-known ones as we remember them (the Highway Code of the United Kingdom, rule 126; Apollo 15); recomputed
// independently from the equations of motion.

import { describe } from 'vitest'
import { checkRows, type Row } from './figures-of-books.js'

const rows: readonly Row[] = [
  [
    '15 m on the way up and down',
    'suvat',
    { u: '20 m/s', a: '-10 m/s^2', s: '15 m', solve: 't' },
    { t: 1, roots: [1, 3] },
  ],
  ['the top of a throw', 'suvat', { u: '20 m/s', a: '-10 m/s^2', s: '20 m', solve: 't' }, { t: 2 }],
  ['steadily', 'suvat', { u: '5 m/s', a: '0 m/s^2', s: '20 m', solve: 't' }, { t: 4 }],
  ['back at the start', 'suvat', { u: '10 m/s', v: '-10 m/s', a: '-2 m/s^2', solve: ['s', 't'] }, { s: 0, t: 10 }],
  ['from v, a, t', 'suvat', { v: '15 m/s', a: '2.5 m/s^2', t: '4 s', solve: ['u', 's'] }, { u: 5, s: 40 }],
  ['from v, t, s', 'suvat', { v: '20 m/s', t: '5 s', s: '75 m', solve: ['u', 'a'] }, { u: 10, a: 2 }],
  ['from a, t, s', 'suvat', { a: '3 m/s^2', t: '6 s', s: '120 m', solve: ['u', 'v'] }, { u: 11, v: 29 }],
  ['from v, a, s', 'suvat', { v: '12 m/s', a: '2 m/s^2', s: '32 m', solve: ['u', 't'] }, { u: 4, t: 4 }],
  ['from u, a, s', 'suvat', { u: '6 m/s', a: '2 m/s^2', s: '40 m', solve: 'v' }, { v: 14 }],
  ['from u, v, s', 'suvat', { u: '6 m/s', v: '14 m/s', s: '40 m' }, { a: 2, t: 4 }],
  ['19.6 m in 2 s', 'freeFall', { h: '19.6 m', g: '9.8 m/s^2' }, { t: 2, impactSpeed: 19.6 }],
  ['the Empire State Building', 'freeFall', { h: '381 m', g: '9.8 m/s^2' }, { t: '8.82 s', impactSpeed: '86.4 m/s' }],
  ['a hammer and a feather on the Moon', 'freeFall', { h: '1.6 m', g: '1.62 m/s^2' }, { t: '1.41 s' }],
  [
    '20 m/s under 10 m/s^2',
    'verticalThrow',
    { u: '20 m/s', g: '10 m/s^2' },
    { flightTime: 4, maxHeight: 20, timeToHalfSpeed: 1 },
  ],
  [
    '49 m/s under 9.8 m/s^2',
    'verticalThrow',
    { u: '49 m/s', g: '9.8 m/s^2' },
    { flightTime: 10, maxHeight: 122.5, timeToHalfSpeed: 2.5 },
  ],
  [
    'the greatest range',
    'launchAngles',
    { speed: '10 m/s', range: '10 m', gravity: '10 m/s^2' },
    { low: Math.PI / 4, high: Math.PI / 4 },
  ],
  [
    '15 and 75 degrees',
    'launchAngles',
    { speed: '20 m/s', range: '20 m', gravity: '10 m/s^2' },
    { low: 0.26179938779914946, high: 1.3089969389957472 },
  ],
  [
    'the Highway Code at 30 mph',
    'stoppingDistance',
    { speed: '30 mph', reactionTime: '0.67 s', deceleration: '6.57 m/s^2' },
    { thinking: '9 m', braking: '14 m', total: '23 m' },
  ],
  [
    'the Highway Code at 70 mph',
    'stoppingDistance',
    { speed: '70 mi/h', reactionTime: '0.67 s', deceleration: '6.57 m/s^2' },
    { thinking: '21 m', braking: '75 m', total: '96 m' },
  ],
  [
    'two trains and a fly',
    'closing',
    { gap: '60 km', speedA: '30 km/h', speedB: '30 km/h' },
    { time: 3600, meetingPointFromA: 30000 },
  ],
  [
    'two trains in miles',
    'closing',
    { gap: '300 mi', speedA: '70 mi/h', speedB: '50 mi/h' },
    { time: 9000, meetingPointFromA: 281635.2 },
  ],
  ['a chase', 'overtake', { gap: '20 m', lead: { speed: '10 m/s' }, chaser: { speed: '15 m/s' } }, { time: 4 }],
  [
    'a lead just reached',
    'overtake',
    { gap: '25 m', lead: { speed: '10 m/s', acceleration: '2 m/s^2' }, chaser: { speed: '20 m/s' } },
    { time: 5 },
  ],
  [
    'the first of two meetings',
    'overtake',
    { gap: '24 m', lead: { speed: '10 m/s', acceleration: '2 m/s^2' }, chaser: { speed: '20 m/s' } },
    { time: 4 },
  ],
  ['in km/h', 'timeToCollision', { gap: '40 m', speedSelf: '108 km/h', speedLead: '72 km/h' }, { time: 4 }],
  [
    '3, 4, 5',
    'riverCrossing',
    { width: '100 m', boatSpeed: '5 m/s', current: '3 m/s' },
    { time: 25, heading: 0.6435011087932844 },
  ],
  [
    'from omega, alpha, time',
    'angularSuvat',
    { omega: '10 rad/s', alpha: '2 rad/s^2', time: '3 s' },
    { omega0: 4, angle: 21 },
  ],
  [
    'from omega, angle, time',
    'angularSuvat',
    { omega: '10 rad/s', angle: '21 rad', time: '3 s' },
    { omega0: 4, alpha: 2 },
  ],
  [
    'from alpha, angle, time',
    'angularSuvat',
    { alpha: '2 rad/s^2', angle: '21 rad', time: '3 s' },
    { omega0: 4, omega: 10 },
  ],
  [
    'from omega0, angle, time',
    'angularSuvat',
    { omega0: '4 rad/s', angle: '21 rad', time: '3 s' },
    { omega: 10, alpha: 2 },
  ],
  ['a grinder', 'rimSpeed', { omega: '3000 rpm', radius: '10 cm' }, { speed: '31.4 m/s' }],
  [
    'ramps and a cruise',
    'trapezoid',
    { distance: '10 m', maxSpeed: '2 m/s', maxAcceleration: '1 m/s^2' },
    { total: 7, peakSpeed: 2, tAccel: 2, tCruise: 3 },
  ],
  [
    'a triangle',
    'trapezoid',
    { distance: '1 m', maxSpeed: '2 m/s', maxAcceleration: '1 m/s^2' },
    { total: 2, peakSpeed: 1, tAccel: 1, tCruise: 0 },
  ],
  [
    'limits of Biagiotti and Melchiorri, example 3.9, from rest',
    'sCurve',
    { distance: '10 m', maxSpeed: '5 m/s', maxAcceleration: '10 m/s^2', maxJerk: '30 m/s^3' },
    { total: 2.8333333333333335, peakSpeed: 5, peakAcceleration: 10 },
  ],
  [
    'neither limit for long',
    'sCurve',
    { distance: '2 m', maxSpeed: '1 m/s', maxAcceleration: '1 m/s^2', maxJerk: '1 m/s^3' },
    { total: 4, peakSpeed: 1, peakAcceleration: 1 },
  ],
]

describe('problems of school physics', () => checkRows(rows))
