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
  'km/h/s': ['^km/h per second', '^km/h each second', '^km/h every second'],
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
  'm/s^3': ['m/s^3', 'm/s³', 'm/s3', '~m/s3', '^metres per second cubed', '^m per second cubed', 'm/sec^3'],
  'rad/s': [
    'rad/s',
    'rad/s',
    'rad/s',
    '~rad/s',
    '^radians per second',
    '^radians per second',
    'rad/sec',
    'rads/s',
    '^radians a second',
    '^rad per second',
    'radians/s',
    'rad / s',
    '^radian per second',
    '^radians each second',
  ],
  rpm: ['rpm', 'rpm', '~rpm', '^rpm', 'RPM', '~RPM', 'Rpm'],
  'mm/s': ['mm/s', 'mm/s', '~mm/s', '^millimetres per second', 'mm/sec', '^mm per second', '^millimeters per second'],
  'cm/s': ['cm/s', 'cm/s', '~cm/s', '^centimetres per second', 'cm/sec', '^cm per second', '^centimeters a second'],
  'm/min': [
    'm/min',
    'm/min',
    '~m/min',
    '^metres per minute',
    '^metres a minute',
    '^meters per minute',
    '^m per minute',
  ],
  'mm/min': ['mm/min', '~mm/min', '^mm per minute'],
  'mm/s^2': ['mm/s^2', 'mm/s²', 'mm/s2', '~mm/s2', '^millimetres per second squared', 'mm/sec^2', 'mm/s/s'],
  'cm/s^2': ['cm/s^2', 'cm/s²', 'cm/s2', '^centimetres per second squared', 'cm/s/s'],
  'mm/s^3': ['mm/s^3', 'mm/s³', 'mm/s3', '~mm/s3', '^mm per second cubed'],
  'rad/s^2': [
    'rad/s^2',
    'rad/s^2',
    'rad/s²',
    'rad/s²',
    'rad/s2',
    '~rad/s2',
    '~rad/s²',
    'rad/s/s',
    '^radians per second squared',
    '^radians per second squared',
    '^radians per second per second',
    'rad/sec^2',
    'rad/sec2',
    'rad/s**2',
    'rads/s^2',
    '^rad per second squared',
  ],
  'rad/s^3': ['rad/s^3', 'rad/s³', 'rad/s3', '^radians per second cubed'],
  'deg/s': [
    '~°/s',
    '~°/s',
    'deg/s',
    'deg/s',
    '~deg/s',
    '^degrees per second',
    '^degrees per second',
    '^degrees a second',
    'deg/sec',
    '^deg per second',
    '°/s',
    '^degrees every second',
    'degrees/s',
  ],
  'deg/s^2': [
    'deg/s^2',
    'deg/s²',
    '~°/s²',
    '~°/s^2',
    'deg/s2',
    '^degrees per second squared',
    '^degrees per second per second',
    'deg/s/s',
  ],
  'deg/s^3': ['deg/s^3', '~°/s³', '~°/s^3', 'deg/s³', '^degrees per second cubed'],
  rev: ['^revolutions', '^revolutions', '^revolutions', '^revs', 'rev', 'revs', 'revolutions', '~rev', '^revolution'],
  'rev/s': [
    'rev/s',
    'rev/s',
    '^revolutions per second',
    '^revolutions per second',
    '^revs per second',
    '^revolutions a second',
    'rev/sec',
    'revs/s',
    '^revs a second',
    '^revolutions every second',
    '~rev/s',
  ],
  nmi: ['^nautical miles', 'nmi', '~nmi'],
  Hz: ['Hz', '^hertz'],
  L: ['^litres', '^liters'],
  'm^2': ['m^2', 'm^2', 'm²', 'm²', 'm2', '~m²', '~m2', '~m^2', '^metres squared', '^meters squared', 'm**2'],
  'rev/min': [
    'rev/min',
    '^revolutions per minute',
    '^revolutions per minute',
    '^revs per minute',
    '^revolutions a minute',
    'revs/min',
    '^rev per min',
    '^revs a minute',
    '^revolutions each minute',
    '^revolutions every minute',
  ],
  'rev/h': ['^revolutions per hour', '^revolutions an hour', 'rev/h', '^revs per hour'],
  'rev/s^2': ['rev/s^2', 'rev/s²', 'rev/s2', '^revolutions per second squared', '^revs per second per second'],
  'rpm/s': ['rpm/s', '^rpm per second', '^rpm a second', '^rpm each second', 'rpm/sec', '^rpm every second'],
  'rpm/min': ['^rpm per minute', 'rpm/min'],
  'cm^2': ['cm^2', 'cm²', 'cm²', 'cm2', '~cm²', '~cm2', '~cm^2', '^centimetres squared', '^cm squared'],
  'mm^2': ['mm^2', 'mm²', 'mm2', '~mm²'],
  'ft^2': ['ft^2', 'ft²', 'ft2', '^feet squared'],
  'kg/m^3': [
    'kg/m^3',
    'kg/m^3',
    'kg/m^3',
    'kg/m³',
    'kg/m³',
    'kg/m³',
    'kg/m3',
    'kg/m3',
    '~kg/m3',
    '~kg/m³',
    '~kg/m^3',
    '^kg per m3',
    '^kg per m^3',
    '^kg per m³',
    'kg/m**3',
    '^kg per metre cubed',
    '^kilograms per metre cubed',
    '^kilos per m3',
    'Kg/m3',
    'KG/M3',
  ],
  'g/L': ['^grams per litre', '^grams per liter', 'grams/litre', '^gram per litre'],
  'lb/ft^3': ['lb/ft^3', 'lb/ft³', 'lb/ft3', 'lbs/ft^3', '^lb per ft^3'],
  // A bare `g` counts gravities in a text about motion, so it is the rarer spelling.
  g: [
    '^grams',
    '^grams',
    '^grams',
    '^grams',
    '^grams',
    '^grams',
    '^gram',
    '^gram',
    '-gram',
    '^grammes',
    '~grams',
    '~gram',
    'grams',
    'grams',
    'g',
  ],
  oz: ['oz', '^ounces', '^ounce', '-ounce'],
  in: ['^inches', '^inches', '-inch', '^inch'],
  bar: ['bar', '^bar'],
  kPa: ['kPa', '^kilopascals'],
}

