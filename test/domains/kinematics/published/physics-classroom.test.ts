// As we remember it in The Physics Classroom, "Kinematic Equations: Sample Problems and Solutions" and the twenty practice problems after them;
// recomputed independently from the equations of motion.

import { describe } from 'vitest'
import { checkRows, type Row } from './figures-of-books.js'

const rows: readonly Row[] = [
  ['a car stops at a light', 'suvat', { u: '30 m/s', v: '0 m/s', a: '-8 m/s^2', solve: 's' }, { s: '56.3 m' }],
  ['a drag race', 'suvat', { u: '0 m/s', a: '6 m/s^2', t: '4.1 s', solve: 's' }, { s: '50.4 m' }],
  [
    'shingles fall',
    'suvat',
    { u: '0 m/s', a: '9.8 m/s^2', t: '2.6 s', solve: ['s', 'v'] },
    { s: '33.1 m', v: '25.5 m/s' },
  ],
  ['1: an airplane takes off', 'suvat', { a: '3.2 m/s^2', t: '32.8 s', u: '0 m/s', solve: 's' }, { s: '1.72e3 m' }],
  ['2: a car from rest', 'suvat', { u: '0 m/s', t: '5.21 s', s: '110 m', solve: 'a' }, { a: '8.10 m/s^2' }],
  [
    '3: a free-fall ride',
    'suvat',
    { u: '0 m/s', t: '2.6 s', a: '-9.8 m/s^2', solve: ['s', 'v'] },
    { s: '-33.1 m', v: '-25.5 m/s' },
  ],
  [
    '4: a race car',
    'suvat',
    { u: '18.5 m/s', v: '46.1 m/s', t: '2.47 s', solve: ['a', 's'] },
    { a: '11.2 m/s^2', s: '79.8 m' },
  ],
  ['5: a feather on the Moon', 'suvat', { u: '0 m/s', s: '-1.4 m', a: '-1.67 m/s^2', solve: 't' }, { t: '1.29 s' }],
  [
    '6: a rocket sled',
    'suvat',
    { u: '0 m/s', v: '444 m/s', t: '1.83 s', solve: ['a', 's'] },
    { a: '243 m/s^2', s: '406 m' },
  ],
  ['7: a bike', 'suvat', { u: '0 m/s', v: '7.1 m/s', s: '35.4 m', solve: 'a' }, { a: '0.712 m/s^2' }],
  ['8: a runway', 'suvat', { a: '3 m/s^2', u: '0 m/s', v: '65 m/s', solve: 's' }, { s: '704 m' }],
  ['9: a car skids', 'suvat', { u: '22.4 m/s', v: '0 m/s', t: '2.55 s', solve: 's' }, { s: '28.6 m' }],
  ['10: a kangaroo', 'suvat', { a: '-9.8 m/s^2', v: '0 m/s', s: '2.62 m', solve: 'u' }, { u: '7.17 m/s' }],
  ['11: a basketball player', 'suvat', { v: '0 m/s', a: '-9.8 m/s^2', s: '1.29 m', solve: ['u'] }, { u: '5.03 m/s' }],
  ['12: a bullet', 'suvat', { u: '0 m/s', v: '521 m/s', s: '0.84 m', solve: 'a' }, { a: '1.62e5 m/s^2' }],
  [
    '13: a baseball popped up',
    'suvat',
    { v: '0 m/s', a: '-9.8 m/s^2', t: '3.13 s', solve: ['u', 's'] },
    { u: '30.7 m/s', s: '48.0 m' },
  ],
  ['14: a penny from a deck', 'suvat', { u: '0 m/s', a: '-9.8 m/s^2', s: '-370 m', solve: 't' }, { t: '8.69 s' }],
  ['15: a bullet in clay', 'suvat', { u: '367 m/s', v: '0 m/s', s: '0.0621 m', solve: 'a' }, { a: '-1.08e6 m/s^2' }],
  ['16: a stone in a well', 'suvat', { a: '-9.8 m/s^2', t: '3.41 s', u: '0 m/s', solve: 's' }, { s: '-57.0 m' }],
  ['17: skid marks', 'suvat', { a: '-3.9 m/s^2', s: '290 m', v: '0 m/s', solve: 'u' }, { u: '47.6 m/s' }],
  [
    '18: a plane takes off',
    'suvat',
    { u: '0 m/s', v: '88.3 m/s', s: '1365 m', solve: ['a', 't'] },
    { a: '2.86 m/s^2', t: '30.9 s' },
  ],
  ['19: a dragster', 'suvat', { u: '0 m/s', v: '112 m/s', s: '398 m', solve: 'a' }, { a: '15.8 m/s^2' }],
]

describe('sample problems of The Physics Classroom', () => checkRows(rows))
