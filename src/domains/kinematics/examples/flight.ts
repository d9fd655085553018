// How people ask for flights, with drag and without.

import type { ContractExample } from '../../../fabric/schema/index.js'
import { given } from './given.js'

export const projectile: readonly ContractExample[] = [
  {
    goal: 'A ball is kicked at 22 m/s, 40 degrees above the ground. How far does it fly?',
    request: { speed: given(22, 'm/s'), angle: given(40, 'deg') },
  },
  {
    goal: 'Launch at 15 m/s and 0.6 rad from a 12 m wall: flight time, apex and impact speed.',
    request: { speed: given(15, 'm/s'), angle: given(0.6, 'rad'), height: given(12, 'm') },
  },
  {
    goal: 'range of a golf shot, 40 m/s at 30°, on the Moon where g = 1.62 m/s^2',
    request: { speed: given(40, 'm/s'), angle: given(30, 'deg'), gravity: given(1.62, 'm/s^2') },
  },
]

export const launchAngles: readonly ContractExample[] = [
  {
    goal: 'At which two angles must a hose that squirts at 12 m/s point to hit a fire 10 m away?',
    request: { speed: given(12, 'm/s'), range: given(10, 'm') },
  },
  {
    goal: 'launch angles for a range of 300 m at 250 km/h',
    request: { speed: given(250, 'km/h'), range: given(300, 'm') },
  },
  {
    goal: 'A cannon on Mars, g = 3.71 m/s², fires at 90 m/s. Which elevations reach 1.8 km?',
    request: { speed: given(90, 'm/s'), range: given(1.8, 'km'), gravity: given(3.71, 'm/s^2') },
  },
]

export const projectileDrag: readonly ContractExample[] = [
  {
    goal: 'How far does a baseball of 145 g fly, hit at 45 m/s and 35°, with drag coefficient 0.35, radius 36.6 mm and air of 1.2 kg/m³?',
    request: {
      speed: given(45, 'm/s'),
      angle: given(35, 'deg'),
      mass: given(145, 'g'),
      dragCoefficient: 0.35,
      radius: given(36.6, 'mm'),
      airDensity: given(1.2, 'kg/m^3'),
    },
  },
  {
    goal: 'Hammer throw with air resistance: 14 m/s at 40 deg from 2 m, mass 7.26 kg, Cd 0.47, area 0.0095 m^2, density 1.225 kg/m^3',
    request: {
      speed: given(14, 'm/s'),
      angle: given(40, 'deg'),
      height: given(2, 'm'),
      mass: given(7.26, 'kg'),
      dragCoefficient: 0.47,
      area: given(0.0095, 'm^2'),
      airDensity: given(1.225, 'kg/m^3'),
    },
  },
  {
    goal: 'A 2.7 g table tennis ball of radius 20 mm leaves at 25 m/s and 0.3 rad. Take drag with Cd = 0.5 and 1.2 kg/m^3. Where does it land?',
    request: {
      speed: given(25, 'm/s'),
      angle: given(0.3, 'rad'),
      mass: given(2.7, 'g'),
      dragCoefficient: 0.5,
      radius: given(20, 'mm'),
      airDensity: given(1.2, 'kg/m^3'),
    },
  },
]

export const terminalVelocity: readonly ContractExample[] = [
  {
    goal: 'Terminal velocity of an 80 kg skydiver with a frontal area of 0.7 m² and a drag coefficient of 1, the air at 1.2 kg/m³.',
    request: {
      mass: given(80, 'kg'),
      area: given(0.7, 'm^2'),
      dragCoefficient: 1,
      airDensity: given(1.2, 'kg/m^3'),
    },
  },
  {
    goal: 'How fast does a hailstone of 4.2 g and radius 1 cm come down at most? Cd 0.6, air 1.225 kg/m^3.',
    request: {
      mass: given(4.2, 'g'),
      radius: given(1, 'cm'),
      dragCoefficient: 0.6,
      airDensity: given(1.225, 'kg/m^3'),
    },
  },
  {
    goal: 'terminal speed of a 300 kg probe on Mars: area 2.5 m^2, Cd 1.7, density 0.02 kg/m^3, g 3.71 m/s^2',
    request: {
      mass: given(300, 'kg'),
      area: given(2.5, 'm^2'),
      dragCoefficient: 1.7,
      airDensity: given(0.02, 'kg/m^3'),
      gravity: given(3.71, 'm/s^2'),
    },
  },
]

export const fallWithDrag: readonly ContractExample[] = [
  {
    goal: 'A skydiver whose terminal speed is 55 m/s has fallen for 6 s. How fast is she and how far has she dropped?',
    request: { terminalSpeed: given(55, 'm/s'), time: given(6, 's') },
  },
  {
    goal: 'fall with drag, terminal velocity 200 km/h, after 10 s',
    request: { terminalSpeed: given(200, 'km/h'), time: given(10, 's') },
  },
  {
    goal: 'With g = 9.8 m/s² and a terminal speed of 9 m/s, how deep does a raindrop fall in 1.5 s?',
    request: { terminalSpeed: given(9, 'm/s'), time: given(1.5, 's'), gravity: given(9.8, 'm/s^2') },
  },
]
