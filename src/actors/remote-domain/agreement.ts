// What was agreed with the daemon that serves a remote domain: its end of the exchange, and what its names mean.

import type { Exchange, Greeting } from '../../fabric/exchange/index.js'
import { err, type Fault, type Hello, ok, type RegisteredOperation, type Result } from '../../fabric/index.js'

export interface Agreement {
  readonly exchange: Exchange
}

/** FAULT_SCHEMA or FAULT_UNKNOWN_OPERATION, for the first of our operations that the peer lacks or means something else by. */
export function agree(
  { hello, exchange, disagreements }: Greeting,
  operations: readonly RegisteredOperation[],
): Result<Agreement, Fault> {
  const [disagreement] = disagreements
  if (disagreement !== undefined) return err(disagreement)
  const served = namesOf(hello)
  const missing = operations.find(({ request }) => !served.has(request.name))
  if (missing === undefined) return ok({ exchange })
  const { name } = missing.contract
  const message = `The peer does not serve ${name}.`
  return err({ code: 'FAULT_UNKNOWN_OPERATION', name, candidates: [], message })
}

const namesOf = ({ contracts }: Hello): ReadonlySet<string> => new Set(contracts.map(({ name }) => name))
