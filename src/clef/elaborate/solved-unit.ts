import { affineOf, type Dimension, type Unit } from '../../fabric/dimension/index.js'
import { type Solver, unitOfMeasure } from '../types/index.js'

/** The unit of a measure whose variables are all solved; the check has read it before. */
export function solvedUnit(solver: Solver, measure: Dimension): Unit {
  const unit = unitOfMeasure(solver.closed(measure))
  if (!unit.ok) throw new RangeError(`a unit passed the check and does not read: ${unit.error.message}`)
  return unit.value
}

/** The unit of points on a scale. */
export function scaleUnit(scale: string): Unit {
  const unit = affineOf(scale)
  if (unit === undefined) throw new RangeError(`${scale} passed the check and is no scale of points`)
  return unit
}
