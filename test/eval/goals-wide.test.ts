// The expectations of the wide goals hold: each expected call, asked of its domain, comes to what its goal is expected to.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type InputMedia, readInput } from '../../src/clef/input/index.js'
import { type Expectation, readCaseFile } from '../../src/cli/eval/case-file.js'
import { priceBook } from '../../src/domains/finance/contract.js'
import { builtInDomains } from '../../src/domains/index.js'
import { type Schema, toJson } from '../../src/fabric/schema/index.js'
import { ask, operationNamed, type Said } from '../domains/ask.js'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url))

function example(schema: Schema, media: InputMedia, path: string): unknown {
  const value = readInput(schema, media, read(path))
  if (!value.ok) throw new Error(value.error.message)
  return toJson(schema, value.value.value)
}

const { fields } = priceBook.request
const attached = new Map([
  ['input:book', example(fields.book, 'text/csv', 'examples/fx-book.csv')],
  ['input:market', example(fields.market, 'application/json', 'examples/market.json')],
])

const wide = readCaseFile(read('test/eval/goals-wide.json').toString())
if (!wide.ok) throw new Error(wide.error.message)
const cases = wide.value

/** With the market that stands in where a goal attaches none. */
function requestOf({ op, args }: NonNullable<Expectation['calls']>[number]): unknown {
  const { request } = operationNamed(op).contract
  const standIn = 'market' in request.fields ? { market: 'input:market' } : {}
  const entries = Object.entries({ ...standIn, ...args })
  return Object.fromEntries(entries.map(([name, value]) => [name, attached.get(value as string) ?? value]))
}

const kindOf = (said: Said): string => ('answer' in said ? 'ok' : 'fault' in said ? 'fault' : 'domainError')

test.each(cases.map(({ id, text, expect: expected }) => [id, text, expected!] as const))(
  '%s: %s',
  (_, __, { outcome, calls = [], fault }) => {
    for (const call of calls) {
      const said = ask(call.op, requestOf(call))
      expect(kindOf(said)).toBe(outcome)
      if (fault !== undefined) expect(said).toMatchObject({ fault })
    }
    expect(calls.length > 0).toBe(['ok', 'fault', 'domainError'].includes(outcome))
  },
)

test('each operation is asked for in both halves', () => {
  const asked = (half: string) =>
    new Set(
      cases
        .flatMap(({ split, expect: expected }) => (split === half ? (expected?.calls ?? []) : []))
        .map(({ op }) => op),
    )
  const all = builtInDomains.flatMap(({ operations }) => operations.map(({ contract }) => contract.name)).sort()
  expect([...asked('dev')].sort()).toEqual(all)
  expect([...asked('test')].sort()).toEqual(all)
})
