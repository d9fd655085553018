// Dates and temperatures are points on a scale: their differences are numbers, they themselves are not.

import { describe, expect, it } from 'vitest'
import { typed } from './typed.js'

describe('points', () => {
  const environment = { d: 'date', e: 'date', c: 'degC', f: 'degF', x: 'float<m>' }
  it.each([
    ['d - e', 'day'],
    ['d + 30.0<day>', 'date'],
    ['30.0<day> + d', 'date'],
    ['d - 30.0<day>', 'date'],
    ['date "2026-11-23" - d', 'day'],
    ['d < e', 'bool'],
    ['max d e', 'date'],
    ['c - 10.0<degC>', 'K'],
    ['f - 32.0<degF>', 'degR'],
    ['c + 5.0<K>', 'degC'],
    ['5.0<K> + c', 'degC'],
    ['c - 5.0<K>', 'degC'],
    ['c + 0.0<_>', 'degC'],
    ['fun x -> c + x', 'float<K> -> float<degC>'],
    ['c > 30.0<degC>', 'bool'],
    ['List.max [c; 30.0<degC>]', 'degC'],
    ['(c - 10.0<degC>) * 2.0', 'K'],
    ['if true then c else -5.0<degC>', 'degC'],
  ])('%s : %s', (text, type) => {
    expect(typed(text, environment)).toBe(type)
  })

  it.each([
    'd + e',
    '2.0 * d',
    'd / 2.0',
    '-d',
    'c + 10.0<degC>',
    '2.0 * c',
    '-c',
    'c ** 2',
    '5.0<K> - c',
    '1.0<day> - d',
    'sqrt c',
    'sum [c]',
    '[c; 5.0<K>]',
    '(c : float<K>)',
    '20.0<degC/s>',
    'c * x',
  ])('%s has no meaning', (text) => {
    expect(typed(text, environment)).toMatch(/^CLEF_AFFINE /)
  })

  it.each([
    ['c - f', 'CLEF_DIMENSION f'],
    ['c + x', 'CLEF_DIMENSION x'],
    ['d + 1.0<yr>', 'CLEF_DIMENSION 1.0<yr>'],
    ['d + 1.0', 'CLEF_DIMENSION 1.0'],
    ['c < f', 'CLEF_DIMENSION f'],
    ['d - c', 'CLEF_TYPE c'],
    ['date "2026-02-30"', 'CLEF_TYPE date "2026-02-30"'],
  ])('%s is %s', (text, said) => {
    expect(typed(text, environment)).toBe(said)
  })
})
