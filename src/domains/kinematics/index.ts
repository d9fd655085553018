// Motion in a line and in a plane.

import { type Domain, defineDomain, operation } from '../define-domain.js'
import * as contracts from './contract.js'
import * as examples from './examples.js'
import { projectileModel, stoppingDistanceModel, suvatModel, timeToCollisionModel } from './model.js'

export const kinematics: Domain = defineDomain('kinematics', [
  operation(contracts.stoppingDistance, stoppingDistanceModel, examples.stoppingDistance),
  operation(contracts.projectile, projectileModel, examples.projectile),
  operation(contracts.suvat, suvatModel, examples.suvat),
  operation(contracts.timeToCollision, timeToCollisionModel, examples.timeToCollision),
])

/** The name under which a host of any domain finds it in its module. */
export const domain = kinematics

/** The typed contracts, for `client.call`. */
export * as kinematicsContracts from './contract.js'
