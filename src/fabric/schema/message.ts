// A message: a named schema with its identity, as frames refer to it.

import { hexToBytes } from '@noble/hashes/utils.js'
import { type ShortIdentity, shortIdentity } from '../frame/identity.js'
import { canonicalText, identityOf } from './canonical.js'
import type { Codec } from './codec/codec.js'
import { codecOf } from './codec/index.js'
import type { Contract } from './contract.js'
import type { Infer } from './infer.js'
import type { Schema } from './schema.js'

export interface Message {
  /** `finance.convert request` */
  readonly name: string
  readonly schema: Schema
  readonly canonical: string
  /** Hex SHA-256 over name and canonical text. */
  readonly identity: string
  /** The same as 32 bytes. */
  readonly digest: Uint8Array
  /** What frames wear: its first 8 bytes. */
  readonly short: ShortIdentity
  readonly codec: Codec<unknown>
}

/** A message whose schema is known at compile time. */
export interface TypedMessage<S extends Schema> extends Message {
  readonly schema: S
  readonly codec: Codec<Infer<S>>
}

export function message<S extends Schema>(name: string, schema: S): TypedMessage<S> {
  const identity = identityOf(name, schema)
  const digest = hexToBytes(identity)
  return {
    name,
    schema,
    canonical: canonicalText(schema),
    identity,
    digest,
    short: shortIdentity(digest),
    codec: codecOf(schema),
  }
}

/** The two messages of an operation. */
export interface OperationMessages {
  readonly request: Message
  readonly response: Message
}

export const messagesOf = (contract: Contract): OperationMessages => ({
  request: message(`${contract.name} request`, contract.request),
  response: message(`${contract.name} response`, contract.response),
})
