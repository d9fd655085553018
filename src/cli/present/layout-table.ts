// The layout of a message for a person: a table for each record, entry and list of columns in it.

import Table from 'cli-table3'
import pc from 'picocolors'
import type { LayoutSlot, LayoutTable } from '../../fabric/index.js'

const titles: Readonly<Record<LayoutTable['what'], (table: LayoutTable) => string>> = {
  root: ({ bytes }) => `payload: a header of 16 bytes, then the root of ${bytes}`,
  record: ({ path, bytes }) => `${path}: ${bytes} bytes`,
  entry: ({ path, bytes }) => `${path}: an entry of ${bytes} bytes`,
  columns: ({ path }) => `${path}: columns, each from a multiple of 8`,
  cases: ({ path }) => `${path}: the case that the slot names, where it leads`,
}

const presenceText = ({ presence }: LayoutSlot): string =>
  presence === undefined ? '' : `byte ${presence.byte} bit ${presence.bit}`

/** Several lines: the root first, then what it leads to. */
export const layoutText = (tables: readonly LayoutTable[]): string => tables.map(tableText).join('\n\n')

function tableText(table: LayoutTable): string {
  const { what, slots } = table
  const place = what === 'columns' ? [] : [what === 'cases' ? 'number' : 'byte']
  const bytes = what === 'columns' ? 'bytes a row' : 'bytes'
  const drawn = new Table({
    head: [...place, bytes, 'field', 'kind', 'dimension', 'present if'],
    style: { head: [], border: [], compact: true },
  })
  for (const slot of slots) {
    const { name, kind, dimension = '' } = slot
    const at = what === 'columns' ? [] : [slot.offset ?? slot.number]
    drawn.push([...at, slot.bytes, name, kind, dimension, presenceText(slot)])
  }
  return `${pc.bold(titles[what](table))}\n${drawn.toString()}`
}
