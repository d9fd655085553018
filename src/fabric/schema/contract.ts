// A contract: what one operation of a domain is asked and answers.

import type { RecordSchema, Schema } from './schema.js'

/** A request as people word it, with the JSON view of the request it means. Help, docs and training draw on it. */
export interface ContractExample {
  readonly goal: string
  readonly request: unknown
}

export interface Contract<Request extends RecordSchema = RecordSchema, Response extends Schema = Schema> {
  /** `domain.operation` */
  readonly name: string
  /** One line for help and prompts. */
  readonly summary: string
  readonly request: Request
  readonly response: Response
  /** Reasons with which the model may answer no. */
  readonly errors: readonly string[]
}

export const contract = <Request extends RecordSchema, Response extends Schema>(
  definition: Contract<Request, Response>,
): Contract<Request, Response> => definition
