// Measures of expressions. As in F#, each scaled unit is a base measure of its own (`km` is not `m`; arithmetic never
// converts), while a symbol that names a product of base units with factor 1 abbreviates it (`N` is `kg m / s^2`).

import {
  affineOf,
  baseDimension,
  type Dimension,
  dimensionless,
  dimensionsHeld,
  dimensionsMax,
  divide,
  multiply,
  nearestUnits,
  parseUnit,
  readUnitText,
  substitute,
  type Term,
  type Unit,
  unitOfSymbol,
  variablesOf,
} from '../../fabric/dimension/index.js'
import type { Fault, Span } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { limitError } from '../diagnostic/syntax-error.js'

/** Measures that a program declares besides the catalogue. */
export type DeclaredMeasures = ReadonlyMap<string, Dimension>

export const noMeasures: DeclaredMeasures = new Map()

const one = { num: 1n, den: 1n }

/** What one symbol of the catalogue stands for in arithmetic. */
function termOfSymbol(symbol: string): Term | undefined {
  const unit = unitOfSymbol(symbol)
  if (unit === undefined) return undefined
  if (unit.affine !== undefined) return { dimension: unit.dimension, scale: one, affine: unit.affine }
  return { dimension: unit.scale.num === unit.scale.den ? unit.dimension : baseDimension(symbol), scale: one }
}

const catalogueMeasures = new Map<string, Result<Dimension, Fault>>()
const catalogueMeasuresMax = 10_000

/** The measure that a unit's text stands for. `'u` is a measure variable. A point on a scale, `degC`, has none. */
export function readMeasure(text: string, declared: DeclaredMeasures = noMeasures): Result<Dimension, Fault> {
  const known = declared.size === 0 ? catalogueMeasures.get(text) : undefined
  if (known !== undefined) return known
  if (dimensionsHeld() > dimensionsMax) {
    const message = 'too many distinct dimensions'
    return err({ code: 'FAULT_LIMIT', limit: dimensionsMax, actual: dimensionsHeld(), message })
  }
  const read = readUnitText(text, (symbol) => {
    const dimension = declared.get(symbol)
    return dimension === undefined ? termOfSymbol(symbol) : { dimension, scale: one }
  })
  const measure = read.ok ? measureOfTerm(text, read.value) : err(withCandidates(read.error, declared))
  if (declared.size === 0 && catalogueMeasures.size < catalogueMeasuresMax) catalogueMeasures.set(text, measure)
  return measure
}

function measureOfTerm(text: string, { dimension, affine }: Term): Result<Dimension, Fault> {
  if (affine === undefined) return ok(dimension)
  const { difference } = affine
  const message = `'${text.trim()}' is a point on a scale; a difference is in ${difference}`
  return err({ code: 'FAULT_UNKNOWN_UNIT', name: text.trim(), candidates: [difference], message })
}

/** The scale on which a number in this unit is a point, `degC`; undefined for any other unit. */
export function scaleOfPoint(text: string, declared: DeclaredMeasures = noMeasures): string | undefined {
  const scale = text.trim()
  return !declared.has(scale) && affineOf(scale) !== undefined ? scale : undefined
}

/** The measure of differences between points of a scale: `K` for `degC`. */
export function differenceMeasure(scale: string): Dimension {
  const measure = readMeasure(affineOf(scale)?.affine.difference ?? '')
  if (!measure.ok) throw new RangeError(`in the catalogue: ${measure.error.message}`)
  return measure.value
}

function withCandidates(fault: Fault, declared: DeclaredMeasures): Fault {
  if (fault.code !== 'FAULT_UNKNOWN_UNIT' || fault.candidates.length > 0) return fault
  return { ...fault, candidates: nearestUnits(fault.name, declared.keys()) }
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
/** Base units and variables that a measure may have: each costs every later step of arithmetic with it. */
const factorsMax = 256

/** A program cannot make units grow without end; throws Unreadable with CLEF_LIMIT. */
export function bounded(measure: Dimension, span: Span): Dimension {
  if (measure.factors.length > factorsMax) throw limitError('this unit has too many factors', span)
  for (const { exponent } of measure.factors) {
    if (Math.abs(exponent.num) > exponentMax || exponent.den > exponentMax) {
      throw limitError('the exponents of this unit grow too large', span)
    }
  }
  return measure
}
