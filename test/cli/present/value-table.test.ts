import { describe, expect, it } from 'vitest'
import { cell, figure, valueTable } from '../../../src/cli/present/value-table.js'

describe('a figure', () => {
  it.each([
    [0, '0'],
    [70, '70'],
    [-1.5, '-1.5'],
    [0.001, '0.001'],
    [1234567.891, '1,234,567.89'],
    [1 / 3, '0.3333333'],
    [0.1 + 0.2, '0.3'],
    [1e-9, '1.00000e-9'],
    [1.5e21, '1.50000e+21'],
  ])('%d reads %s', (value, shown) => {
    expect(figure(value)).toBe(shown)
  })
})

describe('a cell', () => {
  it.each([
    [{ value: 20, unit: 'm/s' }, '20 m/s'],
    [{ amount: 5_000_000, unit: 'EUR' }, '5,000,000 EUR'],
    [['s', 't'], 's, t'],
    ['long', 'long'],
    [true, 'true'],
    [null, 'null'],
    [{ a: 1 }, '{"a":1}'],
  ])('of %j reads %s', (value, shown) => {
    expect(cell(value)).toBe(shown)
  })
})

describe('a table', () => {
  it('has a row for each name and value', () => {
    const lines = valueTable({ thinking: { value: 30, unit: 'm' }, flagged: [] }).split('\n')
    expect(lines.some((line) => /thinking.*30 m/.test(line))).toBe(true)
    expect(lines.some((line) => /flagged.*none/.test(line))).toBe(true)
  })

  it('has a column for every name that any row has, and no more rows than asked for', () => {
    const rows = Array.from({ length: 5 }, (_, id) => (id === 3 ? { id, note: 'odd' } : { id }))
    const all = valueTable({ lines: rows })
    expect(all).toContain('note')
    expect(all).toContain('odd')
    const few = valueTable({ lines: rows }, 2)
    expect(few).toContain('and 3 more')
    expect(few).not.toContain('odd')
  })

  it('shows nothing that a terminal would obey', () => {
    const hostile = '\u001b]0;title\u0007\u001b[2J'
    const text = valueTable({ [hostile]: hostile, lines: [{ [hostile]: hostile }], deep: { [hostile]: { x: 1 } } })
    for (const control of ['\u001b', '\u0007']) expect(text).not.toContain(control)
    expect(text).toContain('title')
  })

  it('shows records inside records, and a bare value as it is', () => {
    expect(valueTable({ greeks: { delta: 0.5 } })).toMatch(/greeks:[\s\S]*delta.*0\.5/)
    expect(valueTable({ amount: 3, unit: 'EUR' })).toBe('  3 EUR')
    expect(valueTable(null)).toBe('  null')
  })
})
