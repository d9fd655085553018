// The hosted rung, as its thread loads it.

import type { Fault, Result } from '../../fabric/index.js'
import type { BackendServices } from '../http/index.js'
import { type GatewayBackend, gatewayBackend } from './gateway-backend.js'
import { readOptions } from './options.js'

export type { GatewayBackend } from './gateway-backend.js'
export { type GatewayOptions, type GatewayOptionsInput, gatewayOptionsSchema } from './options.js'

/** @param options GatewayOptionsInput */
export async function createBackend(
  options: unknown,
  services: BackendServices,
): Promise<Result<GatewayBackend, Fault>> {
  const read = readOptions(options)
  return read.ok ? gatewayBackend(read.value, services) : read
}
