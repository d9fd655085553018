// As we remember it in OpenStax, "College Physics", chapters 2, 3, 5, 6 and 10, and "University Physics", volume 1, chapter 4 (g = 9.80); recomputed
// independently from the equations of motion.

import { describe } from 'vitest'
import { checkRows, type Row } from './figures-of-books.js'

const rows: readonly Row[] = [
  ['wet concrete', 'suvat', { u: '30 m/s', v: '0 m/s', a: '-5 m/s^2', solve: 's' }, { s: '90.0 m' }],
  [
    'a freeway ramp',
    'suvat',
    { u: '10 m/s', a: '2 m/s^2', s: '200 m', solve: 't' },
    { t: '10.0 s', roots: ['-20.0 s', '10.0 s'] },
  ],
  [
    'a rock from a cliff, after 1 s',
    'suvat',
    { u: '13 m/s', a: '-9.8 m/s^2', t: '1 s', solve: ['s', 'v'] },
    { s: '8.10 m', v: '3.20 m/s' },
  ],
  [
    'after 3 s',
    'suvat',
    { u: '13 m/s', a: '-9.8 m/s^2', t: '3 s', solve: ['s', 'v'] },
    { s: '-5.10 m', v: '-16.4 m/s' },
  ],
  ['thrown down instead', 'suvat', { u: '-13 m/s', a: '-9.8 m/s^2', s: '-5.1 m', solve: 'v' }, { v: '-16.4 m/s' }],
  [
    'fireworks',
    'projectile',
    { speed: '70 m/s', angle: '75 deg', gravity: '9.8 m/s^2' },
    { apex: '233 m', timeToApex: '6.90 s', apexX: '125 m' },
  ],
  [
    'a rock from a volcano',
    'projectile',
    { speed: '25 m/s', angle: '35 deg', height: '20 m', gravity: '9.8 m/s^2' },
    { flightTime: '3.96 s', impactSpeed: '31.9 m/s' },
  ],
  [
    '30 m/s at 45 degrees',
    'projectile',
    { speed: '30 m/s', angle: '45 deg', gravity: '9.8 m/s^2' },
    { range: '91.8 m' },
  ],
  ['40 m/s', 'projectile', { speed: '40 m/s', angle: '45 deg', gravity: '9.8 m/s^2' }, { range: '163 m' }],
  ['50 m/s', 'projectile', { speed: '50 m/s', angle: '45 deg', gravity: '9.8 m/s^2' }, { range: '255 m' }],
  ['at 15 degrees', 'projectile', { speed: '50 m/s', angle: '15 deg', gravity: '9.8 m/s^2' }, { range: '128 m' }],
  ['at 75 degrees', 'projectile', { speed: '50 m/s', angle: '75 deg', gravity: '9.8 m/s^2' }, { range: '128 m' }],
  [
    'a skydiver head first',
    'terminalVelocity',
    { mass: '75 kg', dragCoefficient: 0.7, area: '0.18 m^2', airDensity: '1.21 kg/m^3', gravity: '9.8 m/s^2' },
    { speed: '98 m/s' },
  ],
  [
    'spread-eagle',
    'terminalVelocity',
    { mass: '85 kg', dragCoefficient: 1, area: '0.7 m^2', airDensity: '1.21 kg/m^3', gravity: '9.8 m/s^2' },
    { speed: '44 m/s' },
  ],
  [
    'dry concrete',
    'stoppingDistance',
    { speed: '30 m/s', reactionTime: '0.5 s', deceleration: '7 m/s^2' },
    { thinking: '15.0 m', braking: '64.3 m', total: '79.3 m' },
  ],
  [
    'wet concrete',
    'stoppingDistance',
    { speed: '30 m/s', reactionTime: '0.5 s', deceleration: '5 m/s^2' },
    { total: '105 m' },
  ],
  [
    'a gazelle or a speeder: 40 m/s, from rest at 4 m/s^2',
    'overtake',
    { gap: '0 m', lead: { speed: '40 m/s' }, chaser: { speed: '0 m/s', acceleration: '4 m/s^2' } },
    { time: '20.0 s' },
  ],
  [
    'a fishing reel',
    'angularSuvat',
    { omega0: '0 rad/s', alpha: '110 rad/s^2', time: '2 s' },
    { omega: '220 rad/s', revolutions: '35.0 1' },
  ],
  [
    'and its brake',
    'angularSuvat',
    { omega0: '220 rad/s', alpha: '-300 rad/s^2', omega: '0 rad/s' },
    { time: '0.733 s' },
  ],
  [
    'a train accelerates through 200 revolutions of its wheels',
    'angularSuvat',
    { omega0: '0 rad/s', alpha: '0.25 rad/s^2', angle: '200 rev' },
    { omega: '25.1 rad/s', time: '1.00e2 s' },
  ],
  ['a bicycle wheel', 'angularSuvat', { omega0: '0 rpm', omega: '250 rpm', time: '5 s' }, { alpha: '5.24 rad/s^2' }],
  ['a car on a curve', 'centripetal', { speed: '25 m/s', radius: '500 m' }, { acceleration: '1.25 m/s^2' }],
  ['a car tyre', 'rimSpeed', { omega: '50 rad/s', radius: '0.3 m' }, { speed: '15.0 m/s' }],
]

describe('examples of OpenStax', () => checkRows(rows))
