// As we remember it in Halliday, Resnick and Walker, "Fundamentals of Physics", Serway and Jewett, "Physics for Scientists and Engineers", and Young and Freedman,
// "University Physics" (g = 9.80); recomputed independently from the equations of motion.

import { describe } from 'vitest'
import { checkRows, type Row } from './figures-of-books.js'

const rows: readonly Row[] = [
  [
    'Halliday: a rescue plane',
    'projectile',
    { speed: '55 m/s', angle: '0 deg', height: '500 m', gravity: '9.8 m/s^2' },
    { range: '555 m', flightTime: '10.1 s' },
  ],
  [
    'Halliday: a pirate ship, greatest range',
    'projectile',
    { speed: '82 m/s', angle: '45 deg', gravity: '9.8 m/s^2' },
    { range: '686 m' },
  ],
  [
    'Halliday: a pirate ship 560 m away, 27 and 63 degrees',
    'launchAngles',
    { speed: '82 m/s', range: '560 m', gravity: '9.8 m/s^2' },
    { low: '0.48 rad', high: '1.09 rad' },
  ],
  ['Halliday: a pitcher', 'verticalThrow', { u: '12 m/s', g: '9.8 m/s^2' }, { maxHeight: '7.3 m' }],
  [
    'Halliday: a raindrop of 1.5 mm',
    'terminalVelocity',
    {
      mass: '14.137166941154069 mg',
      dragCoefficient: 0.6,
      radius: '1.5 mm',
      airDensity: '1.2 kg/m^3',
      gravity: '9.8 m/s^2',
    },
    { speed: '7.4 m/s' },
  ],
  [
    'Halliday: a grindstone reverses',
    'angularSuvat',
    { alpha: '0.35 rad/s^2', omega0: '-4.6 rad/s', angle: '5 rev' },
    { time: '32 s' },
  ],
  [
    'Halliday: a rotor slows',
    'angularSuvat',
    { omega0: '3.4 rad/s', omega: '2 rad/s', angle: '20 rev' },
    { alpha: '-0.0301 rad/s^2', time: '46.5 s' },
  ],
  [
    'Serway: a stone from a building',
    'projectile',
    { speed: '20 m/s', angle: '30 deg', height: '45 m', gravity: '9.8 m/s^2' },
    { flightTime: '4.22 s', impactSpeed: '35.8 m/s' },
  ],
  [
    'Serway: a long jump',
    'projectile',
    { speed: '11 m/s', angle: '20 deg', gravity: '9.8 m/s^2' },
    { range: '7.94 m', apex: '0.722 m' },
  ],
  [
    'Serway: a parcel from a plane',
    'projectile',
    { speed: '40 m/s', angle: '0 deg', height: '100 m', gravity: '9.8 m/s^2' },
    { range: '181 m', flightTime: '4.52 s' },
  ],
  [
    'Serway: a trooper starts a second later',
    'overtake',
    { gap: '45 m', lead: { speed: '45 m/s' }, chaser: { speed: '0 m/s', acceleration: '3 m/s^2' } },
    { time: '31.0 s' },
  ],
  [
    'Serway: across a river',
    'riverCrossing',
    { width: '0.5 km', boatSpeed: '10 km/h', current: '5 km/h' },
    { heading: '0.524 rad' },
  ],
  [
    'Serway: a wheel',
    'angularSuvat',
    { omega0: '2 rad/s', alpha: '3.5 rad/s^2', time: '2 s' },
    { angle: '11.0 rad', revolutions: '1.75 1', omega: '9.00 rad/s' },
  ],
  [
    'Young and Freedman: a batted ball',
    'projectile',
    { speed: '37 m/s', angle: '53.1 deg', gravity: '9.8 m/s^2' },
    { apex: '44.7 m', range: '134 m', flightTime: '6.04 s' },
  ],
]

describe('examples of textbooks', () => checkRows(rows))
