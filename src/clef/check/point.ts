import { affineOf, type Dimension } from '../../fabric/dimension/index.js'

/** Points on a scale, degC, are of the dimension of their differences. */
export function pointMeasure(scale: string): Dimension {
  const unit = affineOf(scale)
  if (unit === undefined) throw new RangeError(`${scale} is no scale of points`)
  return unit.dimension
}
