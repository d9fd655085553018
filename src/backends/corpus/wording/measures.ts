// Measured quantities as people write them: a unit's spellings, and the ranges that values of a kind come from.

import type { Mention } from '../meaning.js'
import type { Random } from '../random.js'
import { numberText, onGrid } from './number-words.js'

/** Spellings by catalogue unit. A leading `~` is written glued to digits, `^` always with a space. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  'm/s': [
    'm/s',
    'm/s',
    'm/s',
    '~m/s',
    '~m/s',
    'mps',
    'ms-1',
    'm s^-1',
    '^metres per second',
    '^meters per second',
    '^metres a second',
    'm / s',
    '^m per s',
    'M/S',
    '^meters/second',
    '^metres/sec',
    'm/sec',
    'meter/second',
    '^metre per second',
    'm.s-1',
    '^meters per sec',
    '^metres each second',
    'metres/s',
  ],
  'km/h': [
    'km/h',
    'km/h',
    '~km/h',
    '~km/h',
    'kph',
    '~kph',
    'kmh',
    '~kmh',
    'kmph',
    'km/hr',
    '^km per hour',
    '^kilometres per hour',
    '^kilometers per hour',
    '^kilometres an hour',
    '^km an hour',
    'KM/H',
    'KPH',
    'Km/h',
    '^kilometers/hour',
    'kilometres/h',
    '^km per h',
    'kmph',
    '^kilometer per hour',
    '^kms per hour',
    'km/hour',
  ],
  'mi/h': [
    'mph',
    'mph',
    '~mph',
    '~mph',
    '^miles per hour',
    '^miles an hour',
    'mi/h',
    'miles/hour',
    '^mile per hour',
    'miles/h',
    'MPH',
    'm.p.h.',
  ],
  'ft/s': ['ft/s', '~ft/s', 'fps', '^feet per second', '^ft per sec', '^ft per second'],
  kn: ['knots', 'kn', 'kts', '~kt', '^knots'],
  s: [
    's',
    '~s',
    '~s',
    'sec',
    '~sec',
    'secs',
    'seconds',
    '^seconds',
    '^seconds',
    '^second',
    'Sec',
    '^sec',
    's',
    '-second',
  ],
  ms: ['ms', '~ms', '^milliseconds', '^millis', 'msec'],
  min: ['min', '^minutes', 'mins', '~min', '^minute'],
  h: ['h', '^hours', 'hr', 'hrs', '^hour'],
  m: ['m', 'm', '~m', '~m', '^metres', '^meters', '^metre', '-metre', '^meter', 'mtrs'],
  km: ['km', '~km', '^kilometres', '^kilometers', 'kms'],
  cm: ['cm', '~cm', '^centimetres', '^centimeters'],
  mm: ['mm', '^millimetres'],
  ft: ['ft', '~ft', '^feet', '^foot', '-foot'],
  yd: ['^yards', 'yd', '^yds'],
  mi: ['^miles', 'mi', '^mile'],
  'm/s^2': [
    'm/s^2',
    'm/s^2',
    'm/s²',
    'm/s2',
    '~m/s2',
    '~m/s^2',
    '~m/s²',
    'm/s/s',
    'ms-2',
    'm s^-2',
    '^metres per second squared',
    '^meters per second squared',
    '^metres per second per second',
    '^m per second squared',
    '^meters per sec squared',
    'm/s**2',
    'm/sec^2',
    'm/sec2',
    'm/sec/sec',
    'meter/second^2',
    '^metres per square second',
    '^metre per second squared',
    'm.s-2',
    '^meters per second per second',
  ],
  'ft/s^2': ['ft/s^2', 'ft/s²', 'ft/s2', '^feet per second squared'],
  'km/h/s': ['^km/h per second', '^kph per second', '^km/h each second'],
  'mi/h/s': ['^mph per second', '^mph a second'],
  deg: ['~°', '~°', '~°', 'deg', '~deg', 'degrees', '^degrees', '^degrees', '-degree', '^degs'],
  rad: ['rad', '^radians', '~rad', 'rads'],
  '%': ['~%', '~%', '~%', ' %', '^percent', '^per cent', 'pct', '~pct'],
  '%/yr': ['~% per year', '~% p.a.', '~% a year', '~% per annum', '~%/yr', '~% pa'],
  bp: ['~bp', 'bps', '^basis points', '~bps'],
  volpt: ['^vols', '^vol points', '~vols', '^vol', '^volatility points'],
  'yr^-1/2': [],
  kg: ['kg', '~kg', '^kilograms', '^kilos'],
  t: ['^tonnes', '^tonne'],
  lb: ['lb', '~lb', '^lbs'],
  N: ['N', '^newtons', '~N'],
  W: ['^watts', 'W'],
  J: ['^joules', 'J'],
  Pa: ['^pascals', 'Pa'],
  'm/s^3': ['m/s^3', 'm/s³', 'm/s3', '^metres per second cubed'],
  'rad/s': ['rad/s', '^radians per second', '~rad/s'],
  rpm: ['rpm', '~rpm', '^rpm'],
  Hz: ['Hz', '^hertz'],
  L: ['^litres', '^liters'],
  'm^2': ['m^2', 'm²'],
}

/** What composed spellings lex as, where that is not the key itself. */
const lexedUnit: Readonly<Record<string, string>> = { 'km/h/s': 'km/(h s)', 'mi/h/s': 'mi/(h s)' }

