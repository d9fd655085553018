// Motion in a line, in a plane, in a circle and of robot arms.

import { type Domain, defineDomain } from '../define-domain.js'
import * as contract from './contract.js'
import * as examples from './examples.js'
import * as model from './model.js'

export const kinematics: Domain = defineDomain({ name: 'kinematics', version: '1.0.0', contract, model, examples })

/** The name under which a host of any domain finds it in its module. */
export const domain = kinematics

/** The typed contracts, for `client.call`. */
export * as kinematicsContracts from './contract.js'
