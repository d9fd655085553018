import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type DefaultInput, readAttached } from '../../../src/actors/language-node/attached.js'
import {
  type AttachedInput,
  ContractRegistry,
  contract,
  list,
  named,
  number,
  record,
  text,
} from '../../../src/fabric/index.js'
import { contracts } from '../../clef/registered.js'

const registry = new ContractRegistry(contracts)
const file = (name: string) => readFileSync(new URL(`../../../examples/${name}`, import.meta.url))
const bookCsv = file('fx-book.csv')
const marketJson = file('market.json')

const book = (extra: Partial<AttachedInput> = {}): AttachedInput => ({
  name: 'book',
  media: 'text/csv',
  bytes: bookCsv,
  ...extra,
})
const market = (extra: Partial<AttachedInput> = {}): AttachedInput => ({
  name: 'market',
  media: 'application/json',
  bytes: marketJson,
  ...extra,
})

const bytes = (value: string) => new TextEncoder().encode(value)
const standIn: DefaultInput = {
  name: 'market',
  type: 'Market',
  schema: registry.namedTypes.get('Market')!,
  value: { marked: 'the default' },
  source: 'examples/market.json',
}

const read = (attached: readonly AttachedInput[], defaults: readonly DefaultInput[] = []) =>
  readAttached(attached, registry, defaults)

const typesOf = (result: ReturnType<typeof read>) =>
  result.ok ? result.value.inputs.map(({ name, type }) => `${name}: ${type}`) : result.error

describe('the type of an attached input', () => {
  it('is the one it declares, whatever it is called', () => {
    expect(typesOf(read([book({ name: 'positions', type: 'Book' })]))).toEqual(['positions: Book'])
  })

  it('is the one of its name, in any letter case', () => {
    expect(typesOf(read([book(), market({ name: 'MARKET' })]))).toEqual(['book: Book', 'MARKET: Market'])
  })

  it('is else the one type that reads it', () => {
    expect(typesOf(read([book({ name: 'trades' }), market({ name: 'quotes' })]))).toEqual([
      'trades: Book',
      'quotes: Market',
    ])
  })

  it('has to be said when none reads it', () => {
    expect(read([book({ name: 'trades', bytes: bytes('a,b\n1,2\n') })])).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SHAPE', path: 'inputs.trades.type', expected: 'one of Book, Market, Joints, Pose, Screws' },
    })
  })

  it('has to be said when several read it', () => {
    const row = list(record({ id: text(8), value: number() }))
    const twice = ['alpha', 'beta'].map((name) =>
      contract({
        name: `lab.${name}`,
        summary: name,
        request: record({ rows: named(name === 'alpha' ? 'Alpha' : 'Beta', row) }),
        response: record({ value: number() }),
        errors: [],
      }),
    )
    const ambiguous = readAttached(
      [{ name: 'rows', media: 'text/csv', bytes: bytes('id,value\na,1\n') }],
      new ContractRegistry(twice),
      [],
    )
    expect(ambiguous).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SHAPE', path: 'inputs.rows.type', actual: 'data that reads as Alpha and Beta' },
    })
  })

  it('that nobody knows is a fault with the nearest that are', () => {
    expect(read([book({ type: 'Bok' })])).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FIELD_UNKNOWN', path: 'inputs.book', name: 'Bok', candidates: ['Book'] },
    })
  })
})

describe('attached data', () => {
  it('become values by name, apart from what the model is told', () => {
    const both = read([book(), market()])
    expect(both.ok && [...both.value.values.keys()]).toEqual(['book', 'market'])
    expect(both.ok && both.value.inputs.some((input) => 'value' in input || 'bytes' in input)).toBe(false)
    const positions = both.ok ? both.value.values.get('book') : undefined
    expect(Array.isArray(positions) && positions.length).toBeGreaterThan(3)
  })

  it('that do not read are the sender’s fault, with the place', () => {
    expect(read([market({ bytes: bytes('{"spots": {"EURUSD": 1.1,}}') })])).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SYNTAX', path: 'inputs.market' },
    })
    const unit = '{"spots": {"EURUSD": {"value": 1.1, "unit": "USD/parsec"}}, "yields": {}, "vols": {}}'
    const wrongUnit = read([market({ bytes: bytes(unit) })])
    expect(wrongUnit.ok).toBe(false)
    expect(!wrongUnit.ok && wrongUnit.error.path).toMatch(/^inputs\.market\.spots/)
    expect(read([book({ bytes: Uint8Array.of(0xff, 0xfe, 0x00) })]).ok).toBe(false)
    expect(read([market({ bytes: new Uint8Array() })]).ok).toBe(false)
  })

  it.each(['', '1book', 'my book', 'bo"ok', 'böok', 'a.b', '-book'])('may not be called %j', (name) => {
    expect(read([book({ name, type: 'Book' })])).toMatchObject({ ok: false, error: { code: 'FAULT_SHAPE' } })
  })

  it('may not be called alike twice', () => {
    expect(read([book(), book()])).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SHAPE', path: 'inputs.book', actual: 'several' },
    })
  })
})

describe('the default market', () => {
  it('stands in where a goal attaches none, and is named as a default', () => {
    const result = read([book()], [standIn])
    expect(typesOf(result)).toEqual(['book: Book', 'market: Market'])
    expect(result.ok && result.value.defaulted).toEqual([standIn])
    expect(result.ok && result.value.values.get('market')).toBe(standIn.value)
  })

  it('gives way to the one that is attached', () => {
    const result = read([market()], [standIn])
    expect(typesOf(result)).toEqual(['market: Market'])
    expect(result.ok && result.value.defaulted).toEqual([])
    expect(result.ok && result.value.values.get('market')).not.toBe(standIn.value)
  })
})
