// How people ask for motion along a line.

import type { ContractExample } from '../../../fabric/schema/index.js'
import { given } from './given.js'

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

export const freeFall: readonly ContractExample[] = [
  {
    goal: 'A stone drops from rest down a well 45 m deep. How long does it fall and how fast does it hit the water?',
    request: { h: given(45, 'm') },
  },
  {
    goal: 'free fall from 30 ft with g = 9.81 m/s^2',
    request: { h: given(30, 'ft'), g: given(9.81, 'm/s^2') },
  },
  {
    goal: 'A hammer is dropped 1.6 m on the Moon, gravity 1.62 m/s². When does it land?',
    request: { h: given(1.6, 'm'), g: given(1.62, 'm/s^2') },
  },
]

export const verticalThrow: readonly ContractExample[] = [
  {
    goal: 'A ball is thrown straight up at 18 m/s. How high does it get and when is it back?',
    request: { u: given(18, 'm/s') },
  },
  {
    goal: 'I toss a coin upwards with 12 ft/s: flight time and greatest height, please.',
    request: { u: given(12, 'ft/s') },
  },
  {
    goal: 'vertical throw, u = 29.4 m/s, g = 9.8 m/s^2, after what time is the speed halved?',
    request: { u: given(29.4, 'm/s'), g: given(9.8, 'm/s^2') },
  },
]
