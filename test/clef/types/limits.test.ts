// Types and units can grow without end in few lines; the check ends all the same, with a diagnostic.

import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../../src/clef/types/index.js'
import { typed } from './typed.js'

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

describe('programs whose types grow without end', () => {
  it.each([
    ['pairs of pairs', `let a0 = 1.0\n${lines(40, (i) => `let a${i + 1} = (a${i}, a${i})`)}\n1.0`],
    ['applications of a doubling function', `let d x = (x, x)\n${'d ('.repeat(60)}1.0${')'.repeat(60)}`],
    ['local pairs', `let f a0 = ${lines(100, (i) => `let a${i + 1} = (a${i}, a${i}) in `).replaceAll('\n', '')}1.0\nf`],
    ['lists of lists', `let a0 = 1.0\n${lines(9_000, (i) => `let a${i + 1} = [a${i}]`)}\n1.0`],
    ['a deep type squared', `let w x = ${'['.repeat(150)}x${']'.repeat(150)}\n${'w ('.repeat(50)}1.0${')'.repeat(50)}`],
    ['squares of squares', `${'sqr ('.repeat(40)}2.0<m>${')'.repeat(40)}`],
    ['squares line by line', `let a0 = 2.0<m>\n${lines(40, (i) => `let a${i + 1} = a${i} * a${i}`)}\na40`],
  ])('end: %s', (_, text) => {
    expect(typed(text)).toMatch(/^CLEF_LIMIT /)
  })

  it('end when a match has too many cases to compare', () => {
    const literals = Array.from({ length: 9_000 }, (_, index) => `| ${index}.0 -> 1.0`).join(' ')
    expect(typed(`match 1.0 with ${literals} | _ -> 2.0`)).toMatch(/^CLEF_LIMIT /)
  })
})

describe('programs with errors without end', () => {
  it.each([
    ['names', (index: number) => `let a${index} = nowhere${index}`],
    ['units', (index: number) => `let a${index} = 1.0<q${index}>`],
    ['functions', (index: number) => `let a${index} = List.mop${index}`],
  ])('end: %s', (_, line) => {
    const said = typed(`${lines(15_000, line)}\n1.0`).split(', ')
    expect(said.length).toBe(32)
    expect(said[0]).toMatch(/^CLEF_UNKNOWN_(NAME|UNIT) (nowhere|q|List.mop)0$/)
  })
})

describe('programs that are only long', () => {
  it('pass', () => {
    const program = `let f0 x y = x * y\nlet a0 = 1.0<m>\n${lines(
      2_000,
      (i) => `let a${i + 1} = f${i} a${i} 1.0\nlet f${i + 1} x y = f${i} x y`,
    )}\na2000`
    expect(typed(program)).toBe('m')
    expect(typed(`let a0 = 1.0<m>\n${lines(4_000, (i) => `let a${i + 1} = a${i}`)}\na4000`)).toBe('m')
  })
})

describe('matches of wide tuples', () => {
  const tuple = (width: number, item: (index: number) => string) =>
    `(${Array.from({ length: width }, (_, i) => item(i)).join(', ')})`
  const all = (width: number) => tuple(width, () => 'true')
  const any = (width: number) => tuple(width, () => '_')
  const only = (width: number, at: number) => tuple(width, (index) => (index === at ? 'true' : '_'))

  it('are looked at column by column, however wide', () => {
    const width = 40_000
    expect(typed(`match ${all(width)} with ${any(width)} -> 1.0`)).toBe('1')
    expect(typed(`match ${all(width)} with ${only(width, width - 1)} -> 1.0 | _ -> 2.0`)).toBe('1')
    expect(typed(`match ${all(width)} with ${any(width)} -> 1.0 | _ -> 2.0`)).toBe('CLEF_MATCH _')
  })

  it('may have many cases', () => {
    const width = 2_000
    const cases = Array.from({ length: 40 }, (_, index) => `| ${only(width, width - 1 - index)} -> 1.0`).join(' ')
    expect(typed(`match ${all(width)} with ${cases} | _ -> 2.0`)).toBe('1')
    const words = Array.from({ length: 2_500 }, (_, index) => `| "${index}" -> 1.0`).join(' ')
    expect(typed(`match "a" with ${words} | _ -> 2.0`)).toBe('1')
  })

  it('end where the columns that tell cases apart are too many', () => {
    const width = 20_000
    const program = `match ${all(width)} with ${all(width)} -> 1.0 | ${all(width)} -> 1.0 | _ -> 2.0`
    expect(typed(program)).toBe(`CLEF_LIMIT match ${all(width)}`)
  })
})

describe('a limit that the reader meets', () => {
  it('has a place and nothing else of what stands there', () => {
    const checked = checkExpression(`${'if true then 1.0 else '.repeat(300)}1.0`)
    expect(checked.ok ? [] : checked.error.map(({ code, span }) => [code, Object.keys(span)])).toEqual([
      ['CLEF_LIMIT', ['start', 'end']],
    ])
  })
})
