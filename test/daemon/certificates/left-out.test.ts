// An answer without room for flags rests on what it says that it left out.

import { expect, test } from 'vitest'
import { leftOut } from '../../../src/daemon/certificates/left-out.js'
import { Notary } from '../../../src/daemon/certificates/notary.js'
import { book, market, soundBook } from '../../../src/domains/finance/examples/attached.js'
import { domain } from '../../../src/domains/finance/index.js'
import { ContractRegistry, fromJson, type Json, type Schema } from '../../../src/fabric/index.js'

const registry = new ContractRegistry(domain.operations.map(({ contract }) => contract))
const operationOf = (name: string) => registry.operation(name)!

function read(schema: Schema, json: object): unknown {
  const value = fromJson(schema, json as Json)
  if (!value.ok) throw new Error(value.error.message)
  return value.value.value
}

const requestOf = (name: string, json: object): unknown => read(operationOf(name).contract.request, json)

const turnedOver = { path: 'book[2]', value: 'left out: strike must be in JPY / USD, got USD / JPY' }

test('a position of the wrong dimension is told where the response is bare figures', () => {
  const name = 'finance.currencyExposure'
  expect(leftOut(operationOf(name), requestOf(name, { book, market }))).toEqual([turnedOver])
  expect(leftOut(operationOf(name), requestOf(name, { book: soundBook, market }))).toEqual([])
})

test('it is told once: a response with flags tells it itself', () => {
  const name = 'finance.hedgeAmount'
  const request = requestOf(name, { book, market, pair: 'EURUSD', instrument: 'spot' })
  expect(leftOut(operationOf(name), request)).toEqual([])
})

test('the basis of an answer tells it before the defaults', async () => {
  const name = 'finance.aggregate'
  const notary = new Notary({ domainOf: () => ({ name: 'finance', version: '1' }) })
  const operation = operationOf(name)
  const request = requestOf(name, { book, market, terms: ['pv'] })
  const response = read(operation.contract.response, { amount: 1, unit: 'USD' })
  const { basis } = await notary.certify({
    operation,
    request,
    response,
    assumptions: [{ path: 'x', value: 1 }],
  })
  expect(basis.assumptions).toEqual([turnedOver, { path: 'x', value: 1 }])
})