/** What composed spellings lex as, where that is not the key itself. */
const lexedUnit: Readonly<Record<string, string>> = { 'km/h/s': 'km/(h s)' }

/** `value` in `unit`, in one of its spellings. */
export function measure(value: number, unit: string, random: Random, kept?: string): Mention {
  const spelling = kept ?? random.pick(spellings[unit]!)
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
  | 'walkSpeed'
  | 'railSpeed'
  | 'boatSpeed'
  | 'currentSpeed'
  | 'riverWidth'
  | 'journey'
  | 'link'
  | 'dropHeight'
  | 'upwardSpeed'
  | 'targetRange'
  | 'flyingMass'
  | 'fallingMass'
  | 'frontalArea'
  | 'bodyRadius'
  | 'airDensity'
  | 'terminalSpeed'
  | 'fallTime'
  | 'circleSpeed'
  | 'circleRadius'
  | 'spinSpeed'
  | 'rimRadius'
  | 'angularAcceleration'
  | 'angleTurned'

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
  walkSpeed: [
    [4, 'm/s', 0.8, 6, 0.1],
    [3, 'km/h', 3, 28, 1],
    [1, 'km/h', 3, 12, 0.5],
    [2, 'mi/h', 2, 18, 1],
    [0.4, 'cm/s', 2, 90, 1],
    [0.4, 'ft/s', 3, 20, 1],
    [0.4, 'm/min', 20, 120, 5],
  ],
  railSpeed: [
    [5, 'km/h', 40, 320, 5],
    [3, 'mi/h', 30, 190, 5],
    [3, 'm/s', 10, 85, 1],
  ],
  boatSpeed: [
    [4, 'm/s', 1.5, 9, 0.1],
    [2, 'm/s', 2, 12, 1],
    [2, 'km/h', 4, 30, 1],
    [2, 'kn', 3, 18, 0.5],
    [1, 'mi/h', 3, 15, 1],
    [0.4, 'ft/s', 4, 30, 1],
  ],
  currentSpeed: [
    [5, 'm/s', 0.2, 3, 0.1],
    [2, 'km/h', 0.5, 6, 0.5],
    [2, 'kn', 0.5, 4, 0.5],
    [1, 'mi/h', 1, 4, 1],
    [0.5, 'cm/s', 20, 150, 10],
    [0.4, 'ft/s', 1, 6, 0.5],
  ],
  riverWidth: [
    [6, 'm', 12, 400, 2],
    [3, 'm', 50, 1200, 50],
    [1, 'km', 0.2, 4, 0.1],
    [1, 'ft', 60, 2000, 20],
    [0.6, 'yd', 20, 400, 10],
    [0.6, 'mi', 0.1, 1.5, 0.1],
  ],
  journey: [
    [4, 'km', 2, 600, 1],
    [2, 'km', 0.5, 12, 0.5],
    [3, 'm', 40, 3000, 20],
    [2, 'mi', 1, 300, 1],
    [0.4, 'nmi', 5, 120, 5],
    [0.4, 'yd', 50, 800, 10],
  ],
  link: [
    [4, 'm', 0.1, 1.5, 0.05],
    [2, 'm', 1, 12, 0.5],
    [4, 'cm', 4, 120, 1],
    [3, 'mm', 60, 900, 10],
    [0.3, 'ft', 1, 12, 0.5],
  ],
  mass: [
    [3, 'kg', 50, 2500, 50],
    [1, 't', 1, 40, 1],
    [1, 'lb', 100, 4000, 100],
  ],
  dropHeight: [
    [6, 'm', 2, 120, 1],
    [2, 'm', 0.5, 12, 0.1],
    [1.5, 'm', 50, 900, 10],
    [1.5, 'cm', 20, 300, 5],
    [0.6, 'km', 0.5, 4, 0.1],
    [1.5, 'ft', 5, 500, 5],
    [0.4, 'in', 10, 90, 2],
    [0.3, 'yd', 5, 100, 5],
    [0.2, 'mm', 150, 950, 50],
  ],
  upwardSpeed: [
    [7, 'm/s', 2, 60, 1],
    [2, 'm/s', 1.5, 30, 0.5],
    [1, 'm/s', 2, 20, 0.1],
    [1.5, 'km/h', 15, 200, 5],
    [1.2, 'mi/h', 10, 110, 5],
    [0.8, 'ft/s', 10, 200, 2],
    [0.2, 'kn', 10, 60, 2],
  ],
  targetRange: [
    [6, 'm', 5, 120, 1],
    [3, 'm', 50, 900, 10],
    [1, 'm', 3, 30, 0.5],
    [1, 'km', 0.5, 15, 0.5],
    [1, 'ft', 20, 800, 10],
    [1, 'yd', 20, 300, 5],
    [0.3, 'cm', 150, 900, 50],
  ],
  flyingMass: [
    [5, 'g', 5, 950, 5],
    [2, 'g', 2, 600, 1],
    [4, 'kg', 0.05, 2, 0.05],
    [3, 'kg', 1, 60, 1],
    [1, 'kg', 0.045, 0.6, 0.005],
    [0.7, 'oz', 1, 30, 1],
    [0.7, 'lb', 1, 40, 1],
  ],
  fallingMass: [
    [5, 'kg', 45, 130, 1],
    [3, 'kg', 60, 300, 5],
    [2, 'kg', 0.1, 9, 0.1],
    [3, 'g', 1, 600, 1],
    [1, 'g', 0.1, 5, 0.1],
    [1, 'lb', 90, 280, 5],
    [0.4, 'oz', 1, 20, 1],
  ],
  frontalArea: [
    [4, 'm^2', 0.1, 1.5, 0.05],
    [3, 'm^2', 0.001, 0.08, 0.001],
    [1, 'm^2', 5, 60, 1],
    [3, 'cm^2', 5, 600, 5],
    [0.7, 'mm^2', 10, 900, 10],
    [0.5, 'ft^2', 0.5, 12, 0.5],
  ],
  bodyRadius: [
    [5, 'cm', 1, 40, 0.5],
    [3, 'mm', 1, 90, 1],
    [3, 'm', 0.02, 0.4, 0.01],
    [1, 'm', 1, 6, 0.5],
    [0.7, 'in', 1, 12, 0.5],
    [0.2, 'ft', 0.5, 15, 0.5],
  ],
  airDensity: [
    [5, 'kg/m^3', 1.225, 1.225, 0.001],
    [5, 'kg/m^3', 1.2, 1.3, 0.01],
    [3, 'kg/m^3', 0.4, 1.3, 0.05],
    [1, 'kg/m^3', 1.1, 1.3, 0.001],
    [0.6, 'kg/m^3', 0.015, 0.025, 0.001],
    [0.4, 'kg/m^3', 65, 65, 1],
    [0.4, 'kg/m^3', 1000, 1025, 5],
    [0.8, 'g/L', 1.1, 1.3, 0.01],
    [0.5, 'lb/ft^3', 0.07, 0.08, 0.0005],
  ],
  terminalSpeed: [
    [6, 'm/s', 4, 95, 1],
    [2, 'm/s', 1.5, 12, 0.5],
    [2, 'km/h', 15, 330, 5],
    [1.5, 'mi/h', 10, 200, 5],
    [0.7, 'ft/s', 15, 300, 5],
    [0.2, 'kn', 20, 180, 5],
  ],
  fallTime: [
    [6, 's', 1, 45, 1],
    [3, 's', 0.5, 20, 0.5],
    [1, 's', 0.2, 6, 0.1],
    [0.6, 'min', 1, 3, 0.5],
    [0.3, 'ms', 150, 950, 50],
  ],
  circleSpeed: [
    [5, 'm/s', 1, 40, 1],
    [2, 'm/s', 0.5, 15, 0.5],
    [1, 'm/s', 100, 7800, 50],
    [4, 'km/h', 10, 160, 5],
    [2, 'mi/h', 10, 120, 5],
    [0.6, 'ft/s', 5, 120, 1],
    [0.4, 'kn', 100, 500, 10],
    [0.2, 'km/h', 200, 900, 50],
  ],
  circleRadius: [
    [5, 'm', 5, 300, 5],
    [3, 'm', 0.3, 12, 0.1],
    [2, 'm', 2, 60, 1],
    [2, 'cm', 5, 90, 1],
    [1, 'km', 0.2, 9, 0.1],
    [1, 'ft', 10, 900, 10],
    [0.5, 'mm', 20, 300, 5],
    [0.4, 'in', 3, 40, 1],
    [0.2, 'yd', 10, 200, 5],
    [0.2, 'km', 6500, 42000, 100],
  ],
  spinSpeed: [
    [4, 'rpm', 5, 200, 1],
    [5, 'rpm', 100, 15000, 100],
    [1, 'rpm', 33.3, 45, 11.7],
    [5, 'rad/s', 1, 300, 1],
    [2, 'rad/s', 0.1, 12, 0.1],
    [1.5, 'rev/min', 3, 3000, 1],
    [2, 'rev/s', 0.5, 60, 0.5],
    [2, 'deg/s', 5, 720, 5],
    [0.3, 'rev/h', 1, 6, 1],
  ],
  rimRadius: [
    [5, 'cm', 3, 95, 1],
    [2, 'm', 0.1, 3, 0.05],
    [2, 'm', 2, 70, 1],
    [3, 'mm', 8, 600, 1],
    [1.2, 'in', 3, 40, 1],
    [0.8, 'ft', 1, 60, 1],
  ],
  angularAcceleration: [
    [6, 'rad/s^2', 0.1, 9, 0.1],
    [4, 'rad/s^2', 1, 120, 1],
    [1.2, 'rev/s^2', 0.1, 12, 0.1],
    [1.5, 'deg/s^2', 1, 180, 1],
    [1.5, 'rpm/s', 5, 600, 5],
    [0.3, 'rpm/min', 10, 600, 10],
  ],
  angleTurned: [
    [6, 'rev', 2, 90, 1],
    [2, 'rev', 100, 2500, 50],
    [1, 'rev', 0.5, 12, 0.5],
    [4, 'rad', 1, 400, 1],
    [1, 'rad', 0.2, 30, 0.1],
    [2, 'deg', 30, 1080, 15],
  ],
}

