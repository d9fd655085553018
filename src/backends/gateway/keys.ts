// Keys, from the environment alone.

import { type Fault, ok, type Result } from '../../fabric/index.js'
import { readKey } from '../http/index.js'
import type { GatewayOptions } from './options.js'

export interface Keys {
  readonly api?: string
  readonly cloudflare?: string
}

/** FAULT_CONFIG with the name of a variable that is not set, or that no header can hold. */
export function readKeys(
  { apiKeyEnv, cloudflare }: GatewayOptions,
  env: Readonly<Record<string, string | undefined>>,
): Result<Keys, Fault> {
  const api = readKey('gateway.apiKeyEnv', apiKeyEnv, env)
  if (!api.ok) return api
  const authorization = readKey('gateway.cloudflareAuthorizationEnv', cloudflare?.authorizationEnv, env)
  if (!authorization.ok) return authorization
  return ok({
    ...(api.value === undefined ? {} : { api: api.value }),
    ...(authorization.value === undefined ? {} : { cloudflare: authorization.value }),
  })
}
