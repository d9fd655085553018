// How people ask for motion in a circle.

import type { ContractExample } from '../../../fabric/schema/index.js'
import { given } from './given.js'

export const angularSuvat: readonly ContractExample[] = [
  {
    goal: 'A wheel turning at 12 rad/s speeds up by 3 rad/s² for 5 s. How many revolutions does it make?',
    request: { omega0: given(12, 'rad/s'), alpha: given(3, 'rad/s^2'), time: given(5, 's') },
  },
  {
    goal: 'A disc at 300 rpm comes to rest, 0 rpm, within 40 rev. What is its angular deceleration?',
    request: { omega0: given(300, 'rpm'), omega: given(0, 'rpm'), angle: given(40, 'rev') },
  },
  {
    goal: 'angular motion: omega from 4 rad/s to 10 rad/s in 2.5 s, angle?',
    request: { omega0: given(4, 'rad/s'), omega: given(10, 'rad/s'), time: given(2.5, 's') },
  },
]

export const centripetal: readonly ContractExample[] = [
  {
    goal: 'Centripetal acceleration of a car at 90 km/h in a bend of 120 m radius?',
    request: { speed: given(90, 'km/h'), radius: given(120, 'm') },
  },
  {
    goal: 'A carousel seat goes round at 5.5 m/s, 4 m from the axis. What acceleration does the rider feel?',
    request: { speed: given(5.5, 'm/s'), radius: given(4, 'm') },
  },
  {
    goal: 'satellite, orbital speed 7.67 km/s, radius 6780 km: acceleration towards the centre',
    request: { speed: given(7.67, 'km/s'), radius: given(6780, 'km') },
  },
]

export const rimSpeed: readonly ContractExample[] = [
  {
    goal: 'How fast does the rim of a grinding disc of 115 mm radius run at 6000 rpm?',
    request: { omega: given(6000, 'rpm'), radius: given(115, 'mm') },
  },
  {
    goal: 'tip speed of a rotor blade 52 m long that turns at 1.6 rad/s',
    request: { omega: given(1.6, 'rad/s'), radius: given(52, 'm') },
  },
  {
    goal: 'A bicycle wheel with a radius of 0.34 m does 180 rpm. What is the speed of its rim?',
    request: { omega: given(180, 'rpm'), radius: given(0.34, 'm') },
  },
]
