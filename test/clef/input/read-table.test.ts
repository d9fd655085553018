import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInput } from '../../../src/clef/input/index.js'
import { book, market } from '../../../src/domains/finance/contract.js'
import { parseDimension } from '../../../src/fabric/dimension/index.js'
import {
  bool,
  bytes,
  count,
  f64,
  i64,
  list,
  optional,
  record,
  table,
  tableOf,
  text,
  u8,
} from '../../../src/fabric/schema/index.js'
import { bookWith, faultOf, header, read, readBook } from './reading.js'

const sound = {
  id: 'a',
  pair: 'GBPUSD',
  type: 'call',
  side: 'long',
  strike: { value: 1.27 },
  notional: { value: 1_000_000 },
  tenor: '3M',
}
const row = 'a,GBPUSD,call,long,1.27,USD/GBP,1000000,GBP,3M'

const dimension = (unit: string) => {
  const parsed = parseDimension(unit)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

describe('a table as a list of records', () => {
  it('takes the unit of a figure from the column beside it', () => {
    const result = readBook(bookWith({}))
    expect(result).toMatchObject({ ok: true, value: { value: [sound] } })
    expect(result.ok && result.value.value[0]!.strike.dimension).toBe(dimension('USD/GBP'))
  })

  it('takes the unit of a figure from its own cell', () => {
    const result = readBook(bookWith({ strike: '1.27 USD/GBP', strikeUnit: '', notional: '5e5GBP', notionalUnit: '' }))
    expect(result).toMatchObject({
      ok: true,
      value: { value: [{ strike: { value: 1.27 }, notional: { value: 5e5 } }] },
    })
    expect(result.ok && result.value.value[0]!.notional.dimension).toBe(dimension('GBP'))
  })

  it('reads figures in scaled units once into coherent ones', () => {
    const result = readBook(bookWith({ vol: '7.5', volUnit: 'volpt' }))
    expect(result).toMatchObject({ ok: true, value: { value: [{ vol: { value: 0.075 } }] } })
  })

  it('reads a bare figure by the convention of its field and says so', () => {
    const result = readBook(bookWith({ vol: '7.5%' }))
    expect(result).toMatchObject({ ok: true, value: { value: [{ vol: { value: 0.075 } }] } })
    expect(result.ok && result.value.assumptions).toContainEqual({
      path: '[0].vol',
      value: { value: 7.5, unit: 'volpt' },
    })
  })

  it('leaves out what has an empty cell, and names the defaults filled in for it', () => {
    const result = readBook(bookWith({ side: '', premium: '', premiumUnit: 'USD' }))
    expect(result.ok && result.value.value[0]).not.toHaveProperty('premium')
    expect(result).toMatchObject({
      value: { value: [{ side: 'long' }], assumptions: [{ path: '[0].side', value: 'long' }] },
    })
  })

  it('tells a date from a time in one column', () => {
    const withoutTenor = (expiry: string) => readBook(bookWith({ tenor: '', expiry }))
    expect(withoutTenor('2026-03-01')).toMatchObject({ value: { value: [{ expiry: { case: 'date' } }] } })
    expect(withoutTenor('0.5 yr')).toMatchObject({ value: { value: [{ expiry: { case: 'time', value: 0.5 } }] } })
  })

  it('reads counts and truth values', () => {
    const schema = list(record({ name: text(), legs: count(), live: optional(bool()) }))
    expect(read(schema, 'text/csv', 'name,legs,live\nx,2,true\ny,0,')).toMatchObject({
      value: {
        value: [
          { name: 'x', legs: 2, live: true },
          { name: 'y', legs: 0 },
        ],
      },
    })
    expect(faultOf(read(schema, 'text/csv', 'name,legs\nx,2.5'))).toMatchObject({ path: '[0].legs' })
    expect(faultOf(read(schema, 'text/csv', 'name,legs,live\nx,2,yes'))).toMatchObject({ path: '[0].live' })
  })

  it.each([
    ['a byte order mark', `\uFEFF${header}\n${row}\n`],
    ['carriage returns', `${header}\r\n${row}\r\n`],
    ['no line end after the last row', `${header}\n${row}`],
    ['blank lines', `${header}\n\n${row}\n\n`],
    ['spaces around cells', `${header.replaceAll(',', ' , ')}\n${row.replaceAll(',', ' , ')}\n`],
    ['quoted cells', `${header}\n${row.replace('GBPUSD', '"GBPUSD"')}\n`],
  ])('does not mind %s', (_, csv) => {
    expect(readBook(csv)).toMatchObject({ ok: true, value: { value: [sound] } })
  })

  it('gives an empty list for a header alone', () => {
    expect(readBook(`${header}\n`)).toMatchObject({ ok: true, value: { value: [] } })
  })
})

describe('a table with something wrong', () => {
  it.each([
    ['strike', header.replace('strike,', '')],
    ['notional', header.replace('notional,', '')],
    ['tenor', header.replace(',tenor', '')],
  ])('names the missing column %s and the columns that there may be', (name, without) => {
    const fault = faultOf(readBook(`${without}\n`))
    expect(fault).toMatchObject({ code: 'FAULT_FIELD_MISSING', path: name })
    expect(fault.message).toContain(`the column ${name}`)
    expect(fault.message).toContain('strikeUnit')
  })

  it('names an unknown column and what lies near it', () => {
    const fault = faultOf(readBook(`${header},tenr\n`))
    expect(fault).toMatchObject({ code: 'FAULT_FIELD_UNKNOWN', path: 'tenr', candidates: ['tenor'] })
  })

  it('does not take a column named after a part of every object for a field', () => {
    expect(faultOf(readBook(`${header},__proto__\n`))).toMatchObject({ code: 'FAULT_FIELD_UNKNOWN', name: '__proto__' })
    expect(faultOf(readBook(`${header},constructor\n`))).toMatchObject({ code: 'FAULT_FIELD_UNKNOWN' })
  })

  it('refuses the same column twice', () => {
    expect(faultOf(readBook(`${header},strike\n`))).toMatchObject({ code: 'FAULT_SYNTAX', path: 'strike' })
  })

  it.each(['abc', '1.2.3', '"1,000"', '--1', '0x10', 'NaN', '1 000', '1.27 USD/GBP'])(
    'says on which line and in which column %s is no figure',
    (strike) => {
      const fault = faultOf(readBook(`${header}\n${row}\n${row.replace('1.27', strike)}\n`))
      expect(fault).toMatchObject({ code: 'FAULT_SHAPE', path: '[1].strike' })
      expect(fault.message).toMatch(/^line 3, column strike: /)
    },
  )

  it.each([
    ['notionalUnit', 'ZZZ', 'FAULT_UNKNOWN_UNIT', 'notional'],
    ['strikeUnit', 'USD/ZZZ', 'FAULT_UNKNOWN_UNIT', 'strike'],
    ['strikeUnit', 'USD//GBP', 'FAULT_SYNTAX', 'strike'],
    ['pair', 'GBPZZZ', 'FAULT_UNKNOWN_CURRENCY', 'pair'],
    ['type', 'callx', 'FAULT_SHAPE', 'type'],
    ['tenor', 'soon', 'FAULT_SHAPE', 'tenor'],
    ['strike', '1e999', 'FAULT_RANGE', 'strike'],
    ['id', '', 'FAULT_FIELD_MISSING', 'id'],
    ['tenor', '', 'FAULT_SHAPE', 'tenor'],
  ])('faults %s = %s by line and column', (name, cell, code, field) => {
    const fault = faultOf(readBook(bookWith({ [name]: cell })))
    expect(fault).toMatchObject({ code, path: `[0].${field}` })
    expect(fault.message).toMatch(new RegExp(`^line 2, column ${field}: `))
  })

  it('counts lines as an editor shows them, across quoted line breaks', () => {
    const schema = list(record({ note: text(), legs: count() }))
    const fault = faultOf(read(schema, 'text/csv', 'note,legs\n"two\nlines",1\n\nx,many\n'))
    expect(fault.message).toMatch(/^line 5, column legs: /)
  })

  it.each([
    ['nothing at all', '', /empty/],
    ['only blank lines', '\n\n', /empty/],
    ['semicolons', `${header}\n${row}\n`.replaceAll(',', ';'), /separated by ';', a comma is expected/],
    [
      'semicolons and decimal commas',
      `${header}\n${row.replace('1.27', '1;27')}\n`.replaceAll(',', ';').replace('1;27', '1,27'),
      /a comma is expected/,
    ],
    ['tabs', `${header}\n${row}\n`.replaceAll(',', '\t'), /separated by a tab, a comma is expected/],
    ['a NUL character', `${header}\n${row}\n\0`, /NUL character at line 3, column 1/],
    ['a row too short', `${header}\n${row}\na,GBPUSD\n`, /line 3 has 2 cells where the header has 9/],
    ['a row too long', `${header}\n${row},x\n`, /line 2 has 10 cells/],
    ['an open quote', `${header}\n"${row}\n`, /quote is left open/],
    ['a quote inside a cell', `${header}\n${row.replace('GBPUSD', 'GB"P"USD')}\n`, /line 2: a quote stands inside/],
    ['a quote left open for long', `${header}\n"${row}\n${`${row}\n`.repeat(3_000)}`, /is a quote left open\?/],
  ])('says of %s what is wrong', (_, csv, message) => {
    const fault = faultOf(readBook(csv))
    expect(fault.code).toBe('FAULT_SYNTAX')
    expect(fault.message).toMatch(message)
  })

  it('refuses bytes that are no text', () => {
    const utf16 = Uint8Array.of(0xff, 0xfe, 0x69, 0x00, 0x64, 0x00)
    expect(readInput(book, 'text/csv', utf16)).toMatchObject({ error: { code: 'FAULT_SYNTAX' } })
  })

  it('stops at the limit of rows, not at the end of a million', () => {
    const schema = list(record({ a: text(), b: text() }))
    const million = `a,b\n${'1,2\n'.repeat(1_000_000)}`
    expect(faultOf(read(schema, 'text/csv', million))).toMatchObject({ code: 'FAULT_LIMIT', limit: 100_000 })
  })

  it('refuses cells and files above their limits', () => {
    expect(faultOf(readBook(bookWith({ id: 'x'.repeat(5_000) })))).toMatchObject({
      code: 'FAULT_LIMIT',
      path: '[0].id',
      limit: 4_096,
      actual: 5_000,
    })
    expect(readInput(book, 'text/csv', new Uint8Array(17 * 1024 * 1024))).toMatchObject({
      error: { code: 'FAULT_LIMIT', limit: 16 * 1024 * 1024 },
    })
  })

  it('cannot be anything but a list of records', () => {
    expect(faultOf(read(market, 'text/csv', 'spots\n1'))).toMatchObject({ code: 'FAULT_SHAPE' })
  })

  it('never throws, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(header, row, ',', '"', '\n', '\r', ';', 'a', '1.2', '\0', '\uFEFF'))
        .map((bits) => bits.join('')),
    )
    fc.assert(
      fc.property(texts, (csv) => {
        expect(typeof readBook(csv).ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })
})

describe('cells of plain kinds', () => {
  const rows = record({ serial: i64(), level: u8(), drift: optional(f64()) })
  const csv = 'serial,level,drift\n-9223372036854775808,255,-1.5e3\n7,0,NaN\n8,1,\n'
  const value = [
    { serial: -(2n ** 63n), level: 255, drift: -1500 },
    { serial: 7n, level: 0, drift: Number.NaN },
    { serial: 8n, level: 1 },
  ]

  it('have every digit of an integer, and the words for what is no number', () => {
    expect(read(list(rows), 'text/csv', csv)).toMatchObject({ ok: true, value: { value } })
  })

  it('are read into a table by column where that is the schema', () => {
    const columns = tableOf(table(rows), value)
    expect(columns.ok).toBe(true)
    expect(read(table(rows), 'text/csv', csv)).toMatchObject({
      ok: true,
      value: columns.ok ? { value: columns.value } : columns,
    })
  })

  it.each([
    ['level', '256', 'FAULT_RANGE'],
    ['level', '1.5', 'FAULT_SHAPE'],
    ['serial', '9223372036854775808', 'FAULT_RANGE'],
    ['drift', 'fast', 'FAULT_SHAPE'],
  ])('%s of %s is a fault at its place', (field, cell, code) => {
    const cells = { serial: '1', level: '1', drift: '1', [field]: cell }
    const text = `serial,level,drift\n${cells.serial},${cells.level},${cells.drift}\n`
    expect(faultOf(read(list(rows), 'text/csv', text))).toMatchObject({ code, path: `[0].${field}` })
  })

  it('are none for bytes', () => {
    expect(read(list(record({ key: bytes(2) })), 'text/csv', 'key\nAAA=\n').ok).toBe(false)
  })
})
