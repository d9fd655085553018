// Which domains a configuration wants, and where the models of each run. Wrong names are faults before anything starts.

import { type Address, readAddress } from '../actors/remote-domain/address.js'
import { err, type Fault, ok, type Result } from '../fabric/index.js'
import { type BuiltInDomain, builtInDomains } from './built-in-domains.js'
import type { Config } from './config/index.js'
import { type LoadedDomain, loadDomain } from './own-domains/load-domain.js'
import { unknownName } from './unknown-name.js'

export interface HostedDomain extends BuiltInDomain {
  /** Where the daemon is that runs its models; undefined where a thread of this one does. */
  readonly remote: Address | undefined
  /** From a directory that the configuration names: nobody here vouches for it. */
  readonly own: boolean
}

export async function hostedDomains(settings: Config['domains']): Promise<Result<readonly HostedDomain[], Fault>> {
  const { enabled, remote, directories } = settings
  const own = await ownDomains(directories)
  if (!own.ok) return own
  const addresses = addressesOf(remote, [...enabled, ...own.value.map(({ domain }) => domain.name)])
  if (!addresses.ok) return addresses
  const hosted: HostedDomain[] = []
  for (const [index, name] of enabled.entries()) {
    const one = builtInDomains.get(name)
    if (one === undefined) return err(unknownName('domains.enabled', name, [...builtInDomains.keys()]))
    if (enabled.indexOf(name) < index) {
      const message = `domains.enabled: ${name} is named twice`
      return err({ code: 'FAULT_CONFIG', path: 'domains.enabled', message })
    }
    hosted.push({ ...one, remote: addresses.value.get(name), own: false })
  }
  for (const one of own.value) hosted.push({ ...one, remote: addresses.value.get(one.domain.name), own: true })
  return ok(hosted)
}

/** The domains of the configured directories, in their order. The built-in names are taken whether or not they are enabled. */
async function ownDomains(directories: readonly string[]): Promise<Result<readonly LoadedDomain[], Fault>> {
  const known = [...builtInDomains.values()].map(({ domain }) => domain)
  const loaded: LoadedDomain[] = []
  for (const [index, directory] of directories.entries()) {
    const path = `domains.directories[${index}]`
    const one = await loadDomain(directory, [...known, ...loaded.map(({ domain }) => domain)])
    if (!one.ok) {
      const [first] = one.error
      const where = first?.path === undefined || first.message.includes(first.path) ? '' : `${first.path}: `
      const message = `${path} (${directory}): ${where}${first?.message}`
      return err({ code: 'FAULT_CONFIG', path, message })
    }
    loaded.push(one.value)
  }
  return ok(loaded)
}

/** Reads `NAME=ADDRESS` settings. */
function addressesOf(
  settings: readonly string[],
  enabled: readonly string[],
): Result<ReadonlyMap<string, Address>, Fault> {
  const addresses = new Map<string, Address>()
  for (const [index, setting] of settings.entries()) {
    const path = `domains.remote[${index}]`
    const at = setting.indexOf('=')
    const name = setting.slice(0, at)
    if (!enabled.includes(name)) return err(unknownName(path, name, enabled))
    if (addresses.has(name))
      return err({ code: 'FAULT_CONFIG', path, message: `${path}: ${name} has an address already` })
    const address = readAddress(setting.slice(at + 1))
    if (!address.ok) return err({ code: 'FAULT_CONFIG', path, message: `${path}: ${address.error.message}` })
    addresses.set(name, address.value)
  }
  return ok(addresses)
}
