// JSON in its one canonical form (RFC 8785), and the hash of it: what a certificate says of a request and a response.

import { sha256 } from '@noble/hashes/sha2.js'
import canonicalizeModule from 'canonicalize'
import { base64url } from 'jose'
import type { Json } from '../../fabric/schema/index.js'

// Its types tell of a default export; what it exports, a CommonJS module, is the function itself.
const canonicalize = canonicalizeModule as unknown as (input: unknown) => string | undefined

const utf8 = new TextEncoder()

/** @throws Error for what is no JSON, such as a number that is not finite */
export function canonicalJson(json: Json): string {
  const text = canonicalize(json)
  if (text === undefined) throw new TypeError('what is undefined has no JSON')
  return text
}

/** SHA-256 over canonical JSON, base64url without padding: 43 characters. */
export const digestOf = (canonical: string): string => base64url.encode(sha256(utf8.encode(canonical)))
