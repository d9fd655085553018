// Which domains a configuration wants, and where the models of each run. Wrong names are faults before anything starts.

import { type Address, readAddress } from '../actors/remote-domain/index.js'
import { err, type Fault, ok, type Result } from '../fabric/index.js'
import { type BuiltInDomain, builtInDomains } from './built-in-domains.js'
import type { Config } from './config/index.js'
import { unknownName } from './unknown-name.js'

export interface HostedDomain extends BuiltInDomain {
  /** Where the daemon is that runs its models; undefined where a thread of this one does. */
  readonly remote: Address | undefined
}

export function hostedDomains({ enabled, remote }: Config['domains']): Result<readonly HostedDomain[], Fault> {
  const addresses = addressesOf(remote, enabled)
  if (!addresses.ok) return addresses
  const hosted: HostedDomain[] = []
  for (const [index, name] of enabled.entries()) {
    const one = builtInDomains.get(name)
    if (one === undefined) return err(unknownName('domains.enabled', name, [...builtInDomains.keys()]))
    if (enabled.indexOf(name) < index) {
      const message = `domains.enabled: ${name} is named twice`
      return err({ code: 'FAULT_CONFIG', path: 'domains.enabled', message })
    }
    hosted.push({ ...one, remote: addresses.value.get(name) })
  }
  return ok(hosted)
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
