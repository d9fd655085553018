// Whether an outcome is what a case expects: the same outcome, the same set of calls, and each expected argument equal
// after unit conversion. Arguments that are not expected are ignored.

import { type OutcomeKind, parseUnit, toCoherent } from '../../fabric/index.js'
import type { Expectation } from './case-file.js'

export interface ObservedCall {
  readonly op: string
  readonly args: unknown
}

export interface Observed {
  readonly outcome: OutcomeKind
  readonly calls: readonly ObservedCall[]
  readonly fault?: {
    readonly path?: string | undefined
    readonly expected?: string | undefined
    readonly actual?: string | undefined
  }
}

/** Two figures agree when they differ by less than rounding in a conversion can make them. */
const relativeTolerance = 1e-9

interface Figure {
  readonly value: number
  readonly unit: string
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function figureOf(json: unknown): Figure | undefined {
  if (typeof json === 'number') return { value: json, unit: '1' }
  if (!isRecord(json)) return undefined
  const value = json.amount ?? json.value
  const { unit } = json
  return typeof value === 'number' && (typeof unit === 'string' || unit === undefined)
    ? { value, unit: unit ?? '1' }
    : undefined
}

function sameFigure(a: Figure, b: Figure): boolean {
  const [unitA, unitB] = [parseUnit(a.unit), parseUnit(b.unit)]
  if (!unitA.ok || !unitB.ok || unitA.value.dimension !== unitB.value.dimension) return false
  const [x, y] = [toCoherent(a.value, unitA.value), toCoherent(b.value, unitB.value)]
  return Math.abs(x - y) <= relativeTolerance * Math.max(Math.abs(x), Math.abs(y))
}

/** `{value: [1, 2], unit}` as a list of figures: the JSON view has both. */
function spread(json: unknown): unknown {
  if (!isRecord(json) || !Array.isArray(json.value)) return json
  const { value, unit } = json
  return value.map((one) => (typeof one === 'number' ? { value: one, unit } : one))
}

/** Whether `actual` has all that `expected` asks for. */
export const agrees = (expected: unknown, actual: unknown): boolean => agreeSpread(spread(expected), spread(actual))

function agreeSpread(expected: unknown, actual: unknown): boolean {
  const [a, b] = [figureOf(expected), figureOf(actual)]
  if (a !== undefined && b !== undefined) return sameFigure(a, b)
  if (Array.isArray(expected)) {
    // One name and a list of that one name ask for the same.
    const items: readonly unknown[] = Array.isArray(actual) ? actual : [actual]
    return expected.length === items.length && expected.every((item, i) => agrees(item, items[i]))
  }
  if (Array.isArray(actual) && actual.length === 1) return agrees(expected, actual[0])
  if (isRecord(expected))
    return isRecord(actual) && Object.entries(expected).every(([name, value]) => agrees(value, actual[name]))
  return expected === actual
}

/** The same calls in any order: some pairing gives every expected call an observed one of its own and leaves none over. */
function sameCalls(expected: NonNullable<Expectation['calls']>, observed: readonly ObservedCall[]): boolean {
  if (expected.length !== observed.length) return false
  const [first, ...rest] = expected
  if (first === undefined) return true
  // The first that agrees may be the only one that would do for a later, stricter one.
  return observed.some(
    ({ op, args }, at) =>
      op === first.op &&
      agrees(first.args, args) &&
      sameCalls(
        rest,
        observed.filter((_, index) => index !== at),
      ),
  )
}

export function matches(expected: Expectation, observed: Observed): boolean {
  if (expected.outcome !== observed.outcome) return false
  if (expected.calls !== undefined && !sameCalls(expected.calls, observed.calls)) return false
  const { fault } = expected
  if (fault === undefined) return true
  return (['path', 'expected', 'actual'] as const).every(
    (key) => fault[key] === undefined || fault[key] === observed.fault?.[key],
  )
}
