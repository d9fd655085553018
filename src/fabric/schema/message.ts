// A message: a named schema with its identity, as frames refer to it.

import { hexToBytes } from '@noble/hashes/utils.js'
import { type ShortIdentity, shortIdentity } from '../frame/identity.js'
import { bareCodecOf } from './bare/index.js'
import { canonicalText, identityOf } from './canonical.js'
import { requireSound } from './check-schema.js'
import type { Codec } from './codec/codec.js'
import { codecOf } from './codec/index.js'
import { type Contract, streamedList } from './contract.js'
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
  /** The same values as plain BARE, for frames that say so; made when first asked for. */
  readonly bare: Codec<unknown>
}

/** A message whose schema is known at compile time. */
export interface TypedMessage<S extends Schema> extends Message {
  readonly schema: S
  readonly codec: Codec<Infer<S>>
  readonly bare: Codec<Infer<S>>
}

/** @throws Error with the path of what is wrong with `schema`: a defect of whoever wrote it */
export function message<S extends Schema>(name: string, schema: S): TypedMessage<S> {
  requireSound(name, schema)
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
    get bare() {
      return bareCodecOf(schema)
    },
  }
}

/** The messages of an operation. */
export interface OperationMessages {
  readonly request: Message
  readonly response: Message
  /** One element of the list that the contract streams; absent where it streams none. */
  readonly item?: Message
}

/** @throws Error as `message` and `streamedList` do */
export function messagesOf(contract: Contract): OperationMessages {
  const { name, request, response } = contract
  const list = streamedList(contract)
  return {
    request: message(`${name} request`, request),
    response: message(`${name} response`, response),
    ...(list === undefined ? {} : { item: message(`${name} item`, list.of) }),
  }
}

/** Each of an operation's messages, for a hello. */
export const eachMessage = ({ request, response, item }: OperationMessages): readonly Message[] =>
  item === undefined ? [request, response] : [request, response, item]
