// As we remember it in Lynch and Park, "Modern Robotics" (2017), chapters 6 and 9, and the examples of its code library; recomputed independently by
// products of exponentials and polynomials of time.

import { describe } from 'vitest'
import { checkRows, type Row, rounded } from './figures-of-books.js'

const rows: readonly Row[] = [
  [
    'its library, IKinBody',
    'inverseKinematicsScrewBody',
    {
      M: [
        [-1, 0, 0, 0],
        [0, 1, 0, 6],
        [0, 0, -1, 2],
        [0, 0, 0, 1],
      ],
      screws: [
        [0, 0, -1, 2, 0, 0],
        [0, 0, 0, 0, 1, 0],
        [0, 0, 1, 0, 0, 0.1],
      ],
      target: [
        [0, 1, 0, -5],
        [1, 0, 0, 4],
        [0, 0, -1, 1.6858],
        [0, 0, 0, 1],
      ],
      guess: [1.5, 2.5, 3],
      eomg: 0.01,
      ev: 0.001,
    },
    { q: ['1.57073819 1', '2.999667 1', '3.14153913 1'] },
  ],
  [
    'example 6.1, 30 and 90 degrees',
    'inverseKinematicsScrewBody',
    {
      M: [
        [1, 0, 0, 2],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      screws: [
        [0, 0, 1, 0, 2, 0],
        [0, 0, 1, 0, 1, 0],
      ],
      target: [
        [-0.5, -0.8660254037844386, 0, 0.3660254037844386],
        [0.8660254037844386, -0.5, 0, 1.3660254037844386],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      guess: [0, Math.PI / 6],
      eomg: 0.001,
      ev: 0.0001,
    },
    { q: ['0.524 1', '1.571 1'] },
  ],
  [
    'an arm of three links',
    'inverseKinematicsScrewBody',
    {
      M: [
        [1, 0, 0, 3],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      screws: [
        [0, 0, 1, 0, 3, 0],
        [0, 0, 1, 0, 2, 0],
        [0, 0, 1, 0, 1, 0],
      ],
      target: [
        [-0.585, -0.811, 0, 0.076],
        [0.811, -0.585, 0, 2.608],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      guess: [Math.PI / 4, Math.PI / 4, Math.PI / 4],
      eomg: 0.001,
      ev: 0.0001,
    },
    { q: ['0.925 1', '0.586 1', '0.684 1'] },
  ],
  [
    'example 6.1 in closed form',
    'inverseKinematicsPlanar2R',
    { l1: '1 m', l2: '1 m', x: '0.366 m', y: '1.366 m' },
    { solutions: [{ q1: '0.524 rad', q2: '1.571 rad' }, {}] },
  ],
  ['its library, CubicTimeScaling', 'timeScaling', { kind: 'cubic', Tf: '2 s', t: '0.6 s' }, { s: 0.216 }],
  ['its library, QuinticTimeScaling', 'timeScaling', { kind: 'quintic', Tf: '2 s', t: '0.6 s' }, { s: 0.16308 }],
  ['a quintic', 'timeScaling', { kind: 'quintic', Tf: '5 s', t: '3 s' }, { s: 0.68256 }],
  [
    'its library, JointTrajectory',
    'jointTrajectory',
    { start: [1, 0, 0, 1, 1, 0.2, 0, 1], end: [1.2, 0.5, 0.6, 1.1, 2, 2, 0.9, 1], Tf: 4, N: 6, method: 3 },
    {
      rows: rounded(4, [
        [1, 0, 0, 1, 1, 0.2, 0, 1],
        [1.0208, 0.052, 0.0624, 1.0104, 1.104, 0.3872, 0.0936, 1],
        [1.0704, 0.176, 0.2112, 1.0352, 1.352, 0.8336, 0.3168, 1],
        [1.1296, 0.324, 0.3888, 1.0648, 1.648, 1.3664, 0.5832, 1],
        [1.1792, 0.448, 0.5376, 1.0896, 1.896, 1.8128, 0.8064, 1],
        [1.2, 0.5, 0.6, 1.1, 2, 2, 0.9, 1],
      ]),
    },
  ],
]

describe('inverse kinematics and trajectories of Modern Robotics', () => checkRows(rows))
