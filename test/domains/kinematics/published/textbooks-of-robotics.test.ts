// As we remember it in Corke, "Robotics, Vision and Control" and its toolbox, Craig, "Introduction to Robotics" and its exercises, and the tables of parameters of Universal
// Robots and Franka Emika; recomputed independently as products of transforms.

import { describe } from 'vitest'
import { checkRows, type Row, rounded } from './figures-of-books.js'

const puma560 = [
  { a: 0, alpha: Math.PI / 2, d: 0, theta: 0 },
  { a: 0.4318, alpha: 0, d: 0, theta: 0 },
  { a: 0.0203, alpha: -Math.PI / 2, d: 0.15005, theta: 0 },
  { a: 0, alpha: Math.PI / 2, d: 0.4318, theta: 0 },
  { a: 0, alpha: -Math.PI / 2, d: 0, theta: 0 },
  { a: 0, alpha: 0, d: 0, theta: 0 },
]

const rows: readonly Row[] = [
  [
    'Corke: a Puma 560, zero angles',
    'forwardKinematicsDH',
    { joints: puma560, q: [0, 0, 0, 0, 0, 0] },
    {
      T: rounded(4, [
        [1, 0, 0, 0.4521],
        [0, 1, 0, -0.15],
        [0, 0, 1, 0.4318],
        [0, 0, 0, 1],
      ]),
    },
  ],
  [
    'Corke: vertical',
    'forwardKinematicsDH',
    { joints: puma560, q: [0, Math.PI / 2, -Math.PI / 2, 0, 0, 0] },
    {
      T: rounded(4, [
        [1, 0, 0, 0.0203],
        [0, 1, 0, -0.1501],
        [0, 0, 1, 0.8636],
        [0, 0, 0, 1],
      ]),
    },
  ],
  [
    'Corke: nominal',
    'forwardKinematicsDH',
    { joints: puma560, q: [0, Math.PI / 4, Math.PI, 0, Math.PI / 4, 0] },
    {
      T: rounded(4, [
        [0, 0, 1, 0.5963],
        [0, 1, 0, -0.1501],
        [-1, 0, 0, -0.0144],
        [0, 0, 0, 1],
      ]),
    },
  ],
  [
    'Corke: nominal, by name',
    'forwardKinematicsDH',
    { robot: 'Puma560', q: [0, Math.PI / 4, Math.PI, 0, Math.PI / 4, 0] },
    {
      T: rounded(4, [
        [0, 0, 1, 0.5963],
        [0, 1, 0, -0.1501],
        [-1, 0, 0, -0.0144],
        [0, 0, 0, 1],
      ]),
    },
  ],
  [
    'Universal Robots: a UR5, zero angles',
    'forwardKinematicsDH',
    { robot: 'UR5', q: [0, 0, 0, 0, 0, 0] },
    {
      T: rounded(5, [
        [1, 0, 0, -0.81725],
        [0, 0, -1, -0.19145],
        [0, 1, 0, -0.005491],
        [0, 0, 0, 1],
      ]),
    },
  ],
  [
    'Corke: a Panda, ready, with its hand',
    'forwardKinematicsMDH',
    {
      robot: 'Panda',
      q: [0, -0.3, 0, -2.2, 0, 2, Math.PI / 4],
      tool: [
        [Math.SQRT1_2, Math.SQRT1_2, 0, 0],
        [-Math.SQRT1_2, Math.SQRT1_2, 0, 0],
        [0, 0, 1, 0.1034],
        [0, 0, 0, 1],
      ],
    },
    {
      T: rounded(3, [
        [0.995, 0, 0.09983, 0.484],
        [0, -1, 0, 0],
        [0.09983, 0, -0.995, 0.4126],
        [0, 0, 0, 1],
      ]),
    },
  ],
  [
    'Craig: a planar arm, 10, 20 and 30 degrees',
    'forwardKinematicsMDH',
    {
      joints: [
        { a: 0, alpha: 0, d: 0, theta: 0 },
        { a: 4, alpha: 0, d: 0, theta: 0 },
        { a: 3, alpha: 0, d: 0, theta: 0 },
      ],
      q: [0.17453292519943295, 0.3490658503988659, Math.PI / 6],
    },
    {
      T: rounded(3, [
        [0.5, -0.866, 0, 6.5373],
        [0.866, 0.5, 0, 2.1946],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ]),
    },
  ],
  [
    'Craig: and its hand',
    'forwardKinematicsMDH',
    {
      joints: [
        { a: 0, alpha: 0, d: 0, theta: 0 },
        { a: 4, alpha: 0, d: 0, theta: 0 },
        { a: 3, alpha: 0, d: 0, theta: 0 },
      ],
      q: [0.17453292519943295, 0.3490658503988659, Math.PI / 6],
      tool: [
        [1, 0, 0, 2],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
    },
    {
      T: rounded(3, [
        [0.5, -0.866, 0, 7.5373],
        [0.866, 0.5, 0, 3.9266],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ]),
    },
  ],
  [
    'Craig: an arm of two equal links',
    'inverseKinematicsPlanar2R',
    { l1: '1 m', l2: '1 m', x: '1 m', y: '1 m' },
    {
      solutions: [
        { q1: 0, q2: Math.PI / 2 },
        { q1: Math.PI / 2, q2: -Math.PI / 2 },
      ],
    },
  ],
  [
    'Craig, example 7.1: 15 + 20 t^2 - 4.44 t^3 degrees',
    'jointTrajectory',
    { start: { value: [15], unit: 'deg' }, end: { value: [75], unit: 'deg' }, Tf: '3 s', N: 4, method: 'cubic' },
    { rows: [[0.26179938779914946], [0.5332950492204896], [1.037501277574407], [1.3089969389957472]] },
  ],
  ['Craig: the ring that it reaches', 'reach', { l1: '1 m', l2: '0.5 m' }, { min: 0.5, max: 1.5 }],
]

describe('examples of robotics', () => checkRows(rows))
