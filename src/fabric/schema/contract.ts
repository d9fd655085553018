// A contract: what one operation of a domain is asked and answers.

import { requireSound } from './check-schema.js'
import type { Infer } from './infer.js'
import type { ListSchema, RecordSchema, Schema } from './schema.js'

/** A request as people word it, with the JSON view of the request it means. Help, docs and training draw on it. */
export interface ContractExample {
  readonly goal: string
  readonly request: unknown
}

/** Names of the response's fields that may be streamed: lists, of any number of elements. */
export type StreamableField<Response extends Schema> =
  Response extends RecordSchema<infer F>
    ? { [K in keyof F & string]: F[K] extends ListSchema ? K : never }[keyof F & string]
    : never

/** An element of the streamed list. */
export type StreamItem<Response extends Schema, Stream extends string> =
  Response extends RecordSchema<infer F> ? (F[Stream] extends ListSchema<infer Of> ? Infer<Of> : unknown) : unknown

export interface Contract<
  Request extends RecordSchema = RecordSchema,
  Response extends Schema = Schema,
  Stream extends string = string,
> {
  /** `domain.operation` */
  readonly name: string
  /** One line for help and prompts. */
  readonly summary: string
  readonly request: Request
  readonly response: Response
  /** The field of the response, a list, that peers may have item by item. Each element must mean the same standing alone. */
  readonly stream?: Stream
  /** Reasons with which the model may answer no. */
  readonly errors: readonly string[]
  /** How the model comes to its answers, for people: `Garman-Kohlhagen, closed form`. No part of any identity. */
  readonly method?: string
  /** How near to the truth its answers are: `1e-12 relative`. No part of any identity. */
  readonly accuracy?: string
}

/** @throws Error with the path of what is wrong with a schema: a defect of the domain */
export function contract<
  Request extends RecordSchema,
  Response extends Schema,
  const Stream extends StreamableField<Response> = never,
>(definition: Contract<Request, Response, Stream>): Contract<Request, Response, Stream> {
  requireSound(`${definition.name} request`, definition.request)
  requireSound(`${definition.name} response`, definition.response)
  return definition
}

/**
 * The list that a contract may stream; undefined where it streams none.
 *
 * @throws Error where `stream` names no list that can be empty: a defect of the domain
 */
export function streamedList({ name, response, stream }: Contract): ListSchema | undefined {
  if (stream === undefined) return undefined
  const field =
    response.kind === 'record' && Object.hasOwn(response.fields, stream) ? response.fields[stream] : undefined
  if (field?.kind !== 'list') throw new Error(`${name} can't stream ${stream}, which is no list of its response`)
  // Where the elements go one by one, the response itself comes with none.
  if (field.length !== undefined && field.length > 0)
    throw new Error(`${name} can't stream ${stream}, which always has ${field.length} elements`)
  return field
}
