// The notary of a tree, with the keys of its data folder.

import { prepareFolder } from '../../actors/journal/index.js'
import { systemClock } from '../../actors/kernel/index.js'
import { type Fault, ok, type Result } from '../../fabric/index.js'
import type { ServingDomain } from './basis.js'
import { KeyFolder } from './key-folder.js'
import { Notary } from './notary.js'
import { Signer } from './signer.js'

/**
 * @param directory `data.directory`
 * @param make whether a key is made where there is none: not by a tree that ends with its command
 * @returns FAULT_SIGNING where there is a key that can't be trusted; the fault of a folder that can't be used
 */
export async function openNotary(
  directory: string,
  make: boolean,
  domainOf: (operation: string) => ServingDomain,
): Promise<Result<Notary, Fault>> {
  const prepared = make ? prepareFolder(directory) : ok(undefined)
  if (!prepared.ok) return prepared
  const signer = await Signer.open(new KeyFolder(directory), systemClock, make)
  return signer.ok ? ok(new Notary({ domainOf, signer: signer.value })) : signer
}

/**
 * The notary of a command that works out a program's answer itself. It signs with the key of the data folder, makes none, and says in
 * its answers where there is none or where it can't be trusted.
 */
export async function openProgramNotary(directory: string): Promise<Pick<Notary, 'certifyProgram' | 'inputDigests'>> {
  const signer = await Signer.open(new KeyFolder(directory), systemClock, false)
  const refused = (uncertified: string) => ({ seal: async () => ({ uncertified }) })
  const domainOf = (operation: string): never => {
    throw new Error(`${operation} is certified by whoever answers it`)
  }
  return new Notary({ domainOf, signer: signer.ok ? signer.value : refused(signer.error.message) })
}
