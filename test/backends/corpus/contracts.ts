// The operations that the built-in domains register, as the corpus is given them.

import { builtInDomains } from '../../../src/domains/index.js'
import type { Contract } from '../../../src/fabric/schema/index.js'

export const registeredContracts: readonly Contract[] = builtInDomains.flatMap(({ operations }) =>
  operations.map(({ contract }) => contract),
)
