// A notary with keys in a folder of its own, and answers for it to certify.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, systemClock } from '../../../src/actors/kernel/index.js'
import type { KeyFolder } from '../../../src/daemon/certificates/key-folder.js'
import { Notary } from '../../../src/daemon/certificates/notary.js'
import { Signer } from '../../../src/daemon/certificates/signer.js'
import { finance } from '../../../src/domains/index.js'
import { ContractRegistry, fromJson } from '../../../src/fabric/index.js'

export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'constellation-keys-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export async function openSigner(folder: KeyFolder, make = true, clock: Clock = systemClock): Promise<Signer> {
  const signer = await Signer.open(folder, clock, make)
  if (!signer.ok) throw new Error(signer.error.message)
  return signer.value
}

export const notaryWith = (signer: Signer): Notary => new Notary({ domainOf: () => finance, signer })

const registry = new ContractRegistry(finance.operations.map(({ contract }) => contract))

/** A sum of so many euros, as a domain would answer it. */
export function sumOf(...amounts: readonly number[]) {
  const operation = registry.operation('finance.sum')!
  const request = fromJson(operation.contract.request, { amounts: amounts.map((amount) => ({ amount, unit: 'EUR' })) })
  const response = fromJson(operation.contract.response, { amount: amounts.reduce((a, b) => a + b, 0), unit: 'EUR' })
  if (!request.ok || !response.ok) throw new Error('a sum reads')
  return { operation, request: request.value.value, response: response.value.value, assumptions: [] }
}

export const publicKeysOf = async (folder: KeyFolder) => {
  const keys = await folder.publicKeys()
  if (!keys.ok) throw new Error(keys.error.message)
  return keys.value
}
