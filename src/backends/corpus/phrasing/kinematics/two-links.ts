// Planar arms of two links: their lengths, and how they are spoken of.

import { type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { bareNumber, measure } from '../../wording/measures.js'
import { onGrid } from '../../wording/number-words.js'
import type { Clauses } from '../phrasing.js'

/** Unit ('' for none), least and greatest length, step. */
type Size = readonly [unit: string, low: number, high: number, step: number]

const sizes: readonly (readonly [weight: number, size: Size])[] = [
  [4, ['m', 0.1, 1.5, 0.05]],
  [1, ['m', 1, 9, 0.5]],
  [4, ['cm', 5, 120, 1]],
  [3, ['mm', 60, 900, 10]],
  [3, ['', 0.1, 1.2, 0.1]],
  [2, ['', 1, 4, 0.5]],
]

const said = (value: number, unit: string, random: Random): Mention =>
  unit === '' ? bareNumber(value, random) : measure(value, unit, random)

const lengths = (random: Random, [, low, high, step]: Size): readonly [number, number] => {
  const first = onGrid(random, low, high, step)
  return [first, random.chance(0.15) ? first : onGrid(random, low, high, step)]
}

export function armLinks(random: Random): Meaning {
  const size = random.weighted(sizes)
  const [l1, l2] = lengths(random, size)
  return new Map<string, FieldValue>([
    ['l1', quantityValue(said(l1, size[0], random))],
    ['l2', quantityValue(said(l2, size[0], random))],
  ])
}

/** An arm and a point, mostly one that it reaches. */
export function armAndPoint(random: Random): Meaning {
  const size = random.weighted(sizes)
  const [unit, , , step] = size
  const [l1, l2] = lengths(random, size)
  const near = Math.abs(l1 - l2)
  const far = random.chance(0.9) ? l1 + l2 : 1.4 * (l1 + l2)
  const radius = near + (0.1 + 0.85 * random.next()) * (far - near)
  const angle = random.chance(0.75) ? (Math.PI / 2) * random.next() : 2 * Math.PI * random.next()
  const decimals = (String(step).split('.')[1] ?? '').length
  const rounded = (value: number) => Number(value.toFixed(Math.min(3, decimals + (random.chance(0.3) ? 1 : 0)))) || 0
  return new Map<string, FieldValue>([
    ['l1', quantityValue(said(l1, unit, random))],
    ['l2', quantityValue(said(l2, unit, random))],
    ['x', quantityValue(said(rounded(radius * Math.cos(angle)), unit, random))],
    ['y', quantityValue(said(rounded(radius * Math.sin(angle)), unit, random))],
  ])
}

export const linkFragments: Readonly<Record<string, readonly string[]>> = {
  arm: [
    'two-link arm',
    'two-link arm',
    'planar arm',
    'planar two-link arm',
    '2R arm',
    'planar 2R arm',
    'robot arm with two links',
    'SCARA',
    'SCARA arm',
    'drawing arm with two links',
    'desk lamp with two arms',
    'excavator toy with boom and stick',
    'leg with thigh and shin',
    'double-jointed bracket',
    'two-joint planar manipulator',
    '2-DOF arm',
    'elbow arm',
    'little arm of two sticks',
    'RR manipulator',
    'plotter arm with two links',
  ],
}

export const linkClauses: Readonly<Record<'l1' | 'l2', Clauses>> = {
  l1: {
    with: [
      'with a first link of {l1}',
      'with l1 = {l1}',
      'with an upper arm of {l1}',
      'the first link being {l1}',
      'with {l1} from shoulder to elbow',
      'with the inner link {l1} long',
      'given a first link of {l1}',
      'with the lower part {l1}',
    ],
    say: [
      'the first link is {l1}',
      'the first link is {l1} long',
      'the first link measures {l1}',
      'link one is {l1}',
      'the upper arm is {l1}',
      'the inner arm has {l1}',
      'from shoulder to elbow it is {l1}',
      'the link at the base is {l1} long',
      'the length of the first link is {l1}',
      'l1 is {l1}',
      'the boom is {l1}',
      'the first of the two sticks is {l1}',
    ],
    tag: [
      'l1={l1}',
      'l1 = {l1}',
      'L1<eq>{l1}',
      'first link {l1}',
      'link 1 = {l1}',
      'a1={l1}',
      'upper arm {l1}',
      'inner {l1}',
      'boom {l1}',
      'base link {l1}',
      'first<eq>{l1}',
      'shoulder-elbow {l1}',
    ],
    vague: ['with a short first link', 'with a first link of the usual size', 'with a long upper arm'],
  },
  l2: {
    with: [
      'with a second link of {l2}',
      'with l2 = {l2}',
      'with a forearm of {l2}',
      'the second link being {l2}',
      'with {l2} from elbow to tip',
      'with the outer link {l2} long',
      'given a second link of {l2}',
      'with the far part {l2}',
    ],
    say: [
      'the second link is {l2}',
      'the second link is {l2} long',
      'the second link measures {l2}',
      'link two is {l2}',
      'the forearm is {l2}',
      'the outer arm has {l2}',
      'from elbow to tip it is {l2}',
      'the link at the tip is {l2} long',
      'the length of the second link is {l2}',
      'l2 is {l2}',
      'the stick is {l2}',
      'the second of the two is {l2}',
    ],
    tag: [
      'l2={l2}',
      'l2 = {l2}',
      'L2<eq>{l2}',
      'link two {l2}',
      'link 2 = {l2}',
      'a2={l2}',
      'forearm {l2}',
      'outer {l2}',
      'dipper {l2}',
      'tip link {l2}',
      'outer link<eq>{l2}',
      'elbow-tip {l2}',
    ],
    vague: ['with a second link about as long', 'with a shorter second link', 'with some forearm'],
  },
}
