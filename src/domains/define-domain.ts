// What a domain is: contracts, one model for each, and examples of how people ask.

import type { DimensionFault, DomainError } from '../fabric/fault.js'
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

/** When long work is split over threads, and over how many. */
export interface Splitting {
  readonly threads: number
  /** Rows of work, such as positions times points of a grid, below which one thread is done sooner. */
  readonly rowsMin: number
}

/** What a model is told besides the request itself. */
export interface ModelContext {
  /** Carried values of wrong dimension in lists that collect them, found by the fabric before the model ran. */
  readonly mismatches: readonly Mismatch[]
  /** Aborted when nobody wants the answer any more: long work should stop. Absent where whoever asks waits to the end. */
  readonly signal?: AbortSignal
  /** Tells whoever waits how far the work is: so many parts of `total`. Absent where nobody listens. */
  readonly progress?: (done: number, total: number) => void
  /** Absent where nothing may be split. */
  readonly splitting?: Splitting
}

/**
 * A response whose streamed list may be any iterable, such as a generator that makes each element when it is wanted; an asynchronous one
 * leaves the thread to others between two elements.
 */
export type ModelAnswer<Response extends Schema, Stream extends string = never> = [Stream] extends [never]
  ? Infer<Response>
  : Omit<Infer<Response>, Stream> & {
      readonly [K in Stream]: Iterable<StreamItem<Response, K>> | AsyncIterable<StreamItem<Response, K>>
    }

/**
 * Why a model gives no answer: its own no, or dimensions that clash in a way that only the whole request shows, such as a sum of
 * unlike figures.
 */
export type ModelRefusal = DomainError | DimensionFault

/**
 * Thrown while the elements of a streamed list are made: the model's no to an answer that it had begun. Anything else that is thrown is a
 * defect.
 */
export class ModelRefused extends Error {
  constructor(readonly refusal: ModelRefusal) {
    super(refusal.message)
  }
}

/** What is there now, or later: a model that awaits something leaves its thread to others meanwhile. */
export type Eventually<T> = T | Promise<T>

/** Answers a request exactly or says no; a throw or a rejection is a defect and costs the asker a fault. */
export type Model<Request extends RecordSchema, Response extends Schema, Stream extends string = never> = (
  request: Infer<Request>,
  context: ModelContext,
) => Eventually<Result<ModelAnswer<Response, Stream>, ModelRefusal>>

/**
 * Answers a request as its model would, but reads the payload where it lies: for large requests of a common form. Asked before anything is decoded, it has nothing to
 * do with a payload of any other form, and leaves that to the model; so it does with whatever is wrong, for those who decode can say what and where.
 *
 * @param payload not checked yet, and the asker's own memory: nothing of it may be kept, or looked at later
 * @returns nothing where the request is to be decoded. An answer has every byte that the model's has
 */
export type InPlaceModel<Response extends Schema, Stream extends string = never> = (
  payload: Uint8Array,
  context: ModelContext,
) => Eventually<Result<ModelAnswer<Response, Stream>, ModelRefusal>> | undefined

/** What may answer before the model of a contract. */
export type InPlaceOf<C> =
  C extends Contract<infer Request, infer Response, infer Stream>
    ? Request extends RecordSchema
      ? InPlaceModel<Response, Stream>
      : never
    : never

/** The model of a contract. */
export type ModelOf<C> =
  C extends Contract<infer Request, infer Response, infer Stream> ? Model<Request, Response, Stream> : never

/** One operation with its types erased, as hosts and registries hold it. */
export interface Operation {
  readonly contract: Contract
  readonly model: (request: never, context: ModelContext) => Eventually<Result<unknown, ModelRefusal>>
  readonly inPlace?: (
    payload: Uint8Array,
    context: ModelContext,
  ) => Eventually<Result<unknown, ModelRefusal>> | undefined
  readonly examples: readonly ContractExample[]
}

export interface Domain {
  readonly name: string
  /** Of the models: what an answer's certificate names. */
  readonly version: string
  readonly operations: readonly Operation[]
}

type ContractNames<Contracts> = {
  [K in keyof Contracts & string]: Contracts[K] extends { readonly request: RecordSchema; readonly response: Schema }
    ? K
    : never
}[keyof Contracts & string]

export interface DomainDefinition<Contracts extends object> {
  readonly name: string
  readonly version: string
  /** By operation; what else a module of contracts exports, such as types that they share, is left out. */
  readonly contract: Contracts
  readonly model: { readonly [K in ContractNames<Contracts>]: ModelOf<Contracts[K]> }
  /** For operations whose requests are large; models alone answer all others. */
  readonly inPlace?: { readonly [K in ContractNames<Contracts>]?: InPlaceOf<Contracts[K]> }
  readonly examples?: { readonly [K in ContractNames<Contracts>]?: readonly ContractExample[] }
}

/**
 * A domain from its contracts, their models and examples, each by the operation's name; the compiler holds them together.
 *
 * @throws Error on a contract filed under another name, or one without a model: a defect of the domain
 */
export function defineDomain<const Contracts extends object>(definition: DomainDefinition<Contracts>): Domain {
  const { name, version, contract, model, inPlace = {}, examples = {} } = definition
  // Names are checked below: what is looked up by them may be missing in a domain that no compiler saw.
  const models = model as Readonly<Record<string, Operation['model'] | undefined>>
  const inPlaceOf = inPlace as Readonly<Record<string, Operation['inPlace']>>
  const examplesOf = examples as Readonly<Record<string, Operation['examples'] | undefined>>
  // By name: the order of a module's exports is no choice of anybody's.
  const operations = Object.entries(contract)
    .sort(byName)
    .flatMap(([operation, one]): Operation[] => {
      if (!isContract(one)) return []
      if (one.name !== `${name}.${operation}`) {
        throw new Error(`${one.name} stands where ${name}.${operation} belongs`)
      }
      const answers = models[operation]
      if (typeof answers !== 'function') throw new Error(`${one.name} has no model`)
      const sooner = inPlaceOf[operation]
      const examples = examplesOf[operation] ?? []
      return [{ contract: one, model: answers, ...(sooner === undefined ? {} : { inPlace: sooner }), examples }]
    })
  return { name, version, operations }
}

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'name' in value && 'request' in value && 'response' in value

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : one > other ? 1 : 0
