// The domain: what `constellation` looks for in this package.

import { defineDomain } from 'clef-constellation'
import * as contract from './contract.js'
import * as examples from './examples.js'
import * as model from './model.js'

export const domain = defineDomain({ name: 'energy', version: '1.0.0', contract, model, examples })
