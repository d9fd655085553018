import { describe, expect, it } from 'vitest'
import { priceBook, sum } from '../../../src/domains/finance/contract.js'
import {
  type Contract,
  ContractRegistry,
  contract,
  count,
  eachMessage,
  list,
  listOf,
  messagesOf,
  optional,
  record,
  type Schema,
} from '../../../src/fabric/index.js'

const streaming = (response: Schema, stream: string): Contract => ({
  name: 'test.rows',
  summary: 'rows',
  request: record({ count: count() }),
  response,
  stream,
  errors: [],
})

describe('a contract that streams', () => {
  it('has a third message, of one element, and the same other two', () => {
    const { request, response, item } = messagesOf(priceBook)
    const { stream, ...whole } = priceBook
    expect(stream).toBe('lines')
    expect(messagesOf(whole)).toEqual({ request, response })
    expect(item?.name).toBe('finance.priceBook item')
    expect(item?.schema).toBe(priceBook.response.fields.lines.of)
    expect(eachMessage(messagesOf(priceBook))).toEqual([request, response, item])
  })

  it('is told from one that does not', () => {
    expect(messagesOf(sum).item).toBeUndefined()
    expect(eachMessage(messagesOf(sum))).toHaveLength(2)
  })

  it.each<readonly [string, Schema, string]>([
    ['a field that is not there', record({ rows: list(count()) }), 'lines'],
    ['a name that every object has', record({ rows: list(count()) }), 'constructor'],
    ['a field that is no list', record({ rows: count() }), 'rows'],
    ['a list that may be absent', record({ rows: optional(list(count())) }), 'rows'],
    ['a list that can never be empty', record({ rows: listOf(count(), 3) }), 'rows'],
    ['a field of a response that is no record', list(count()), 'rows'],
  ])('is refused at its registration where it names %s', (_, response, stream) => {
    expect(() => new ContractRegistry([streaming(response, stream)])).toThrow(stream)
  })

  it('is held to its response by the compiler', () => {
    const definition = {
      name: 'test.rows',
      summary: 'rows',
      request: record({ count: count() }),
      response: record({ rows: list(count()), total: count() }),
      errors: [],
    }
    contract({ ...definition, stream: 'rows' })
    // @ts-expect-error a count is no list
    contract({ ...definition, stream: 'total' })
  })
})
