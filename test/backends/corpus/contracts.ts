// The operations that the spine registers, as the corpus is given them.

import { checkBook, convert, priceBook, priceOption, sum } from '../../../src/domains/finance/contract.js'
import { projectile, stoppingDistance, suvat, timeToCollision } from '../../../src/domains/kinematics/contract.js'
import type { Contract } from '../../../src/fabric/schema/index.js'

export const registeredContracts: readonly Contract[] = [
  priceBook,
  checkBook,
  priceOption,
  convert,
  sum,
  stoppingDistance,
  projectile,
  suvat,
  timeToCollision,
]