/** `value` in `unit`, in one of its spellings. */
export function measure(value: number, unit: string, random: Random): Mention {
  const spelling = random.pick(spellings[unit]!)
  const means = { kind: 'quantity', value, unit: lexedUnit[unit] ?? unit } as const
  if (spelling.startsWith('~')) return { text: plainDigits(value, random) + spelling.slice(1), means }
  if (spelling.startsWith('-')) return { text: plainDigits(value, random) + spelling, means }
  const words = spelling.startsWith('^')
  const text = `${numberText(value, random, { words: words ? 0.15 : 0.02 })} ${words ? spelling.slice(1) : spelling.trimStart()}`
  return { text, means }
}

const plainDigits = (value: number, random: Random) =>
  value >= 1000 && random.chance(0.5) ? numberText(value, random, { words: 0 }) : String(value)

/** A bare number, as when the unit was forgotten. */
export const bareNumber = (value: number, random: Random): Mention => ({
  text: numberText(value, random, { words: 0.03 }),
  means: { kind: 'number', value },
})

/** Ranges of values by kind: weight, unit, low, high, step. */
type Range = readonly [weight: number, unit: string, low: number, high: number, step: number]

export type MeasureKind =
  | 'roadSpeed'
  | 'anySpeed'
  | 'launchSpeed'
  | 'reactionTime'
  | 'duration'
  | 'deceleration'
  | 'acceleration'
  | 'angle'
  | 'launchHeight'
  | 'displacement'
  | 'gap'
  | 'gravity'
  | 'grade'
  | 'mass'

