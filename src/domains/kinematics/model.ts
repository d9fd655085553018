// The models of kinematics: each kernel behind its contract. Everything arrives in SI units and radians.

import type { Dimension } from '../../fabric/dimension/index.js'
import { ok } from '../../fabric/result.js'
import { type Infer, schemaDimension } from '../../fabric/schema/index.js'
import type { Model } from '../define-domain.js'
import type * as contract from './contract.js'
import {
  type Brake,
  projectile,
  refusal,
  type SuvatName,
  solveSuvat,
  stoppingDistance,
  timeToCollision,
} from './kernel/index.js'

type StopRequest = typeof contract.stoppingDistance.request
type SuvatRequest = typeof contract.suvat.request

export const stoppingDistanceModel: Model<StopRequest, typeof contract.stoppingDistance.response> = (request) => {
  const brake = brakeOf(request)
  if (brake === undefined) {
    return refusal('domain', 'braking is given either as a deceleration or as a coefficient of friction')
  }
  const { speed, reactionTime, grade, gravity } = request
  return stoppingDistance({ speed, reactionTime, brake, grade, gravity })
}

function brakeOf({ deceleration, frictionCoefficient }: Infer<StopRequest>): Brake | undefined {
  if (deceleration !== undefined && frictionCoefficient !== undefined) return undefined
  if (deceleration !== undefined) return { deceleration }
  return frictionCoefficient === undefined ? undefined : { frictionCoefficient }
}

export const projectileModel: Model<typeof contract.projectile.request, typeof contract.projectile.response> = (
  request,
) => projectile(request)

export const timeToCollisionModel: Model<
  typeof contract.timeToCollision.request,
  typeof contract.timeToCollision.response
> = (request) => timeToCollision(request)

const dimensionOf: Readonly<Record<SuvatName, Dimension>> = {
  s: schemaDimension('m'),
  u: schemaDimension('m/s'),
  v: schemaDimension('m/s'),
  a: schemaDimension('m/s^2'),
  t: schemaDimension('s'),
}

/** Answers what is asked for, or all that is not given; `roots` are both values of one name where two motions fit. */
export const suvatModel: Model<SuvatRequest, typeof contract.suvat.response> = ({ solve, ...known }) => {
  const solution = solveSuvat(known, askedNames(solve))
  if (!solution.ok) return solution
  const { values, roots, rootsOf } = solution.value
  if (roots === undefined || rootsOf === undefined) return ok(values)
  return ok({ ...values, roots: roots.map((value) => ({ value, dimension: dimensionOf[rootsOf] })) })
}

function askedNames(solve: Infer<SuvatRequest>['solve']): readonly SuvatName[] | undefined {
  if (solve === undefined) return undefined
  if (solve.case === 'one') return [solve.value]
  return solve.value.length === 0 ? undefined : solve.value
}
