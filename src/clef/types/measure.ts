// Measures of expressions. As in F#, each scaled unit is a base measure of its own (`km` is not `m`; arithmetic never
// converts), while a symbol that names a product of base units with factor 1 abbreviates it (`N` is `kg m / s^2`).

import {
  baseDimension,
  type Dimension,
  dimensionless,
  dimensionsHeld,
  dimensionsMax,
  divide,
  multiply,
  nearest,
  parseUnit,
  readUnitText,
  substitute,
  type Unit,
  unitOfSymbol,
  unitSymbols,
  variablesOf,
} from '../../fabric/dimension/index.js'
import type { Fault, Span } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { limitError } from '../diagnostic/syntax-error.js'

/** Measures that a program declares besides the catalogue. */
export type DeclaredMeasures = ReadonlyMap<string, Dimension>

export const noMeasures: DeclaredMeasures = new Map()

const one = { num: 1n, den: 1n }

/** The measure that one symbol of the catalogue stands for in arithmetic. */
function measureOfSymbol(symbol: string): Dimension | undefined {
  const unit = unitOfSymbol(symbol)
  if (unit === undefined) return undefined
  return unit.scale.num === unit.scale.den ? unit.dimension : baseDimension(symbol)
}

const catalogueMeasures = new Map<string, Result<Dimension, Fault>>()
const catalogueMeasuresMax = 10_000

/** The measure that a unit's text stands for. `'u` is a measure variable, named as `variables` says. */
export function readMeasure(
  text: string,
  declared: DeclaredMeasures = noMeasures,
  variables?: ReadonlyMap<string, Dimension>,
): Result<Dimension, Fault> {
  const plain = declared.size === 0 && variables === undefined
  const known = plain ? catalogueMeasures.get(text) : undefined
  if (known !== undefined) return known
  if (dimensionsHeld() > dimensionsMax) {
    const message = 'too many distinct dimensions'
    return err({ code: 'FAULT_LIMIT', limit: dimensionsMax, actual: dimensionsHeld(), message })
  }
  const read = readUnitText(text, (symbol) => {
    const dimension = declared.get(symbol) ?? measureOfSymbol(symbol)
    return dimension === undefined ? undefined : { dimension, scale: one }
  })
  const measure = read.ok ? ok(read.value.dimension) : err(withCandidates(read.error, declared))
  if (plain && catalogueMeasures.size < catalogueMeasuresMax) catalogueMeasures.set(text, measure)
  return measure
}

function withCandidates(fault: Fault, declared: DeclaredMeasures): Fault {
  if (fault.code !== 'FAULT_UNKNOWN_UNIT') return fault
  return { ...fault, candidates: nearest(fault.name, [...declared.keys(), ...unitSymbols()]) }
}

/**
 * The unit that a measure of catalogue symbols is, with its factor to the coherent unit: `km / h` is 5/18 of `m / s`.
 * Variables stay as they are.
 */
export function unitOfMeasure(measure: Dimension): Result<Unit, Fault> {
  const open = variablesOf(measure)
  if (open.length === 0) return parseUnit(measure.text)
  const ground = substitute(measure, new Map(open.map((name) => [name, dimensionless])))
  const unit = parseUnit(ground.text)
  if (!unit.ok) return unit
  return ok({ ...unit.value, dimension: multiply(unit.value.dimension, divide(measure, ground)) })
}

/** Exponents stay far below where exact fractions would overflow. */
const exponentMax = 1_000_000

/** A program cannot make exponents grow without end; throws Unreadable with CLEF_LIMIT. */
export function bounded(measure: Dimension, span: Span): Dimension {
  for (const { exponent } of measure.factors) {
    if (Math.abs(exponent.num) > exponentMax || exponent.den > exponentMax) {
      throw limitError('the exponents of this unit grow too large', span)
    }
  }
  return measure
}
