// A request from its JSON view, as a call is made of it.

import type { DomainError, Fault } from '../../fault.js'
import { err, type Result } from '../../result.js'
import type { Contract } from '../contract.js'
import type { Infer } from '../infer.js'
import { fromJson, type ReadValue } from './from-json.js'

/**
 * `fromJson` for the request of an operation. A currency that does not exist is the operation's own no, `unknownCurrency`, where its contract
 * has one: to who asks it is one with a currency that the market lacks.
 */
export function readRequest<C extends Contract>(
  contract: C,
  json: unknown,
): Result<ReadValue<Infer<C['request']>>, Fault | DomainError> {
  const read = fromJson<C['request']>(contract.request, json)
  if (read.ok || !namesNoCurrency(read.error) || !contract.errors.includes('unknownCurrency')) return read
  return err({ reason: 'unknownCurrency', message: read.error.message })
}

/** A code where a currency belongs; also as the unit of an amount, where it is told by its form. */
const namesNoCurrency = (fault: Fault): boolean =>
  fault.code === 'FAULT_UNKNOWN_CURRENCY' || (fault.code === 'FAULT_UNKNOWN_UNIT' && /^[A-Z]{3}$/.test(fault.name))
