// A message: a named schema with its identity, as frames refer to it.

import { canonicalText, identityOf } from './canonical.js'
import type { Codec } from './codec/codec.js'
import { codecOf } from './codec/index.js'
import type { Contract } from './contract.js'
import type { Infer } from './infer.js'
import type { Schema } from './schema.js'

export interface Message<S extends Schema = Schema> {
  /** `finance.convert request` */
  readonly name: string
  readonly schema: S
  readonly canonical: string
  /** Hex SHA-256; frames carry its first 8 bytes. */
  readonly identity: string
  readonly codec: Codec<Infer<S>>
}

export const message = <S extends Schema>(name: string, schema: S): Message<S> => ({
  name,
  schema,
  canonical: canonicalText(schema),
  identity: identityOf(name, schema),
  codec: codecOf(schema),
})

/** The two messages of an operation. */
export interface OperationMessages {
  readonly request: Message
  readonly response: Message
}

export const messagesOf = (contract: Contract): OperationMessages => ({
  request: message<Schema>(`${contract.name} request`, contract.request),
  response: message<Schema>(`${contract.name} response`, contract.response),
})
