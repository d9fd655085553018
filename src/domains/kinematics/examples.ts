// How people ask for the operations of kinematics, and the request that each means.

import type { ContractExample } from '../../fabric/schema/index.js'

const given = (value: number, unit: string) => ({ value, unit })

export const stoppingDistance: readonly ContractExample[] = [
  {
    goal: 'How far does a car doing 50 mph need to stop if the driver takes 1.2 s to react and brakes at 7 m/s²?',
    request: { speed: given(50, 'mi/h'), reactionTime: given(1.2, 's'), deceleration: given(7, 'm/s^2') },
  },
  {
    goal: 'stopping distance on a wet road: 80 km/h, reaction 1.5 s, mu 0.4, 3 % downhill',
    request: {
      speed: given(80, 'km/h'),
      reactionTime: given(1.5, 's'),
      frictionCoefficient: 0.4,
      grade: given(-3, '%'),
    },
  },
  {
    goal: 'A rover on the Moon (gravity 1.62 m/s²) drives at 3 m/s. Friction is 0.6 and it reacts within 250 ms. Where does it halt?',
    request: {
      speed: given(3, 'm/s'),
      reactionTime: given(250, 'ms'),
      frictionCoefficient: 0.6,
      gravity: given(1.62, 'm/s^2'),
    },
  },
]

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

export const suvat: readonly ContractExample[] = [
  {
    goal: 'A car accelerates from rest at 2.5 m/s² for 8 s. How far does it get?',
    request: { u: given(0, 'm/s'), a: given(2.5, 'm/s^2'), t: given(8, 's'), solve: 's' },
  },
  {
    goal: 'u = 20 m/s, v = 5 m/s, s = 75 m. What are a and t?',
    request: { u: given(20, 'm/s'), v: given(5, 'm/s'), s: given(75, 'm'), solve: ['a', 't'] },
  },
  {
    goal: 'A stone goes straight up at 15 m/s. When does it pass 10 m? Its acceleration is -9.81 m/s².',
    request: { u: given(15, 'm/s'), a: given(-9.81, 'm/s^2'), s: given(10, 'm'), solve: 't' },
  },
]

export const timeToCollision: readonly ContractExample[] = [
  {
    goal: 'I drive 110 km/h, the lorry 60 m ahead does 80 km/h. When do I hit it?',
    request: { gap: given(60, 'm'), speedSelf: given(110, 'km/h'), speedLead: given(80, 'km/h') },
  },
  {
    goal: 'ttc, gap 25 m, self 18 m/s, lead 12 m/s',
    request: { gap: given(25, 'm'), speedSelf: given(18, 'm/s'), speedLead: given(12, 'm/s') },
  },
  {
    goal: 'A ferry at 14 knots is half a nautical mile behind a tug making 9 knots. How long until it catches up?',
    request: { gap: given(0.5, 'nmi'), speedSelf: given(14, 'kn'), speedLead: given(9, 'kn') },
  },
]
