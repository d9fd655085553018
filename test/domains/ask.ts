// An operation asked as a host asks it: JSON in, through the codec, past the fabric's checks, to the model and back.

import { collected } from '../../src/actors/olivier/streamed-answer.js'
import { builtInDomains, isLater, type Operation } from '../../src/domains/index.js'
import type { DomainError, Fault } from '../../src/fabric/fault.js'
import { err, ok, type Result } from '../../src/fabric/result.js'
import { checkCarried, codecOf, readRequest, type Schema, toJson } from '../../src/fabric/schema/index.js'

export function operationNamed(name: string): Operation {
  const found = builtInDomains.flatMap(({ operations }) => operations).find(({ contract }) => contract.name === name)
  if (found === undefined) throw new Error(`no operation ${name}`)
  return found
}

export type Said = { readonly answer: unknown } | { readonly fault: Fault } | { readonly domainError: DomainError }

/** The JSON view of the answer, or what stood in its way. */
export function ask(name: string, json: unknown): Said {
  const { contract, model } = operationNamed(name)
  const read = readRequest(contract, json)
  if (!read.ok) return 'code' in read.error ? { fault: read.error } : { domainError: read.error }
  const request = overTheWire(contract.request, read.value.value)
  if (!request.ok) return { fault: request.error }
  const mismatches = checkCarried(contract.request, request.value)
  if (!mismatches.ok) return { fault: mismatches.error }
  // A request that was decoded by the operation's own schema is one that its model takes.
  const answered = model(request.value as never, { mismatches: mismatches.value })
  if (isLater(answered)) throw new Error(`${name} takes its time over a request that a test asks at once`)
  if (!answered.ok) {
    const { error } = answered
    return 'code' in error ? { fault: error } : { domainError: error }
  }
  const response = overTheWire(contract.response, collected(contract, answered.value))
  return response.ok ? { answer: toJson(contract.response, response.value) } : { fault: response.error }
}

function overTheWire(schema: Schema, value: unknown): Result<unknown, Fault> {
  const codec = codecOf(schema)
  const encoded = codec.encode(value)
  return encoded.ok ? codec.decode(encoded.value) : encoded
}

/** The answer, for tests that expect one. */
export function answerTo(name: string, json: unknown): unknown {
  const said = ask(name, json)
  if (!('answer' in said)) throw new Error(JSON.stringify(said))
  return said.answer
}

/** The reason of the model's no, for tests that expect one. Each must be in the operation's contract. */
export function reasonFrom(name: string, json: unknown): Result<string, unknown> {
  const said = ask(name, json)
  if (!('domainError' in said)) return err(said)
  const { reason } = said.domainError
  return operationNamed(name).contract.errors.includes(reason) ? ok(reason) : err(`${reason} is not in the contract`)
}
