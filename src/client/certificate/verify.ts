// Whether an answer is the one that its certificate was given for. Needs the issuer's public keys and nothing else.

import { base64url, compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import type { Basis } from '../../fabric/peer/index.js'
import type { Json } from '../../fabric/schema/index.js'
import { canonicalJson, digestOf } from './canonical.js'
import { type Claims, certificateAlgorithm, certificateType, readClaims } from './claims.js'
import { type Revoked, stillCounts } from './revoked.js'

export type InvalidReason =
  | 'malformed' // no certificate, or no answer to hold against it
  | 'unknownKey'
  | 'badSignature'
  | 'revokedKey' // somebody else may have signed it
  | 'requestChanged'
  | 'responseChanged'
  | 'basisChanged'

export type Verdict =
  | { readonly valid: true; readonly claims: Claims }
  | { readonly valid: false; readonly reason: InvalidReason; readonly message: string }

/** An answer as it was kept: what any of it is, is looked at here. */
export interface KeptAnswer {
  readonly request: Json
  readonly response: Json
  readonly basis: Json
  readonly certificate: string
}

const invalid = (reason: InvalidReason, message: string): Verdict => ({ valid: false, reason, message })

export interface VerifyOptions {
  /**
   * Whether to believe the time of a certificate that a revoked key signed before the time from which it was revoked. Whoever has the
   * key writes any time: only where it is known from elsewhere that the answer is as old as it says.
   */
  readonly trustTimes?: boolean
}

/** A public key as `constellation keys export` prints it. */
export type PublicKey = JWK & { readonly revoked?: Revoked }

/**
 * Verifies one answer offline. Never throws, whatever it is given.
 *
 * @param keys public keys of the issuer, each with its `kid`: what `constellation keys export` prints
 */
export async function verifyAnswer(
  answer: KeptAnswer,
  keys: readonly PublicKey[],
  { trustTimes = false }: VerifyOptions = {},
): Promise<Verdict> {
  const { certificate } = answer
  const kid = keyIdOf(certificate)
  if (kid === undefined) return invalid('malformed', 'The certificate is no compact JWS of the kind that answers have.')
  // A file of keys may hold anything.
  const held = keys.filter((one: PublicKey | null) => one?.kid === kid)
  const [key] = held
  if (key === undefined) return invalid('unknownKey', `The key ${kid} is not among those given.`)
  const claims = await claimsOf(certificate, key)
  if (claims === undefined) return invalid('badSignature', `The certificate was not signed so by the key ${kid}.`)
  // Of a key that is there twice, in sets of different age, the mark counts.
  const counts = held.every(({ revoked }) => stillCounts(revoked, claims.iat, trustTimes))
  if (!counts) return invalid('revokedKey', `The key ${kid} was revoked: others may have signed with it.`)
  return compared(answer, claims)
}

/** The id of the key, of a certificate that is spelt as we spell them: base64url has only one text for some bytes. */
function keyIdOf(certificate: unknown): string | undefined {
  if (typeof certificate !== 'string') return undefined
  const parts = certificate.split('.')
  if (parts.length !== 3 || !parts.every(isSpeltPlainly)) return undefined
  try {
    const { alg, typ, kid, crit } = decodeProtectedHeader(certificate)
    const fits = alg === certificateAlgorithm && typ === certificateType && crit === undefined
    return fits && typeof kid === 'string' ? kid : undefined
  } catch {
    return undefined
  }
}

function isSpeltPlainly(part: string): boolean {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return false
  try {
    return base64url.encode(base64url.decode(part)) === part
  } catch {
    return false
  }
}

async function claimsOf(certificate: string, jwk: JWK): Promise<Claims | undefined> {
  try {
    const key = await importJWK(jwk, certificateAlgorithm)
    const { payload } = await compactVerify(certificate, key, { algorithms: [certificateAlgorithm] })
    const claims = readClaims(payload)
    return claims?.iss === jwk.kid ? claims : undefined
  } catch {
    return undefined
  }
}

function compared({ request, response, basis }: KeptAnswer, claims: Claims): Verdict {
  if (hashed(request) !== claims.request)
    return invalid('requestChanged', 'The request is not the one that was answered.')
  if (hashed(response) !== claims.response)
    return invalid('responseChanged', 'The response is not the one that was given.')
  if (hashed(basis) !== claims.basis || !isAbout(basis, claims))
    return invalid('basisChanged', 'What the answer is said to rest on is not what was said.')
  return { valid: true, claims }
}

function hashed(json: Json): string | undefined {
  try {
    return digestOf(canonicalJson(json))
  } catch {
    return undefined
  }
}

const named = [
  'operation',
  'domain',
  'domainVersion',
  'requestSchema',
  'responseSchema',
] as const satisfies readonly (keyof Basis & keyof Claims)[]

/** A daemon signs no claims that its basis does not bear out. */
function isAbout(basis: Json, claims: Claims): boolean {
  if (typeof basis !== 'object' || basis === null || Array.isArray(basis)) return false
  const told = basis as { readonly [name: string]: Json }
  return named.every((name) => told[name] === claims[name])
}
