// Keys, from the environment alone.

import { err, type Fault, ok, type Result } from '../../fabric/index.js'

/**
 * FAULT_CONFIG with the setting and the name of a variable that is not set, or that no header can hold: a server that is asked without the key
 * that was meant would refuse much later, or answer as if to anybody.
 *
 * @param setting that names the variable
 * @param name of the variable; none where no key is asked for
 */
export function readKey(
  setting: string,
  name: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Result<string | undefined, Fault> {
  if (name === undefined) return ok(undefined)
  const key = env[name]
  if (key !== undefined && /^[\x21-\x7e]{1,4096}$/.test(key)) return ok(key)
  const what = key === undefined || key === '' ? 'is not set' : 'holds what no header can'
  return err({ code: 'FAULT_CONFIG', path: setting, message: `${setting}: the environment variable ${name} ${what}` })
}
