// The contracts that a command goes by: those that its configuration registers.

import type { Command } from 'commander'
import type { DescribedDomain } from '../daemon/index.js'
import type { Contract } from '../fabric/index.js'
import { orFail } from './output.js'

/** The domains of the command's configuration; those in directories are loaded, each in a thread of its own that ends again. */
export async function domainsFor(command: Command): Promise<readonly DescribedDomain[]> {
  // Slow to load, and only some uses of a command come here.
  const { configFor } = await import('./settings.js')
  const { registeredDomains } = await import('../daemon/registered-domains.js')
  return orFail(await registeredDomains(await configFor(command)))
}

export const contractsFor = async (command: Command): Promise<readonly Contract[]> =>
  (await domainsFor(command)).flatMap(({ operations }) => operations.map(({ contract }) => contract))
