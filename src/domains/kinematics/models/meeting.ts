// The models of meeting, stopping and crossing: each kernel behind its contract. Everything arrives in SI units.

import type { Infer } from '../../../fabric/schema/index.js'
import type { ModelOf } from '../../define-domain.js'
import type * as contract from '../contracts/meeting.js'
import {
  type Brake,
  closing,
  overtake,
  refusal,
  riverCrossing,
  stoppingDistance,
  timeToCollision,
} from '../kernel/index.js'

export const stoppingDistanceModel: ModelOf<typeof contract.stoppingDistance> = (request) => {
  const brake = brakeOf(request)
  if (brake === undefined) {
    return refusal('domain', 'braking is given either as a deceleration or as a coefficient of friction')
  }
  const { speed, reactionTime, grade, gravity } = request
  return stoppingDistance({ speed, reactionTime, brake, grade, gravity })
}

function brakeOf({
  deceleration,
  frictionCoefficient,
}: Infer<typeof contract.stoppingDistance.request>): Brake | undefined {
  if (deceleration !== undefined && frictionCoefficient !== undefined) return undefined
  if (deceleration !== undefined) return { deceleration }
  return frictionCoefficient === undefined ? undefined : { frictionCoefficient }
}

export const timeToCollisionModel: ModelOf<typeof contract.timeToCollision> = (request) => timeToCollision(request)

export const closingModel: ModelOf<typeof contract.closing> = ({ gap, speedA, speedB }) => closing(gap, speedA, speedB)

export const overtakeModel: ModelOf<typeof contract.overtake> = ({ gap, lead, chaser }) => overtake(gap, lead, chaser)

export const riverCrossingModel: ModelOf<typeof contract.riverCrossing> = ({ width, boatSpeed, current }) =>
  riverCrossing(width, boatSpeed, current)
