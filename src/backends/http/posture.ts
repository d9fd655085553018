// How far data goes that is sent to an address.

import { BlockList, isIP } from 'node:net'
import type { Posture } from '../../fabric/index.js'

const blockOf = (subnets: readonly (readonly [string, number])[]): BlockList => {
  const block = new BlockList()
  for (const [net, prefix] of subnets) block.addSubnet(net, prefix, isIP(net) === 6 ? 'ipv6' : 'ipv4')
  return block
}

const loopback = blockOf([
  ['127.0.0.0', 8],
  ['::1', 128],
])

/** RFC 1918, RFC 6598 (carriers and overlay networks), link-local of both families, RFC 4193. */
const inside = blockOf([
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['fe80::', 10],
  ['fc00::', 7],
])

/** Of an IP address; what is none is third-party. */
export function postureOfAddress(address: string): Posture {
  const version = isIP(address)
  if (version === 0) return 'third-party'
  const family = version === 6 ? 'ipv6' : 'ipv4'
  if (loopback.check(address, family)) return 'on-host'
  return inside.check(address, family) ? 'in-network' : 'third-party'
}

/**
 * Of a server: by its address where the URL has one. `localhost` is on-host. Any other name may lead anywhere, and is third-party
 * unless its configuration says less, to which Connections then holds it.
 */
export function postureOfUrl(url: URL): Posture {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' ? 'on-host' : postureOfAddress(host)
}
