// The domains' face: how one is defined, and those that come with the house.

import type { Domain } from './define-domain.js'
import { finance } from './finance/index.js'
import { kinematics } from './kinematics/index.js'

export {
  type Domain,
  type DomainDefinition,
  defineDomain,
  type Eventually,
  type InPlaceModel,
  type InPlaceOf,
  type Model,
  type ModelContext,
  type ModelOf,
  type ModelRefusal,
  ModelRefused,
  type Operation,
  type Splitting,
} from './define-domain.js'
export { eventually, isLater } from './eventually.js'
export { finance, financeContracts } from './finance/index.js'
export { kinematics, kinematicsContracts } from './kinematics/index.js'

export const builtInDomains: readonly Domain[] = [finance, kinematics]
