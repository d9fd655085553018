// The contracts that a command goes by: those that its configuration registers.

import type { Command } from 'commander'
import { type DescribedDomain, registeredDomains } from '../daemon/index.js'
import type { Contract } from '../fabric/index.js'
import { orFail } from './output.js'
import { configFor } from './settings.js'

/** The domains of the command's configuration; those in directories are loaded, each in a thread of its own that ends again. */
export const domainsFor = async (command: Command): Promise<readonly DescribedDomain[]> =>
  orFail(await registeredDomains(await configFor(command)))

export const contractsFor = async (command: Command): Promise<readonly Contract[]> =>
  (await domainsFor(command)).flatMap(({ operations }) => operations.map(({ contract }) => contract))
