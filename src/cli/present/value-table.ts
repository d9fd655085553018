// Answers as tables: a list of records becomes rows, everything else name and value.

import Table from 'cli-table3'
import type { Json } from '../../fabric/index.js'
import { shownLine } from './text-width.js'

type JsonRecord = { readonly [name: string]: Json }

const isRecord = (value: Json): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** 1234567.891 as `1,234,567.89`: enough digits to read, all of them with --json. */
export function figure(value: number): string {
  if (value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e15)) {
    const digits = Math.abs(value) >= 1e5 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 7 }
    return value.toLocaleString('en-US', digits)
  }
  return value.toPrecision(6)
}

/** A leaf as one cell: quantities with their unit, text without what a terminal would obey. */
export function cell(value: Json): string {
  if (typeof value === 'number') return figure(value)
  if (isRecord(value) && typeof value.unit === 'string') {
    const amount = value.amount ?? value.value
    if (typeof amount === 'number') return `${figure(amount)} ${value.unit}`
  }
  if (Array.isArray(value)) return value.map(cell).join(', ')
  return shownLine(isRecord(value) ? JSON.stringify(value) : String(value))
}

const isLeaf = (value: Json): boolean => !isRecord(value) || typeof value.unit === 'string'

const isRows = (value: Json): value is readonly JsonRecord[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isRecord(item) && !isLeaf(item))

function rowsTable(rows: readonly JsonRecord[], rowsMax: number): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const table = new Table({ head: columns.map(shownLine), style: { head: [], border: [] } })
  for (const row of rows.slice(0, rowsMax))
    table.push(columns.map((name) => (row[name] === undefined ? '' : cell(row[name]))))
  const more = rows.length > rowsMax ? `\n  ... and ${rows.length - rowsMax} more (all with --json)` : ''
  return `${table.toString()}${more}`
}

/** Several lines of text; `rowsMax` bounds each table of rows. */
export function valueTable(value: Json, rowsMax = 12): string {
  if (isRows(value)) return rowsTable(value, rowsMax)
  if (!isRecord(value) || isLeaf(value)) return `  ${cell(value)}`
  const parts: string[] = []
  const leaves = Object.entries(value).filter(([, item]) => isLeaf(item) && !isRows(item))
  if (leaves.length > 0) {
    const table = new Table({ style: { head: [], border: [] } })
    for (const [name, item] of leaves) table.push([shownLine(name), cell(item) || 'none'])
    parts.push(table.toString())
  }
  for (const [name, item] of Object.entries(value)) {
    if (!isLeaf(item) || isRows(item)) parts.push(`${shownLine(name)}:\n${valueTable(item, rowsMax)}`)
  }
  return parts.join('\n')
}
