// The models of motion profiles. Everything arrives in SI units.

import { ok } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { ModelOf } from '../../define-domain.js'
import type * as contract from '../contracts/profiles.js'
import { jointTrajectory, refusal, sCurve, type TimeScalingKind, timeScaling, trapezoid } from '../kernel/index.js'

export const trapezoidModel: ModelOf<typeof contract.trapezoid> = ({ distance, maxSpeed, maxAcceleration }) =>
  trapezoid(distance, maxSpeed, maxAcceleration)

export const sCurveModel: ModelOf<typeof contract.sCurve> = ({ distance, maxSpeed, maxAcceleration, maxJerk }) =>
  sCurve(distance, maxSpeed, maxAcceleration, maxJerk)

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
