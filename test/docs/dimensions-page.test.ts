// Every number and symbol on the page about dimensions is what the code gives.

import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../src/clef/index.js'
import { siPrefixes, unitCatalogue } from '../../src/fabric/dimension/catalogue/index.js'
import { convert, dimensionsMax, isCurrency, nearestUnits, parseUnit, unitTextMax } from '../../src/fabric/index.js'
import { unit } from '../fabric/dimension/exactly.js'
import { read, sectionsOf } from './pages.js'

const sections = sectionsOf(read('docs/concepts/dimensions.md'), 2)
const section = (name: string): string => sections.get(name) ?? ''

/** Rows of every table of a section, by cells. */
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|---'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )

const codeIn = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '')

describe('the page on dimensions', () => {
  const converted = ['Points and differences', 'What converts'].flatMap((name) =>
    rowsOf(section(name)).flatMap((cells) => {
      const [written, is] = cells.map((cell) => /^(-?[\d.]+) (.+)$/.exec(cell))
      return written && is ? [[written[0], is[0], Number(written[1]), written[2]!, Number(is[1]), is[2]!] as const] : []
    }),
  )

  it('converts some units', () => expect(converted.length).toBeGreaterThan(10))

  it.each(converted)('%s is %s', (_, __, value, from, expected, to) => {
    expect(convert(value, unit(from), unit(to))).toBe(expected)
  })

  it('lists every symbol of the catalogue, and no other', () => {
    const listed = rowsOf(section('Units'))
      .filter(([group]) => group !== undefined && !group.startsWith('`') && group !== 'money')
      .flatMap(([, symbols]) => codeIn(symbols ?? ''))
      .flatMap((code) => code.split(' '))
    const known = new Set(['K', 'yr', ...unitCatalogue.map(({ symbol }) => symbol)])
    expect(listed.filter((symbol) => !known.has(symbol))).toEqual([])
    expect([...known].filter((symbol) => !listed.includes(symbol))).toEqual([])
  })

  it('counts prefixes, and what limits a text and a table', () => {
    expect(section('Units')).toContain(`with ${siPrefixes.length} prefixes`)
    expect(section('Units')).toContain(`may have ${unitTextMax} characters`)
    expect(section('Dimensions')).toContain(`holds ${dimensionsMax.toLocaleString('en')} at most`)
    expect(parseUnit('m s kg A K mol cd rad^16').ok).toBe(true)
    expect(parseUnit('m s kg A K mol cd rad yr').ok).toBe(false)
    expect(parseUnit('m^17').ok).toBe(false)
  })

  it('says of clashing symbols what is known', () => {
    const clashes = rowsOf(section('Units')).filter(([symbols]) => symbols?.startsWith('`'))
    expect(clashes.length).toBeGreaterThan(5)
    for (const symbol of clashes.flatMap((cells) => cells.flatMap(codeIn)))
      expect(isCurrency(symbol) || parseUnit(symbol.replace(/^\d+ /, '')).ok).toBe(true)
  })

  it('guesses as it says', () => {
    const guesses = [...section('Units').matchAll(/`([^`]+)`:\s`([^`]+)`[,)]/g)]
    expect(guesses.length).toBeGreaterThan(6)
    for (const [, name, meant] of guesses) expect(nearestUnits(name!)[0]).toBe(meant)
  })

  it('subtracts points as it says', () => {
    const rows = rowsOf(section('Points and differences')).filter(([first]) => first?.startsWith('`'))
    expect(rows.length).toBe(5)
    for (const [written, gives] of rows) {
      for (const expression of codeIn(written!)) {
        const checked = checkExpression(expression)
        if (gives === 'an error') expect(checked.ok).toBe(false)
        else expect(checked).toEqual({ ok: true, value: { unit: codeIn(gives!)[0] } })
      }
    }
  })

  it('calls those dimensions one that are', () => {
    const same = [
      ['m / s', 'm s^-1', '1 / (s / m)'],
      ['Hz', 'Bq'],
      ['Gy', 'Sv'],
      ['J', 'N m'],
    ]
    for (const texts of same) {
      expect(section('Dimensions').replaceAll('\n', ' ')).toContain(`\`${texts.at(-1)}\``)
      for (const text of texts) expect(unit(text).dimension).toBe(unit(texts[0]!).dimension)
    }
  })
})
