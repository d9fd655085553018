// The unit catalogue as data: symbol, exact factor, and the coherent unit that the factor multiplies. Each unit has one symbol.

import { customaryUnits } from './customary.js'
import type { UnitEntry } from './entry.js'
import { siUnits } from './si.js'
import { turnsAndRatios } from './turns-and-ratios.js'

export type { UnitEntry } from './entry.js'
export { baseSymbols, siPrefixes } from './si.js'

export const unitCatalogue: readonly UnitEntry[] = [...siUnits, ...customaryUnits, ...turnsAndRatios]
