// Who may come in. A page that a browser shows can reach loopback too, so requests that a browser sends on behalf of a
// page of someone else are refused by their Origin; and since a foreign name may be made to resolve to loopback (DNS
// rebinding), where a page's requests then have no foreign Origin, a loopback listener goes by loopback names alone.

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Fault } from '../../fabric/index.js'

export interface EntryRules {
  /** Empty where none is asked for. */
  readonly token: string
  /** Origins besides loopback ones whose pages may come in. */
  readonly origins: readonly string[]
  /** Whether the listener is on loopback, and so must be called by a loopback name. */
  readonly loopbackOnly: boolean
}

const loopbackName = String.raw`(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?`
const loopbackHost = new RegExp(`^${loopbackName}$`, 'i')
const loopbackOrigin = new RegExp(`^https?://${loopbackName}$`)

/** FAULT_POLICY for a request that came to a loopback listener under another name. No browser leaves the name out. */
function foreignHost({ host }: IncomingHttpHeaders, { loopbackOnly }: EntryRules): Fault | undefined {
  if (!loopbackOnly || host === undefined || loopbackHost.test(host)) return undefined
  const message = `'${host.slice(0, 255)}' is no name of this daemon: on loopback, Host is localhost, 127.0.0.1 or [::1].`
  return { code: 'FAULT_POLICY', message }
}

/** FAULT_POLICY for a request sent by a page of another origin, undefined for a program's or an allowed page's. */
function foreignOrigin({ origin }: IncomingHttpHeaders, { origins }: EntryRules): Fault | undefined {
  if (origin === undefined || loopbackOrigin.test(origin) || origins.includes(origin)) return undefined
  const message = `Pages of ${origin.slice(0, 255)} may not connect; listen.origins names those that may.`
  return { code: 'FAULT_POLICY', message }
}

/** FAULT_POLICY for a request that a page of someone else may have made, whatever token it brings. */
export const foreign = (headers: IncomingHttpHeaders, rules: EntryRules): Fault | undefined =>
  foreignHost(headers, rules) ?? foreignOrigin(headers, rules)

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** FAULT_POLICY for a token other than the one asked for. Takes as long whatever is wrong with it. */
export function wrongToken(given: string, { token }: EntryRules): Fault | undefined {
  if (token === '' || timingSafeEqual(digest(given), digest(token))) return undefined
  return { code: 'FAULT_POLICY', message: 'This daemon asks for a token, and this is not the one.' }
}

export const bearerOf = ({ authorization = '' }: IncomingHttpHeaders): string => {
  const [scheme, token] = authorization.split(' ', 2)
  return scheme?.toLowerCase() === 'bearer' && token !== undefined ? token : ''
}