export function measured(kind: MeasureKind, random: Random): Mention {
  const [, unit, low, high, step] = random.weighted(ranges[kind].map((range) => [range[0], range] as const))
  return measure(onGrid(random, low, high, step), unit, random)
}

/** Several measures in one unit, mostly spelled alike, as one person writes them. */
export function measuredAlike(kind: MeasureKind, count: number, random: Random): readonly Mention[] {
  const [, unit, low, high, step] = random.weighted(ranges[kind].map((range) => [range[0], range] as const))
  const kept = random.chance(0.75) ? random.pick(spellings[unit]!) : undefined
  return Array.from({ length: count }, () => measure(onGrid(random, low, high, step), unit, random, kept))
}

/** A measure of kind `kind` whose unit was left out. */
export function measuredBare(kind: MeasureKind, random: Random): Mention {
  const [, , low, high, step] = random.pick(ranges[kind])
  return bareNumber(onGrid(random, low, high, step), random)
}

/** Units that people put by mistake where a measure of the given unit belongs. */
const wrongUnits: Readonly<
  Record<
    | 'speed'
    | 'time'
    | 'acceleration'
    | 'length'
    | 'angle'
    | 'plain'
    | 'mass'
    | 'area'
    | 'density'
    | 'circleSpeed'
    | 'angularSpeed'
    | 'angularAcceleration'
    | 'angleTurned',
    readonly string[]
  >
