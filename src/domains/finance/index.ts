// FX options and money.

import { type Domain, defineDomain } from '../define-domain.js'
import * as contract from './contract.js'
import * as examples from './examples.js'
import * as inPlace from './in-place.js'
import * as model from './model.js'

export const finance: Domain = defineDomain({ name: 'finance', version: '1.0.0', contract, model, inPlace, examples })

/** The name under which a host of any domain finds it in its module. */
export const domain = finance

/** The typed contracts, for `client.call`. */
export * as financeContracts from './contract.js'
