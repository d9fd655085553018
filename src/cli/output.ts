// Where commands write: results to stdout, everything else to stderr.

import pc from 'picocolors'
import type { DomainError, Fault, Json } from '../fabric/index.js'

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** One object a line: what --json promises. */
export const printJson = (value: unknown): void => print(JSON.stringify(value))

export const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

export const isFault = (failure: Fault | DomainError): failure is Fault => 'code' in failure

/** One line for a person: code, place, what to do. */
export function faultLine(fault: Fault): string {
  const place = fault.path === undefined || fault.message.includes(fault.path) ? '' : ` at ${fault.path}`
  return `${pc.red(fault.code)}${place}: ${fault.message}`
}

/** The same of a model's no, which has its reason. */
export const failureLine = (failure: Fault | DomainError): string =>
  isFault(failure) ? faultLine(failure) : `${failure.reason}: ${failure.message}`

/** How a command ends that could not do its work. */
export class CommandFailure extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

export function orFail<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Fault },
): T {
  if (result.ok) return result.value
  throw new CommandFailure(result.error)
}

export type JsonObject = { readonly [name: string]: Json }
