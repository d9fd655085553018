// What all questions about robot arms share: screws, poses and joint values as people write them, and words around them.

import { type FieldValue, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { arrayOf, arraysOf, matrixOf, wrongArray } from '../../wording/arrays.js'
import { measure } from '../../wording/measures.js'
import { onGrid } from '../../wording/number-words.js'
import type { Clauses, Phrasing } from '../phrasing.js'

/** Without binary dust, and without a minus before nought. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 || 0

type Axis = readonly [number, number, number]
const axes: readonly (readonly [weight: number, axis: Axis])[] = [
  [6, [0, 0, 1]],
  [4, [0, 1, 0]],
  [2.5, [1, 0, 0]],
  [1.5, [0, -1, 0]],
  [1, [0, 0, -1]],
  [0.6, [-1, 0, 0]],
]

/** A revolute axis through a point: omega, then -omega x point. */
const revolute = ([x, y, z]: Axis, [px, py, pz]: Axis): readonly number[] =>
  [x, y, z, z * py - y * pz, x * pz - z * px, y * px - x * py].map(rounded)
const prismatic = (axis: Axis): readonly number[] => [0, 0, 0, ...axis]

/** How far apart the joints are, one manner for an arm. */
const linkLength = (random: Random): (() => number) => {
  const kind = random.next()
  if (kind < 0.45) return () => random.integer(1, 3)
  if (kind < 0.75) return () => onGrid(random, 0.1, 1.2, 0.05)
  return () => onGrid(random, 0.05, 0.9, 0.005)
}

export type Frame = 'space' | 'body'

/** The screws of an arm in its home position, seen from its base or from its tool. */
export function screwAxes(random: Random, count: number, frame: Frame): readonly (readonly number[])[] {
  const length = linkLength(random)
  const kind = random.next()
  if (kind < 0.4) {
    // A planar arm, with a slide at its end now and then.
    const lengths = Array.from({ length: count }, length)
    const slides = count > 2 && random.chance(0.25)
    return lengths.map((_, joint) => {
      if (slides && joint === count - 1) return prismatic([0, 0, 1])
      const before = lengths.slice(0, joint).reduce((sum, one) => sum + one, 0)
      const behind = lengths.slice(joint).reduce((sum, one) => sum + one, 0)
      return revolute([0, 0, 1], frame === 'space' ? [before, 0, 0] : [-behind, 0, 0])
    })
  }
  const sign = frame === 'space' ? 1 : -1
  return Array.from({ length: count }, (_, joint): readonly number[] => {
    const axis = joint === 0 && random.chance(0.7) ? ([0, 0, 1] as const) : random.weighted(axes)
    if (random.chance(0.12)) return prismatic(axis)
    const place = (): number => (random.chance(0.45) ? 0 : sign * length())
    const isBase = joint === 0 && frame === 'space'
    return revolute(axis, isBase ? [0, 0, 0] : [place(), random.chance(0.75) ? 0 : place(), place()])
  })
}

const diagonal = rounded(Math.SQRT1_2)
const rotations: readonly (readonly [weight: number, rows: readonly Axis[]])[] = [
  [
    6,
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  ],
  [
    2,
    [
      [0, -1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ],
  ],
  [
    1.5,
    [
      [-1, 0, 0],
      [0, 1, 0],
      [0, 0, -1],
    ],
  ],
  [
    1.5,
    [
      [1, 0, 0],
      [0, -1, 0],
      [0, 0, -1],
    ],
  ],
  [
    1,
    [
      [-1, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
    ],
  ],
  [
    1,
    [
      [0, 0, 1],
      [0, 1, 0],
      [-1, 0, 0],
    ],
  ],
  [
    1,
    [
      [1, 0, 0],
      [0, 0, -1],
      [0, 1, 0],
    ],
  ],
  [
    1,
    [
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, -1],
    ],
  ],
  [
    0.8,
    [
      [0.866, -0.5, 0],
      [0.5, 0.866, 0],
      [0, 0, 1],
    ],
  ],
  [
    0.8,
    [
      [diagonal, -diagonal, 0],
      [diagonal, diagonal, 0],
      [0, 0, 1],
    ],
  ],
  [
    0.5,
    [
      [0.8, 0, 0.6],
      [0, 1, 0],
      [-0.6, 0, 0.8],
    ],
  ],
]

/** Four rows of four. */
export function transform(random: Random): readonly (readonly number[])[] {
  const rows = random.weighted(rotations)
  const length = linkLength(random)
  const part = (): number => (random.chance(0.35) ? 0 : rounded((random.chance(0.2) ? -1 : 1) * length()))
  return [...rows.map((row) => [...row, part()]), [0, 0, 0, 1]]
}

export const poseValue = (random: Random): FieldValue => quantityValue(matrixOf(random, transform(random)))

const spaceNames = ['S', 'S', 'S', 's', 'screw', 'xi', 'J'] as const
const bodyNames = ['B', 'B', 'B', 'b', 'screw', 'xi', 'J'] as const

/** One matrix, a row for each joint; or so many lists, each by its name now and then. */
export function screwsValue(random: Random, axes: readonly (readonly number[])[], frame: Frame): FieldValue {
  if (random.chance(0.42)) return quantityValue(matrixOf(random, axes))
  const name = random.chance(0.35) ? random.pick(frame === 'space' ? spaceNames : bodyNames) : undefined
  const sign = random.pick(['=', ' = ', '=', ': '])
  const mentions = arraysOf(random, axes).map(
    ({ text, means }, joint): Mention => ({
      text: name === undefined ? text : `${name}${joint + 1}${sign}${text}`,
      means,
    }),
  )
  return { kind: 'quantities', mentions }
}

export const jointCount = (random: Random): number =>
  random.weighted([
    [0.9, 1],
    [5, 2],
    [6, 3],
    [2, 4],
    [0.7, 5],
    [1.5, 6],
    [0.4, 7],
  ] as const)

const figure = (value: number): Mention => ({ text: String(value), means: { kind: 'number', value } })

/** Joint positions: mostly in brackets, and of few joints also one after the other. */
export function jointsValue(random: Random, count: number): FieldValue {
  const unit = random.weighted([
    [12, undefined],
    [3, 'rad'],
    [2.5, 'deg'],
  ] as const)
  const exact = random.chance(0.12)
  const value = (): number => {
    if (unit === 'deg') return random.integer(-18, 24) * 5
    if (random.chance(0.12)) return 0
    if (exact) return rounded(random.pick([1 / 2, 1 / 4, -1 / 2, 1, 1 / 6, 1 / 3, -1 / 4]) * Math.PI)
    return onGrid(random, -1.6, 2.4, random.chance(0.3) ? 0.05 : 0.1) || 0
  }
  const values = Array.from({ length: count }, value)
  if (count === 1 || count > 4 || random.chance(0.8)) return quantityValue(arrayOf(random, values, unit))
  const mentions = values.map((one) => (unit === undefined ? figure(one) : measure(one, unit, random)))
  return { kind: 'quantities', mentions }
}

/** Joint positions in a unit that no joint has. */
export const wrongJoints = (random: Random, value: FieldValue | undefined): Mention =>
  wrongArray(random, value) ?? measure(onGrid(random, 0.1, 3, 0.1), random.pick(['kg', 's', 'm/s']), random)

/** Lists stand in one line, however they are joined; screws also line by line. */
export const armJoints: NonNullable<Phrasing['joints']> = {
  q: [
    [', ', ' and '],
    [', ', ' and '],
    [', ', ', '],
    [', ', ', and '],
    ['; ', '; '],
  ],
  guess: [
    [', ', ' and '],
    [', ', ', '],
  ],
  screws: [
    [', ', ' and '],
    [', ', ', '],
    [', ', ', '],
    [' and ', ' and '],
    ['; ', '; '],
    ['\n', '\n'],
    [', ', ', and '],
  ],
}

export const armFragments: NonNullable<Phrasing['fragments']> = {
  robot: [
    'robot',
    'robot',
    'arm',
    'arm',
    'manipulator',
    'robot arm',
    'serial arm',
    'serial chain',
    'open chain',
    'cobot',
    'mechanism',
    'machine',
    'welding robot',
    'lab arm',
    'industrial robot',
    'articulated arm',
    'kinematic chain',
  ],
  tool: [
    'end effector',
    'end effector',
    'end-effector',
    'tool',
    'hand',
    'gripper',
    'tool flange',
    'flange',
    'tool frame',
    'wrist',
    'tip',
    'EE',
    'TCP',
    'tool centre point',
    'suction cup',
    'last link',
  ],
  posing: [
    'pose',
    'pose',
    'pose of the <tool>',
    'end-effector pose',
    'end-effector pose',
    'tool pose',
    'homogeneous transform',
    'transform of the <tool>',
    'transformation matrix',
    'configuration of the <tool>',
    '4x4 transform',
    'T',
    'T matrix',
    'position and orientation of the <tool>',
    'end-effector frame',
    'matrix T',
    'full pose',
    'end effector transform',
  ],
  qname: [
    'q',
    'q',
    'q',
    'theta',
    'joints',
    'joint values',
    'joint angles',
    'thetalist',
    'th',
    'joint vector',
    'angles',
  ],
  atq: [
    'at q(=| = | ){q=plain}',
    'for q(=| = | ){q=plain}',
    'with q(=| = | ){q=plain}',
    'at theta = {q=plain}',
    'at joint values {q}',
    'at the joint angles {q}',
    'for joint angles {q}',
    'at joint positions {q}',
    'with the joints at {q}',
    'for the joint vector {q=plain}',
    'when the joints are at {q}',
    'if the joints stand at {q}',
    'with joint angles {q}',
    'evaluated at q = {q=plain}',
    'for the joints {q}',
    'at joint configuration {q}',
    'when the joint angles are {q}',
    'at thetalist = {q=plain}',
  ],
  home: [
    'M(=| = |: ){M}',
    'M(=| = |: ){M}',
    'M(=| = ){M}',
    'home pose {M}',
    'home pose M = {M}',
    'home configuration {M}',
    'home configuration M = {M}',
    'home position M = {M}',
    'zero pose {M}',
    'pose at zero {M}',
    'the home matrix {M}',
    'home transform {M}',
    'T0(=| = ){M}',
    'home: {M}',
  ],
}

/** Clauses for `q`. */
export const jointClauses: Clauses = {
  with: [
    '<atq>',
    '<atq>',
    '<atq>',
    'at {q=plain}',
    'with the joint readings {q}',
    'with the joint variables {q}',
    'with the joints turned to {q}',
    'at the joint state {q}',
    'for the joint values {q}',
    'with the encoders reading {q}',
  ],
  say: [
    'the joint angles are {q}',
    'the joints (are|stand) at {q}',
    'q is {q=plain}',
    'joint values are {q}',
    'the joint positions are {q}',
    'the motors of the joints report {q}',
    'we set the joints to {q}',
    'my joints are at {q}',
    'q = {q=plain}',
    'theta = {q=plain}',
    'the joint vector is {q=plain}',
    'the current joint state is {q}',
    'i moved the joints to {q}',
    'the encoders of the joints say {q}',
  ],
  tag: [
    'q = {q=plain}',
    'q={q=plain}',
    'q={q=plain}',
    'q: {q}',
    'theta = {q=plain}',
    'theta: {q}',
    'joints: {q}',
    'joints {q}',
    'joint angles: {q}',
    'joint angles {q}',
    'joint values: {q}',
    'thetalist = {q=plain}',
    'joint vector: {q=plain}',
    'joint state: {q}',
    'joint positions {q}',
    'th={q=plain}',
  ],
  vague: [
    'at the current joint angles',
    'with the joints as they are',
    'in the present configuration',
    'for the usual q',
  ],
}

/** Clauses for `M`. */
export const homeClauses: Clauses = {
  with: [
    'with <home>',
    'and <home>',
    'with home pose {M}',
    'with the home configuration {M}',
    'with M = {M}',
    'where M = {M}',
    'and the home pose M = {M}',
    'given M = {M}',
    'with the zero position of the <tool> {M}',
    'the home pose being {M}',
  ],
  say: [
    'the home pose is {M}',
    'M is {M}',
    'M = {M}',
    'the home configuration is {M}',
    'with all joints at zero the <tool> is at {M}',
    'at zero angles the <tool> pose is {M}',
    'the home matrix is M = {M}',
    'in the home position the <tool> has the pose {M}',
    'home pose M = {M}',
    'the zero pose of the <robot> is {M}',
  ],
  tag: [
    'M = {M}',
    'M={M}',
    'M: {M}',
    'M={M}',
    'home: {M}',
    'home pose: {M}',
    'home = {M}',
    'home configuration: {M}',
    'T_home = {M}',
    'home pose {M}',
  ],
  vague: ['with its home pose', 'M as always', 'with the usual home configuration', 'M from the data sheet'],
}

/** Clauses for `screws`; `<screw>` names them as the operation does. */
export const screwClauses: Clauses = {
  with: [
    'with <screw> {screws}',
    'with the <screw> {screws}',
    'and <screw> {screws}',
    'with <screw> (S|=|S =|:) {screws=plain}',
    'given the <screw> {screws}',
    'the <screw> being {screws}',
    'using <screw> {screws}',
    'where the <screw> are {screws}',
    'having the <screw> {screws}',
    'from <screw> {screws}',
  ],
  say: [
    'the <screw> are {screws}',
    '<screw> are {screws}',
    'its <screw> are {screws}',
    'the joints have the <screw> {screws}',
    'the <screw>: {screws}',
    'my <screw> are {screws}',
    'the <screw> of the joints are {screws}',
    'we have the <screw> {screws}',
    'the <robot> has the <screw> {screws}',
    'the list of <screw> is {screws=plain}',
  ],
  tag: [
    '<screw>: {screws}',
    '<screw>: {screws}',
    '<screw> {screws}',
    '<screw> = {screws=plain}',
    '<screw>\n{screws}',
    '<screw>: {screws}',
    '<screw> list: {screws}',
    '<screw> -> {screws}',
    '<screw> (omega, v): {screws}',
  ],
  vague: ['with its <screw>', 'using the <screw> of the <robot>', 'with the <screw> that we had'],
}
