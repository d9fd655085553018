// Numbers in brackets as one quantity: "[0, 0.2, 0]", "[0,0,1;0,0,2]", "[[1,0],[0,1]]", "(0.1, 0.2, 0.3)". Read from the text itself:
// between brackets a comma divides numbers, and "0,2" is two of them.

import type { ArrayQuantity } from './quantity-table.js'

/** Numbers that one array may have; more of them are read one by one. */
export const arrayNumbersMax = 400

export interface ArrayRead {
  readonly items: ArrayQuantity['items']
  /** Index in the text after the closing bracket. */
  readonly end: number
}

const closers: Readonly<Record<string, string>> = { '[': ']', '(': ')' }
const spaces = /\s*/y
/** Sign, figure, a multiple of pi, and what it is divided by: "-0.2", "1e-3", "pi/2", "3pi/4", "1/2". */
const number =
  /([+\-\u2212\u2013]?)(?:((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+\-\u2212]?\d+)?)(?:(?:\s?\*\s?)?(pi|π)(?!\p{L}))?|(pi|π)(?!\p{L}))(?:\/(\d+))?/uy
const gap = /\s*([,;]?)\s*/y
/** "(1,234,567)": a number with commas between its thousands. */
const thousands = /^\([1-9]\d{0,2}(?:,\d{3})+\)$/

interface Row {
  readonly values: readonly number[]
  /** What stands between each two of them: a comma, a semicolon, spaces, or a line end. */
  readonly gaps: readonly string[]
  readonly end: number
}

/** The length of what `pattern` matches at `at`. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex - at : 0
}

function numberAt(text: string, at: number): { readonly value: number; readonly end: number } | undefined {
  number.lastIndex = at
  const match = number.exec(text)
  if (match === null) return undefined
  const [, sign = '', digits, times, alone, divisor] = match
  const size =
    Number((digits ?? '1').replace('\u2212', '-')) * (times === undefined && alone === undefined ? 1 : Math.PI)
  const value = divisor === undefined ? size : size / Number(divisor)
  if (!Number.isFinite(value)) return undefined
  const signed = sign === '' || sign === '+' || value === 0 ? value : -value
  return { value: signed, end: number.lastIndex }
}

/** Numbers up to the bracket that closes the one at `start`. */
function rowAt(text: string, start: number, numbersMax: number): Row | undefined {
  const close = closers[text[start] ?? '']
  if (close === undefined) return undefined
  const values: number[] = []
  const gaps: string[] = []
  let at = start + 1 + lengthAt(spaces, text, start + 1)
  while (values.length < numbersMax) {
    const read = numberAt(text, at)
    if (read === undefined) return undefined
    values.push(read.value)
    gap.lastIndex = read.end
    const [whole, sign] = gap.exec(text)!
    at = read.end + whole.length
    if (text[at] === close) return sign === '' ? { values, gaps, end: at + 1 } : undefined
    if (whole === '') return undefined
    gaps.push(sign === '' ? (whole.includes('\n') ? '\n' : ' ') : sign!)
  }
  return undefined
}

const isUniform = (gaps: readonly string[]): boolean => gaps.every((one) => one === gaps[0])

const sameLength = (rows: readonly (readonly number[])[]): boolean =>
  rows.every(({ length }) => length === rows[0]!.length)

/** The rows of "[1, 0; 0, 1]", or of one that is written line by line; undefined where they are not equally long. */
function dividedRows({ values, gaps }: Row, divider: string): readonly (readonly number[])[] | undefined {
  const rows: number[][] = [[]]
  values.forEach((value, index) => {
    rows.at(-1)!.push(value)
    if (gaps[index] === divider) rows.push([])
  })
  return isUniform(gaps.filter((one) => one !== divider)) && sameLength(rows) ? rows : undefined
}

/** What one pair of brackets holds. */
function itemsOf(row: Row, text: string): ArrayQuantity['items'] | undefined {
  const { values, gaps } = row
  if (isUniform(gaps)) return values
  if (gaps.includes(';')) {
    // "[0,2; 0,4]" has decimal commas.
    return /\d,\d/.test(text) && gaps.length === 2 * gaps.filter((one) => one === ';').length + 1
      ? undefined
      : dividedRows(row, ';')
  }
  // A long list may go on in the next line anywhere; a matrix breaks after each row.
  return gaps.includes('\n') && !gaps.includes(',') ? (dividedRows(row, '\n') ?? values) : undefined
}

function nested(text: string, start: number): ArrayRead | undefined {
  const rows: (readonly number[])[] = []
  let left = arrayNumbersMax
  let at = start + 1 + lengthAt(spaces, text, start + 1)
  for (;;) {
    const row = rowAt(text, at, left)
    if (row === undefined || !(isUniform(row.gaps) || isUniform(row.gaps.map((one) => one.trim())))) return undefined
    rows.push(row.values)
    left -= row.values.length
    gap.lastIndex = row.end
    const [whole, sign] = gap.exec(text)!
    at = row.end + whole.length
    if (text[at] === ']') return sign === '' && sameLength(rows) ? { items: rows, end: at + 1 } : undefined
  }
}

/**
 * The array whose bracket opens at `start`; undefined where what follows is none. Round brackets hold at least three numbers
 * with commas between them: "(0.5, 1)" is a point, whose parts go their own ways.
 */
export function readArray(text: string, start: number): ArrayRead | undefined {
  const row = rowAt(text, start, arrayNumbersMax)
  if (row === undefined) return text[start] === '[' ? nested(text, start) : undefined
  const { values, gaps, end } = row
  const written = text.slice(start, end)
  if (text[start] === '(') {
    const isList = values.length >= 3 && gaps.every((one) => one === ',') && !thousands.test(written)
    return isList ? { items: values, end } : undefined
  }
  const items = itemsOf(row, written)
  return items === undefined ? undefined : { items, end }
}
