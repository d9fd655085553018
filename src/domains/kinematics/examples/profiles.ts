// How people ask for motion profiles.

import type { ContractExample } from '../../../fabric/schema/index.js'
import { given } from './given.js'

export const trapezoid: readonly ContractExample[] = [
  {
    goal: 'An axis moves 1.2 m with at most 0.5 m/s and 2 m/s². How long does it take?',
    request: { distance: given(1.2, 'm'), maxSpeed: given(0.5, 'm/s'), maxAcceleration: given(2, 'm/s^2') },
  },
  {
    goal: 'trapezoidal profile over 30 mm, vmax 400 mm/s, amax 3 m/s^2',
    request: { distance: given(30, 'mm'), maxSpeed: given(400, 'mm/s'), maxAcceleration: given(3, 'm/s^2') },
  },
  {
    goal: 'A lift travels 48 m, top speed 4 m/s, acceleration 1 m/s². Give the total, ramp and cruise times.',
    request: { distance: given(48, 'm'), maxSpeed: given(4, 'm/s'), maxAcceleration: given(1, 'm/s^2') },
  },
  {
    goal: 'A joint turns by 90 deg with at most 60 deg/s and 120 deg/s². When is it there?',
    request: { distance: given(90, 'deg'), maxSpeed: given(60, 'deg/s'), maxAcceleration: given(120, 'deg/s^2') },
  },
]

export const sCurve: readonly ContractExample[] = [
  {
    goal: 'A gantry moves 2 m within 1 m/s, 1.5 m/s² and a jerk of 5 m/s³. What is the shortest time?',
    request: {
      distance: given(2, 'm'),
      maxSpeed: given(1, 'm/s'),
      maxAcceleration: given(1.5, 'm/s^2'),
      maxJerk: given(5, 'm/s^3'),
    },
  },
  {
    goal: 's-curve, distance 10 mm, v 0.3 m/s, a 4 m/s^2, jerk 100 m/s^3: which peaks are reached?',
    request: {
      distance: given(10, 'mm'),
      maxSpeed: given(0.3, 'm/s'),
      maxAcceleration: given(4, 'm/s^2'),
      maxJerk: given(100, 'm/s^3'),
    },
  },
  {
    goal: 'Jerk-limited lift ride of 60 m: at most 5 m/s, 1.1 m/s² and 1.4 m/s³.',
    request: {
      distance: given(60, 'm'),
      maxSpeed: given(5, 'm/s'),
      maxAcceleration: given(1.1, 'm/s^2'),
      maxJerk: given(1.4, 'm/s^3'),
    },
  },
  {
    goal: 'Robot joint, jerk-limited: 2.4 rad within 3 rad/s, 8 rad/s² and 60 rad/s³. How long?',
    request: {
      distance: given(2.4, 'rad'),
      maxSpeed: given(3, 'rad/s'),
      maxAcceleration: given(8, 'rad/s^2'),
      maxJerk: given(60, 'rad/s^3'),
    },
  },
]

export const timeScaling: readonly ContractExample[] = [
  {
    goal: 'How far along is a cubic time scaling of 5 s after 1.5 s?',
    request: { kind: 'cubic', Tf: given(5, 's'), t: given(1.5, 's') },
  },
  {
    goal: 'quintic time scaling, Tf = 2 s, t = 0.6 s',
    request: { kind: 'quintic', Tf: given(2, 's'), t: given(0.6, 's') },
  },
  {
    goal: 'A move with quintic polynomial timing lasts 800 ms. What share of it is done after 300 ms?',
    request: { kind: 'quintic', Tf: given(800, 'ms'), t: given(300, 'ms') },
  },
]

export const jointTrajectory: readonly ContractExample[] = [
  {
    goal: 'Move the joints from 0, 0.5 to 1.2, -0.4 in 2 s: 6 points with cubic time scaling.',
    request: { start: [0, 0.5], end: [1.2, -0.4], Tf: given(2, 's'), N: 6, method: 'cubic' },
  },
  {
    goal: 'joint trajectory, quintic, 11 points over 5 s, start 0.1, 0.2, 0.3 and end 1.1, 1.2, 1.3',
    request: { start: [0.1, 0.2, 0.3], end: [1.1, 1.2, 1.3], Tf: given(5, 's'), N: 11, method: 'quintic' },
  },
  {
    goal: 'One joint goes from -1 to 1 within 1.5 s, quintic. List 4 points.',
    request: { start: [-1], end: [1], Tf: given(1.5, 's'), N: 4, method: 'quintic' },
  },
]
