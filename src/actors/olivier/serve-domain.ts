// Answers request frames with a domain's models: decode, check carried dimensions, run the model, encode. Pure of threads.

import type { Domain, Operation } from '../../domains/index.js'
import {
  ContractRegistry,
  checkCarried,
  domainErrorMessage,
  err,
  type Fault,
  type Frame,
  type FrameView,
  faultMessage,
  type Message,
  noTrace,
  ok,
  type RegisteredOperation,
  type Result,
  shortIdentityText,
  toFaultRecord,
} from '../../fabric/index.js'
import { usageMessage } from './domain-call.js'

interface Served extends RegisteredOperation {
  readonly model: Operation['model']
}

export interface ServeDomainOptions {
  /** Milliseconds since the Unix epoch. */
  readonly wall: () => number
  /** Milliseconds on a clock that only moves forward. */
  readonly monotonic: () => number
}

/** Frames to send back for one request frame, in order. */
export type DomainServer = (frame: FrameView) => readonly Frame[]

export function serveDomain(domain: Domain, { wall, monotonic }: ServeDomainOptions): DomainServer {
  const registry = new ContractRegistry(domain.operations.map(({ contract }) => contract))
  const models = new Map(domain.operations.map(({ contract, model }) => [contract.name, model]))

  const servedBy = (frame: FrameView): Result<Served, Fault> => {
    const operation = registry.operationOfRequest(frame.schema)
    const model = operation === undefined ? undefined : models.get(operation.contract.name)
    if (operation !== undefined && model !== undefined) return ok({ ...operation, model })
    const actual = shortIdentityText(frame.schema)
    const message = `${domain.name} knows no request with schema identity ${actual}`
    return err({ code: 'FAULT_SCHEMA', path: '', expected: `a request of ${domain.name}`, actual, message })
  }

  return (frame) => {
    const { correlation, deadline } = frame
    const answer = (kind: Frame['kind'], message: Message, payload: Uint8Array) =>
      answerFrame(correlation, kind, message, payload)
    const faulted = (fault: Fault) => [faultFrame(correlation, fault)]

    if (deadline <= wall()) return faulted({ code: 'FAULT_EXPIRED', message: 'the deadline had passed on arrival' })
    const served = servedBy(frame)
    if (!served.ok) return faulted(served.error)
    const { contract, model, request, response } = served.value
    const decoded = request.codec.decode(frame.payload)
    if (!decoded.ok) return faulted(decoded.error)
    const checked = checkCarried(contract.request, decoded.value)
    if (!checked.ok) return faulted(checked.error)

    const began = monotonic()
    try {
      // The value was decoded by the schema that types the model's request.
      const result = model(decoded.value as never, { mismatches: checked.value })
      const usage = answer('item', usageMessage, encoded(usageMessage, { seconds: (monotonic() - began) / 1_000 }))
      if (!result.ok)
        return [usage, answer('domainError', domainErrorMessage, encoded(domainErrorMessage, result.error))]
      const payload = response.codec.encode(result.value)
      return payload.ok
        ? [usage, answer('reply', response, payload.value)]
        : faulted(violation(contract.name, payload.error))
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      return faulted({ code: 'FAULT_DEFECT', message: `the model of ${contract.name} threw: ${reason}` })
    }
  }
}

const answerFrame = (correlation: number, kind: Frame['kind'], message: Message, payload: Uint8Array): Frame => ({
  kind,
  flags: 0,
  schema: message.short,
  source: 0,
  target: 0,
  correlation,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
  payload,
})

/** The answer to a request that is none. */
export const faultFrame = (correlation: number, fault: Fault): Frame =>
  answerFrame(correlation, 'fault', faultMessage, encoded(faultMessage, toFaultRecord(fault)))

const violation = (operation: string, fault: Fault): Fault => ({
  code: 'FAULT_DEFECT',
  ...(fault.path === undefined ? {} : { path: fault.path }),
  message: `the model of ${operation} answered outside its contract: ${fault.message}`,
})

/** Encodes what our own code made; that it fits its schema is an invariant. */
function encoded<T>(
  message: { readonly codec: { encode(value: T): Result<Uint8Array, Fault> } },
  value: T,
): Uint8Array {
  const bytes = message.codec.encode(value)
  if (!bytes.ok) throw new Error(bytes.error.message)
  return bytes.value
}
