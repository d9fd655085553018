// Keys, from the environment alone.

import { err, type Fault, ok, type Result } from '../../fabric/index.js'
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
  const api = keyOf('gateway.apiKeyEnv', apiKeyEnv, env)
  if (!api.ok) return api
  const authorization = keyOf('gateway.cloudflare.authorizationEnv', cloudflare?.authorizationEnv, env)
  if (!authorization.ok) return authorization
  return ok({
    ...(api.value === undefined ? {} : { api: api.value }),
    ...(authorization.value === undefined ? {} : { cloudflare: authorization.value }),
  })
}

function keyOf(
  path: string,
  name: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Result<string | undefined, Fault> {
  if (name === undefined) return ok(undefined)
  const key = env[name]
  if (key !== undefined && /^[\x21-\x7e]{1,4096}$/.test(key)) return ok(key)
  const what = key === undefined || key === '' ? 'is not set' : 'holds what no header can'
  return err({ code: 'FAULT_CONFIG', path, message: `${path}: the environment variable ${name} ${what}` })
}
