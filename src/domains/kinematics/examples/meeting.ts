// How people ask where things stop, meet, overtake and cross.

import type { ContractExample } from '../../../fabric/schema/index.js'
import { given } from './given.js'

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

export const closing: readonly ContractExample[] = [
  {
    goal: 'Two trains 120 km apart run towards each other at 80 km/h and 70 km/h. When and where do they meet?',
    request: { gap: given(120, 'km'), speedA: given(80, 'km/h'), speedB: given(70, 'km/h') },
  },
  {
    goal: 'Ann walks 1.4 m/s, Ben runs 3 m/s, they start 500 m apart and come to meet each other.',
    request: { gap: given(500, 'm'), speedA: given(1.4, 'm/s'), speedB: given(3, 'm/s') },
  },
  {
    goal: 'head-on: gap 2 mi, first car 60 mph, second car 45 mph, time to meet?',
    request: { gap: given(2, 'mi'), speedA: given(60, 'mi/h'), speedB: given(45, 'mi/h') },
  },
]

export const overtake: readonly ContractExample[] = [
  {
    goal: 'A cyclist at 6 m/s is 40 m ahead of a car that does 15 m/s. When does the car draw level?',
    request: { gap: given(40, 'm'), lead: { speed: given(6, 'm/s') }, chaser: { speed: given(15, 'm/s') } },
  },
  {
    goal: 'A lorry at 20 m/s passes a police car at rest 0 m away, which sets off after it at 3 m/s². How long until it catches up?',
    request: {
      gap: given(0, 'm'),
      lead: { speed: given(20, 'm/s') },
      chaser: { speed: given(0, 'm/s'), acceleration: given(3, 'm/s^2') },
    },
  },
  {
    goal: 'overtake: gap 100 m, lead 12 m/s accelerating at 0.5 m/s², chaser 18 m/s accelerating at 1.2 m/s²',
    request: {
      gap: given(100, 'm'),
      lead: { speed: given(12, 'm/s'), acceleration: given(0.5, 'm/s^2') },
      chaser: { speed: given(18, 'm/s'), acceleration: given(1.2, 'm/s^2') },
    },
  },
]

export const riverCrossing: readonly ContractExample[] = [
  {
    goal: 'A river 80 m wide flows at 1.2 m/s. Which heading takes a boat of 2.5 m/s straight across, and how long does it take?',
    request: { width: given(80, 'm'), boatSpeed: given(2.5, 'm/s'), current: given(1.2, 'm/s') },
  },
  {
    goal: 'ferry 6 kn, tidal current 2 kn, channel 0.5 nmi: heading and time straight over',
    request: { width: given(0.5, 'nmi'), boatSpeed: given(6, 'kn'), current: given(2, 'kn') },
  },
  {
    goal: 'I swim 4 km/h and want to land right opposite. The river is 150 m wide and runs at 3 km/h.',
    request: { width: given(150, 'm'), boatSpeed: given(4, 'km/h'), current: given(3, 'km/h') },
  },
]
