// Who may come in. A page that a browser shows can reach loopback too, so requests that a browser sends on behalf of a
// page of someone else are refused by their Origin.

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Fault } from '../../fabric/index.js'

export interface EntryRules {
  /** Empty where none is asked for. */
  readonly token: string
  /** Origins besides loopback ones whose pages may come in. */
  readonly origins: readonly string[]
}

const loopbackOrigin = /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/

/** FAULT_POLICY for a request sent by a page of another origin, undefined for a program's or an allowed page's. */
export function foreignOrigin({ origin }: IncomingHttpHeaders, { origins }: EntryRules): Fault | undefined {
  if (origin === undefined || loopbackOrigin.test(origin) || origins.includes(origin)) return undefined
  const message = `Pages of ${origin.slice(0, 255)} may not connect; listen.origins names those that may.`
  return { code: 'FAULT_POLICY', message }
}

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
