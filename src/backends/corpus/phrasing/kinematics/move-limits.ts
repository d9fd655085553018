// Limits of a move as machines have them: axes, lifts, gantries, sliders, joints that turn, spindles. All of a move are of one kind.

import { type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { bareNumber, measure } from '../../wording/measures.js'
import { onGrid } from '../../wording/number-words.js'
import type { Clauses } from '../phrasing.js'

type Range = readonly [unit: string, low: number, high: number, step: number]

interface Machine {
  readonly weight: number
  readonly distance: Range
  readonly maxSpeed: Range
  readonly maxAcceleration: Range
  readonly maxJerk: Range
}

const machine = (
  weight: number,
  distance: Range,
  maxSpeed: Range,
  maxAcceleration: Range,
  maxJerk: Range,
): Machine => ({
  weight,
  distance,
  maxSpeed,
  maxAcceleration,
  maxJerk,
})

const along: readonly Machine[] = [
  machine(
    4,
    ['mm', 20, 1500, 10],
    ['mm/s', 50, 2000, 50],
    ['mm/s^2', 200, 20_000, 100],
    ['mm/s^3', 5000, 200_000, 5000],
  ),
  machine(4, ['m', 0.1, 4, 0.1], ['m/s', 0.1, 3, 0.1], ['m/s^2', 0.5, 20, 0.5], ['m/s^3', 5, 400, 5]),
  machine(2, ['mm', 50, 3000, 50], ['m/s', 0.2, 4, 0.1], ['m/s^2', 1, 40, 1], ['m/s^3', 10, 900, 10]),
  machine(2, ['mm', 30, 900, 5], ['m/min', 5, 80, 5], ['m/s^2', 1, 15, 0.5], ['m/s^3', 10, 300, 10]),
  machine(3, ['m', 3, 120, 1], ['m/s', 0.5, 9, 0.5], ['m/s^2', 0.4, 1.6, 0.1], ['m/s^3', 0.4, 3, 0.1]),
  machine(2, ['m', 2, 80, 0.5], ['m/s', 0.3, 3, 0.1], ['m/s^2', 0.1, 2, 0.1], ['m/s^3', 0.2, 5, 0.1]),
  machine(2, ['cm', 5, 180, 5], ['cm/s', 5, 120, 5], ['cm/s^2', 20, 500, 10], ['m/s^3', 1, 40, 1]),
  machine(0.6, ['m', 100, 5000, 100], ['km/h', 30, 160, 5], ['m/s^2', 0.3, 2.5, 0.1], ['m/s^3', 0.2, 1.5, 0.1]),
]
const about: readonly Machine[] = [
  machine(4, ['deg', 10, 360, 5], ['deg/s', 20, 720, 10], ['deg/s^2', 50, 5000, 50], ['deg/s^3', 500, 50_000, 500]),
  machine(3, ['rad', 0.2, 6.2, 0.1], ['rad/s', 0.5, 12, 0.1], ['rad/s^2', 1, 60, 0.5], ['rad/s^3', 10, 900, 10]),
  machine(2, ['rev', 1, 60, 1], ['rpm', 30, 3000, 10], ['rad/s^2', 5, 400, 5], ['rad/s^3', 50, 5000, 50]),
  machine(1, ['deg', 30, 720, 10], ['rpm', 5, 120, 5], ['deg/s^2', 100, 3000, 100], ['rad/s^3', 10, 500, 10]),
  machine(1, ['rev', 0.5, 20, 0.5], ['rev/s', 0.5, 20, 0.5], ['rad/s^2', 5, 200, 5], ['rad/s^3', 20, 2000, 20]),
]

const limits = ['distance', 'maxSpeed', 'maxAcceleration', 'maxJerk'] as const
export type Limit = (typeof limits)[number]

const drawn = ([unit, low, high, step]: Range, random: Random): Mention =>
  measure(onGrid(random, low, high, step), unit, random)

/** A move's limits, its distance in the manner of a turn where the move is about an axis. */
export function moveLimits(random: Random, names: readonly Limit[]): Meaning {
  const turns = random.chance(0.35)
  const one = random.weighted((turns ? about : along).map((each) => [each.weight, each] as const))
  return new Map(
    names.map((name): [string, FieldValue] => {
      const mention = drawn(one[name], random)
      return [name, quantityValue(turns ? { ...mention, manner: 'turn' } : mention)]
    }),
  )
}

/** A limit whose unit was left out. */
export function bareLimit(name: Limit, random: Random): Mention {
  const [, low, high, step] = random.pick(along)[name]
  return bareNumber(onGrid(random, low, high, step), random)
}

const wrongUnits: Readonly<Record<Limit, readonly string[]>> = {
  distance: ['s', 'm/s', 'kg', 'rad/s', 'N', 'mm/s', 'm/s^2', 's'],
  maxSpeed: ['m', 's', 'm/s^2', 'kg', 'rad', 'mm', 'N', 'rad/s^2'],
  maxAcceleration: ['m/s', 'rad/s', 's', 'N', 'm/s^3', 'mm/s', 'kg', 'm'],
  maxJerk: ['m/s^2', 'rad/s^2', 'm/s', 's', 'N', 'mm/s^2', 'm/s^2'],
}

/** A limit in a unit of neither kind. */
export const wrongLimit = (name: Limit, random: Random): Mention =>
  measure(
    random.chance(0.6) ? random.integer(2, 60) : onGrid(random, 0.5, 20, 0.1),
    random.pick(wrongUnits[name]),
    random,
  )

export const machineFragments: Readonly<Record<string, readonly string[]>> = {
  axis: [
    'axis',
    'gantry',
    'linear axis',
    'linear motor',
    'long axis',
    'Z axis',
    'carriage',
    'slide',
    'camera slider',
    'shuttle',
    'pick-and-place head',
    'lift',
    'hoist',
    'crane trolley',
    'stage',
    'CNC table',
    'printer head',
    'cart',
    'linear actuator',
    'conveyor pusher',
    'lift cabin',
    'sliding door',
    'stacker crane',
    'belt axis',
  ],
  joint: [
    'joint',
    'robot joint',
    'turntable',
    'rotary axis',
    'rotary table',
    'pan head',
    'spindle',
    'servo',
    'wrist joint',
    'rotary indexing table',
    'telescope mount',
    'dish antenna',
    'base joint',
    'motor shaft',
    'carousel',
    'camera gimbal',
  ],
  maxv: [
    'maximum speed',
    'max speed',
    'top speed',
    'speed limit',
    'velocity limit',
    'vmax',
    'max velocity',
    'greatest speed',
    'allowed speed',
    'rated speed',
  ],
  maxa: [
    'maximum acceleration',
    'max acceleration',
    'acceleration limit',
    'amax',
    'max accel',
    'greatest acceleration',
    'allowed acceleration',
    'accel limit',
    'acceleration and braking limit',
    'rated acceleration',
  ],
}

/** How the three limits that all profiles have are spoken of. */
export const limitClauses: Readonly<Record<'distance' | 'maxSpeed' | 'maxAcceleration', Clauses>> = {
  distance: {
    with: [
      'over {distance}',
      'for a move of {distance}',
      'for a stroke of {distance=plain}',
      'through {distance=turn}',
      'for a turn of {distance=turn}',
      'over a travel of {distance=plain}',
      'moving {distance=plain}',
      'turning {distance=turn}',
      'to go {distance}',
      'with {distance} to cover',
    ],
    say: [
      'there are {distance=plain} to travel from stop to stop',
      'it shall come round by {distance=turn}',
      'the two stops are {distance=plain} apart',
      'the move is {distance}',
      'it has to go {distance}',
      'the stroke is {distance=plain}',
      'the travel is {distance=plain}',
      'the axis moves {distance=plain}',
      'the joint turns {distance=turn}',
      'it rotates by {distance=turn}',
      'the angle to turn is {distance=turn}',
      'the way is {distance=plain} long',
      'the distance is {distance=plain}',
      'one move covers {distance}',
      'it is to be moved by {distance}',
    ],
    tag: [
      'distance<eq>{distance=plain}',
      'move {distance}',
      'stroke {distance=plain}',
      'travel {distance=plain}',
      'd={distance=plain}',
      'angle<eq>{distance=turn}',
      'turn {distance=turn}',
      'theta={distance=turn}',
      's = {distance=plain}',
      'dist {distance=plain}',
      'rotation {distance=turn}',
      'L={distance=plain}',
      'index angle {distance=turn}',
    ],
    vague: ['over the full stroke', 'for a short move', 'from one end to the other'],
  },
  maxSpeed: {
    with: [
      'with a <maxv> of {maxSpeed}',
      'at no more than {maxSpeed}',
      'limited to {maxSpeed}',
      'never above {maxSpeed}',
      'with speed capped at {maxSpeed}',
      'not faster than {maxSpeed}',
      'cruising at up to {maxSpeed}',
      'given a speed limit of {maxSpeed}',
      'with {maxSpeed} as the top speed',
    ],
    say: [
      'no more than {maxSpeed} is allowed',
      'speed is capped at {maxSpeed}',
      'its governor trips above {maxSpeed}',
      'it shall not run faster than {maxSpeed}',
      'the <maxv> is {maxSpeed}',
      'it may do {maxSpeed} at most',
      'the speed must stay below {maxSpeed}',
      'it can go up to {maxSpeed}',
      'the drive allows {maxSpeed}',
      'it never goes faster than {maxSpeed}',
      'speed is limited to {maxSpeed}',
      'the motor tops out at {maxSpeed}',
      'its cruise speed is {maxSpeed}',
      'the greatest speed is {maxSpeed}',
    ],
    tag: [
      'max speed<eq>{maxSpeed}',
      'vmax={maxSpeed}',
      'v_max = {maxSpeed}',
      'speed limit {maxSpeed}',
      'top speed {maxSpeed}',
      'speed max {maxSpeed}',
      'v {maxSpeed}',
      'V: {maxSpeed}',
      'max velocity {maxSpeed}',
      'cruise {maxSpeed}',
      'wmax={maxSpeed=turn}',
      'rapid {maxSpeed=plain}',
    ],
    vague: ['at its usual top speed', 'not too fast', 'as fast as the motor can'],
  },
  maxAcceleration: {
    with: [
      'with a <maxa> of {maxAcceleration}',
      'accelerating at up to {maxAcceleration}',
      'with ramps of {maxAcceleration}',
      'with acceleration limited to {maxAcceleration}',
      'accelerating and braking at {maxAcceleration}',
      'with no more than {maxAcceleration} of acceleration',
      'given an acceleration limit of {maxAcceleration}',
      'ramping at {maxAcceleration}',
      'with {maxAcceleration} for speeding up and slowing down',
    ],
    say: [
      'no more than {maxAcceleration} of pull is allowed',
      'acceleration is capped at {maxAcceleration}',
      'because of the load it takes {maxAcceleration} at most',
      'it shall not pull harder than {maxAcceleration}',
      'the <maxa> is {maxAcceleration}',
      'it accelerates with {maxAcceleration} at most',
      'acceleration is limited to {maxAcceleration}',
      'it ramps up and down at {maxAcceleration}',
      'it accelerates and brakes at {maxAcceleration}',
      'the acceleration must not exceed {maxAcceleration}',
      'the drive can accelerate at {maxAcceleration}',
      'the ramps are {maxAcceleration}',
      'the greatest acceleration is {maxAcceleration}',
      'it starts and stops with {maxAcceleration}',
    ],
    tag: [
      'max acceleration<eq>{maxAcceleration}',
      'amax={maxAcceleration}',
      'a_max = {maxAcceleration}',
      'accel limit {maxAcceleration}',
      'acceleration {maxAcceleration}',
      'max accel {maxAcceleration}',
      'a {maxAcceleration}',
      'ramp {maxAcceleration}',
      'ramps {maxAcceleration}',
      'acc/dec {maxAcceleration}',
      'acceleration max {maxAcceleration}',
      'alpha={maxAcceleration=turn}',
    ],
    vague: ['with soft ramps', 'accelerating gently', 'with hard acceleration'],
  },
}
