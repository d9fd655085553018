// What a domain is: contracts, one model for each, and examples of how people ask.

import type { DomainError } from '../fabric/fault.js'
import type { Result } from '../fabric/result.js'
import type {
  Contract,
  ContractExample,
  Infer,
  Mismatch,
  RecordSchema,
  Schema,
  StreamItem,
} from '../fabric/schema/index.js'

/** What a model is told besides the request itself. */
export interface ModelContext {
  /** Carried values of wrong dimension in lists that collect them, found by the fabric before the model ran. */
  readonly mismatches: readonly Mismatch[]
}

/** A response whose streamed list may be any iterable, such as a generator that makes each element when it is wanted. */
export type ModelAnswer<Response extends Schema, Stream extends string = never> = [Stream] extends [never]
  ? Infer<Response>
  : Omit<Infer<Response>, Stream> & { readonly [K in Stream]: Iterable<StreamItem<Response, K>> }

/** Answers a request exactly or says no; a throw is a defect and costs the asker a fault. */
export type Model<Request extends RecordSchema, Response extends Schema, Stream extends string = never> = (
  request: Infer<Request>,
  context: ModelContext,
) => Result<ModelAnswer<Response, Stream>, DomainError>

/** One operation with its types erased, as hosts and registries hold it. */
export interface Operation {
  readonly contract: Contract
  readonly model: (request: never, context: ModelContext) => Result<unknown, DomainError>
  readonly examples: readonly ContractExample[]
}

export interface Domain {
  readonly name: string
  readonly operations: readonly Operation[]
}

/** Binds a model to its contract; the compiler holds the two together. */
export const operation = <Request extends RecordSchema, Response extends Schema, Stream extends string = never>(
  contract: Contract<Request, Response, Stream>,
  model: Model<Request, Response, Stream>,
  examples: readonly ContractExample[] = [],
): Operation => ({ contract, model, examples })

/** A named set of operations; throws on a contract filed under another domain's name, which is a defect in the domain. */
export function defineDomain(name: string, operations: readonly Operation[]): Domain {
  for (const { contract } of operations) {
    if (!contract.name.startsWith(`${name}.`)) throw new Error(`${contract.name} does not belong to domain ${name}`)
  }
  return { name, operations }
}
