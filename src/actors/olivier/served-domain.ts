// A domain as its thread serves it: finds what a request asks for, and has the model answer it.

import { type Domain, type Eventually, eventually, isLater, ModelRefused, type Operation } from '../../domains/index.js'
import {
  type Contract,
  ContractRegistry,
  checkCarried,
  type DomainError,
  err,
  type Fault,
  ok,
  type RegisteredOperation,
  type Result,
  type ShortIdentity,
  shortIdentityText,
} from '../../fabric/index.js'
import type { Asking } from './asking.js'
import { readRefusal, thrownText } from './model-refusal.js'

export interface ServedOperation extends RegisteredOperation, Pick<Operation, 'model' | 'inPlace'> {}

export interface DomainClocks {
  /** Milliseconds since the Unix epoch. */
  readonly wall: () => number
  /** Milliseconds on a clock that only moves forward. */
  readonly monotonic: () => number
  /** Calls `fire` once, `ms` from now; returns its cancel. */
  readonly setTimer: (ms: number, fire: () => void) => () => void
}

/** A fault, which may be the model's own of dimensions, or what the model says: a value or its no. */
export type Said<T> = Result<Result<T, DomainError>, Fault>

export class ServedDomain {
  private readonly registry: ContractRegistry
  private readonly models: ReadonlyMap<string, Pick<Operation, 'model' | 'inPlace'>>

  constructor(private readonly domain: Domain) {
    this.registry = new ContractRegistry(domain.operations.map(({ contract }) => contract))
    this.models = new Map(domain.operations.map((operation) => [operation.contract.name, operation]))
  }

  asked(schema: ShortIdentity): Result<ServedOperation, Fault> {
    const operation = this.registry.operationOfRequest(schema)
    if (operation !== undefined) return ok(this.served(operation))
    const { name } = this.domain
    const actual = shortIdentityText(schema)
    const message = `${name} knows no request with schema identity ${actual}`
    return err({ code: 'FAULT_SCHEMA', path: '', expected: `a request of ${name}`, actual, message })
  }

  /** FAULT_UNKNOWN_OPERATION too where the operation streams nothing; those that do are its candidates. */
  streaming(name: string): Result<ServedOperation & Required<Pick<ServedOperation, 'item'>>, Fault> {
    const operation = this.registry.operation(name)
    if (operation === undefined) return err(this.registry.unknown(name))
    const { item } = operation
    if (item !== undefined) return ok({ ...this.served(operation), item })
    const candidates = this.registry.operations.filter((other) => other.item !== undefined)
    return err({
      code: 'FAULT_UNKNOWN_OPERATION',
      name,
      candidates: candidates.map(({ contract }) => contract.name),
      message: `${name} has no list that it streams; call it instead`,
    })
  }

  private served(operation: RegisteredOperation): ServedOperation {
    const answers = this.models.get(operation.contract.name)
    if (answers === undefined) throw new Error(`${operation.contract.name} is registered without its model`)
    const { model, inPlace } = answers
    return { ...operation, model, ...(inPlace === undefined ? {} : { inPlace }) }
  }
}

/**
 * Decodes a request, checks its carried dimensions and runs the model; unless the operation answers the request where it lies.
 *
 * @param finish turns the model's answer into what is wanted of it; as with the model itself, a throw of it is FAULT_DEFECT
 * @returns at once what a model answers at once. A promise never rejects
 */
export function askModel<T>(
  { contract, model, inPlace, request }: ServedOperation,
  payload: Uint8Array,
  asking: Asking,
  finish: (answer: unknown) => Eventually<T>,
): Eventually<Said<T>> {
  const said = (answer: Awaited<ReturnType<Operation['model']>>): Eventually<Said<T>> =>
    answer.ok ? eventually(finish(answer.value), (value) => ok(ok(value))) : refused(contract, answer.error)
  try {
    let answer = inPlace?.(payload, asking.context([]))
    if (answer === undefined) {
      const decoded = request.codec.decode(payload)
      if (!decoded.ok) return decoded
      const checked = checkCarried(contract.request, decoded.value)
      if (!checked.ok) return checked
      // The value was decoded by the schema that types the model's request.
      answer = model(decoded.value as never, asking.context(checked.value))
    }
    const answered = eventually(answer, said)
    return isLater(answered) ? answered.catch((thrown) => threw(contract, thrown)) : answered
  } catch (thrown) {
    return threw(contract, thrown)
  }
}

const threw = (contract: Contract, thrown: unknown): Said<never> =>
  thrown instanceof ModelRefused
    ? refused(contract, thrown.refusal)
    : err({ code: 'FAULT_DEFECT', message: `the model of ${contract.name} threw: ${thrownText(thrown)}` })

function refused(contract: Contract, error: unknown): Said<never> {
  const refusal = readRefusal(contract, error)
  return refusal.ok ? ok(err(refusal.value)) : refusal
}
