// The models of motion profiles. Everything arrives in SI units.

import { baseDimension, type Dimension, divide } from '../../../fabric/dimension/index.js'
import type { DimensionFault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { dimensionFault, type Infer, type Quantity } from '../../../fabric/schema/index.js'
import type { ModelOf } from '../../define-domain.js'
import type * as contract from '../contracts/profiles.js'
import { jointTrajectory, refusal, sCurve, type TimeScalingKind, timeScaling, trapezoid } from '../kernel/index.js'

export const trapezoidModel: ModelOf<typeof contract.trapezoid> = ({ distance, maxSpeed, maxAcceleration }) => {
  const { speed, acceleration } = ratesOf(distance)
  const clash = unlessOf(speed, { maxSpeed }) ?? unlessOf(acceleration, { maxAcceleration })
  if (clash !== undefined) return clash
  const move = trapezoid(distance.value, maxSpeed.value, maxAcceleration.value)
  return move.ok ? ok({ ...move.value, peakSpeed: { value: move.value.peakSpeed, dimension: speed } }) : move
}

export const sCurveModel: ModelOf<typeof contract.sCurve> = ({ distance, maxSpeed, maxAcceleration, maxJerk }) => {
  const { speed, acceleration, jerk } = ratesOf(distance)
  const clash =
    unlessOf(speed, { maxSpeed }) ?? unlessOf(acceleration, { maxAcceleration }) ?? unlessOf(jerk, { maxJerk })
  if (clash !== undefined) return clash
  const move = sCurve(distance.value, maxSpeed.value, maxAcceleration.value, maxJerk.value)
  if (!move.ok) return move
  const { peakSpeed, peakAcceleration } = move.value
  return ok({
    ...move.value,
    peakSpeed: { value: peakSpeed, dimension: speed },
    peakAcceleration: { value: peakAcceleration, dimension: acceleration },
  })
}

const second = baseDimension('s')

/** What speed, acceleration and jerk over such a distance are measured in. */
function ratesOf({ dimension }: Quantity) {
  const speed = divide(dimension, second)
  const acceleration = divide(speed, second)
  return { speed, acceleration, jerk: divide(acceleration, second) }
}

/** The fault of the one limit that belongs to a move of the other kind. */
function unlessOf(
  wanted: Dimension,
  limit: Readonly<Record<string, Quantity>>,
): Result<never, DimensionFault> | undefined {
  for (const [name, { dimension }] of Object.entries(limit))
    if (dimension !== wanted) return err(dimensionFault(name, wanted.text, dimension.text))
  return undefined
}

export const timeScalingModel: ModelOf<typeof contract.timeScaling> = ({ kind, Tf, t }) => {
  const scaling = scalingOf(kind)
  return scaling === undefined ? refusal('domain', wrongOrder) : timeScaling(scaling, Tf, t)
}

export const jointTrajectoryModel: ModelOf<typeof contract.jointTrajectory> = ({ method, start, end, Tf, N }) => {
  const scaling = scalingOf(method)
  if (scaling === undefined) return refusal('domain', wrongOrder)
  const rows = jointTrajectory({ start, end, Tf, N, method: scaling })
  return rows.ok ? ok({ rows: rows.value }) : rows
}

const wrongOrder = 'a time scaling is cubic, of order 3, or quintic, of order 5'

/** By name, or by the order of its polynomial. */
function scalingOf(given: Infer<typeof contract.scaling>): TimeScalingKind | undefined {
  if (given.case === 'name') return given.value
  return given.value === 3 ? 'cubic' : given.value === 5 ? 'quintic' : undefined
}