const ranges: Readonly<Record<MeasureKind, readonly Range[]>> = {
  roadSpeed: [
    [4, 'km/h', 20, 160, 5],
    [2, 'km/h', 15, 220, 1],
    [3, 'm/s', 5, 45, 1],
    [1, 'm/s', 5, 45, 0.5],
    [4, 'mi/h', 15, 110, 5],
    [1, 'mi/h', 12, 99, 1],
    [0.6, 'ft/s', 20, 140, 2],
    [0.2, 'kn', 10, 60, 1],
  ],
  anySpeed: [
    [5, 'm/s', 1, 60, 1],
    [2, 'm/s', 0.5, 30, 0.1],
    [2, 'km/h', 10, 200, 5],
    [2, 'mi/h', 10, 120, 5],
    [0.6, 'ft/s', 5, 150, 1],
    [0.3, 'kn', 5, 40, 1],
  ],
  launchSpeed: [
    [6, 'm/s', 3, 90, 1],
    [2, 'm/s', 2, 50, 0.5],
    [1, 'm/s', 100, 900, 10],
    [1, 'km/h', 20, 180, 5],
    [1, 'mi/h', 20, 120, 1],
    [0.6, 'ft/s', 20, 300, 5],
  ],
  reactionTime: [
    [7, 's', 0.5, 3, 0.1],
    [3, 's', 0.5, 3, 0.25],
    [2, 's', 1, 3, 1],
    [1.2, 'ms', 300, 1800, 50],
  ],
  duration: [
    [6, 's', 1, 60, 1],
    [3, 's', 0.5, 20, 0.1],
    [0.7, 'min', 1, 10, 1],
    [0.4, 'ms', 100, 900, 50],
    [0.2, 'h', 1, 5, 1],
  ],
  deceleration: [
    [6, 'm/s^2', 3, 10, 0.5],
    [2, 'm/s^2', 2, 9.8, 0.1],
    [2, 'm/s^2', 2, 10, 1],
    [0.6, 'ft/s^2', 10, 32, 1],
    [0.3, 'km/h/s', 10, 35, 1],
  ],
  acceleration: [
    [6, 'm/s^2', 0.5, 12, 0.1],
    [4, 'm/s^2', 1, 12, 1],
    [0.6, 'ft/s^2', 3, 32, 1],
    [0.4, 'km/h/s', 3, 20, 1],
    [0.2, 'mi/h/s', 2, 12, 1],
  ],
  angle: [
    [8, 'deg', 5, 85, 5],
    [4, 'deg', 3, 88, 1],
    [1, 'deg', 10, 80, 0.5],
    [1.5, 'rad', 0.2, 1.4, 0.05],
  ],
  launchHeight: [
    [6, 'm', 1, 80, 1],
    [3, 'm', 0.5, 3, 0.1],
    [1, 'cm', 50, 250, 10],
    [1, 'ft', 3, 60, 1],
  ],
  displacement: [
    [6, 'm', 5, 500, 5],
    [3, 'm', 1, 200, 0.5],
    [1, 'km', 0.5, 5, 0.1],
    [0.6, 'ft', 20, 900, 10],
    [0.3, 'cm', 10, 300, 5],
    [0.3, 'mi', 0.5, 3, 0.5],
    [0.2, 'yd', 20, 200, 10],
  ],
  gap: [
    [6, 'm', 10, 200, 5],
    [3, 'm', 5, 120, 1],
    [0.6, 'km', 0.2, 5, 0.1],
    [1, 'ft', 30, 600, 10],
    [0.3, 'yd', 20, 200, 10],
    [0.2, 'mi', 0.5, 2, 0.5],
  ],
  gravity: [
    [3, 'm/s^2', 1.62, 1.62, 0.01],
    [2, 'm/s^2', 3.71, 3.71, 0.01],
    [3, 'm/s^2', 9.81, 9.81, 0.01],
    [1, 'm/s^2', 9.8, 9.8, 0.1],
    [1, 'm/s^2', 10, 10, 1],
    [1, 'm/s^2', 24.79, 24.79, 0.01],
    [1, 'm/s^2', 1, 15, 0.1],
    [0.5, 'ft/s^2', 32, 32.2, 0.1],
  ],
  grade: [
    [6, '%', 1, 12, 1],
    [2, '%', 0.5, 9.5, 0.5],
  ],
  mass: [
    [3, 'kg', 50, 2500, 50],
    [1, 't', 1, 40, 1],
    [1, 'lb', 100, 4000, 100],
  ],
}

export function measured(kind: MeasureKind, random: Random): Mention {
  const [, unit, low, high, step] = random.weighted(ranges[kind].map((range) => [range[0], range] as const))
  return measure(onGrid(random, low, high, step), unit, random)
}

/** A measure of kind `kind` whose unit was left out. */
export function measuredBare(kind: MeasureKind, random: Random): Mention {
  const [, , low, high, step] = random.pick(ranges[kind])
  return bareNumber(onGrid(random, low, high, step), random)
}

/** Units that people put by mistake where a measure of the given unit belongs. */
const wrongUnits: Readonly<
  Record<'speed' | 'time' | 'acceleration' | 'length' | 'angle' | 'plain', readonly string[]>
> = {
  speed: ['m', 'km', 'm/s^2', 's', 'kg', 'mi', 'm/s^2', 'h', 'rad/s', 'N', 'Hz', 'km', 'deg'],
  time: ['m', 'm/s', 'km/h', 'm/s^2', 'kg', 'Hz', 'cm', 'm', '%'],
  acceleration: ['m/s', 'm/s', 'm/s', 'm', 's', 'm/s^3', 'N', 'km/h', 'kg', 'mi/h', 'rad/s', '%'],
  length: ['s', 'm/s', 'kg', 's', 'km/h', 'm/s^2', 'deg', 'L', 'm^2', 'mi/h'],
  angle: ['m', 's', 'm/s', 'kg', '%', 'rad/s', 'm/s^2', 'cm', 'rpm'],
  plain: ['m/s', 'm/s^2', 'N', 'm', 's', 'kg', 'deg'],
}

export function wrongMeasure(dimension: keyof typeof wrongUnits, random: Random): Mention {
  const unit = random.pick(wrongUnits[dimension])
  const value = random.chance(0.5) ? random.integer(2, 60) : onGrid(random, 0.5, 20, 0.1)
  return measure(value, unit, random)
}
