// What a certificate claims, and how that lies in its JWS.

import { basisJson, type Certified } from '../../fabric/peer/index.js'
import { canonicalJson, digestOf } from './canonical.js'

/** In the protected header, so that no other JWS of the same key is taken for a certificate. */
export const certificateType = 'constellation-answer+jws'
/** Ed25519 (RFC 8037). */
export const certificateAlgorithm = 'EdDSA'

export interface Claims {
  /** Id of the key that signed: its RFC 7638 thumbprint. */
  readonly iss: string
  /** When, seconds since the Unix epoch. */
  readonly iat: number
  readonly operation: string
  readonly domain: string
  readonly domainVersion: string
  /** Identities of the contract's messages, hexadecimal: which version of the contract it is. */
  readonly requestSchema: string
  readonly responseSchema: string
  /** SHA-256 over canonical JSON, base64url. */
  readonly request: string
  readonly response: string
  readonly basis: string
}

/** What a certificate is about. */
export type Answered = Pick<Certified, 'request' | 'response' | 'basis'>

/** Of request, response and basis: what tells one answer from every other. */
export type Digests = Pick<Claims, 'request' | 'response' | 'basis'>

/** The digests that a certificate of this has. */
export const digestsOf = ({ request, response, basis }: Answered): Digests => ({
  request: digestOf(canonicalJson(request)),
  response: digestOf(canonicalJson(response)),
  basis: digestOf(canonicalJson(basisJson(basis))),
})

const names = [
  'iss',
  'operation',
  'domain',
  'domainVersion',
  'requestSchema',
  'responseSchema',
  'request',
  'response',
  'basis',
] as const

/** The claims that a payload spells; undefined where it does not spell all of them. */
export function readClaims(payload: Uint8Array): Claims | undefined {
  let told: unknown
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch {
    return undefined
  }
  if (typeof told !== 'object' || told === null) return undefined
  const claims = told as Readonly<Record<string, unknown>> // what is read from it is looked at
  const whole = names.every((name) => typeof claims[name] === 'string') && typeof claims.iat === 'number'
  return whole ? (told as Claims) : undefined // each of its fields was looked at
}