> = {
  speed: ['m', 'km', 'm/s^2', 's', 'kg', 'mi', 'm/s^2', 'h', 'rad/s', 'N', 'Hz', 'km', 'deg'],
  time: ['m', 'm/s', 'km/h', 'm/s^2', 'kg', 'Hz', 'cm', 'm', '%'],
  acceleration: ['m/s', 'm/s', 'm/s', 'm', 's', 'm/s^3', 'N', 'km/h', 'kg', 'mi/h', 'rad/s', '%'],
  length: ['s', 'm/s', 'kg', 's', 'km/h', 'm/s^2', 'deg', 'L', 'm^2', 'mi/h'],
  angle: ['m', 's', 'm/s', 'kg', '%', 'rad/s', 'm/s^2', 'cm', 'rpm'],
  plain: ['m/s', 'm/s^2', 'N', 'm', 's', 'kg', 'deg'],
  mass: ['N', 'N', 'm', 'cm', 's', 'm/s', 'L', 'Pa', 'm^2', 'kg/m^3', 'J'],
  area: ['m', 'cm', 'm', 'kg', 'mm', 'L', 'deg', 's', 'm/s', 'ft'],
  density: ['kg', 'Pa', 'bar', 'kPa', 'kg', 'm/s', 'm^2', '%', 'N', 'L'],
  circleSpeed: ['rad/s', 'rad/s', 'rad/s', 'rpm', 'rpm', 'rev/s', 'deg/s', 'rev/min', 'm/s^2', 'm', 's', 'Hz', 'kg'],
  angularSpeed: ['m/s', 'm/s', 'Hz', 'rad', 'km/h', 'rad/s^2', 's', 'deg', 'rev', 'mi/h', 'cm', 'kg'],
  angularAcceleration: ['m/s^2', 'm/s^2', 'rad/s', 'rpm', 'rad', 'deg/s', 'N', 's', 'rev/s', 'm/s', 'rev'],
  angleTurned: ['m', 'rpm', 'rad/s', 's', 'm/s', 'km', 'rev/s', 'kg', 'cm', 'rad/s^2'],
}

export function wrongMeasure(dimension: keyof typeof wrongUnits, random: Random): Mention {
  const unit = random.pick(wrongUnits[dimension])
  const value = random.chance(0.5) ? random.integer(2, 60) : onGrid(random, 0.5, 20, 0.1)
  return measure(value, unit, random)
}
