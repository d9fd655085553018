// What columns a table has can only be told when its last row is known: which fields there are, and which units.

import type { Fault } from '../../fabric/index.js'
import { columnsMax } from '../data/columnar.js'
import { CommandFailure } from '../output.js'
import type { FlatRow, OutCell } from './flat-row.js'

export interface OutColumn {
  readonly name: string
  /** Of all its figures; '' where they have none, or each its own. */
  readonly unit: string
  readonly kind: 'figures' | 'truth' | 'text'
  /** What a row has in this column; undefined for nothing. */
  readonly cell: (row: FlatRow) => OutCell['value'] | undefined
}

interface Seen {
  readonly kinds: Set<string>
  /** Of what is a figure. */
  readonly units: Set<string>
}

/** Columns in the order in which their fields first came. */
export class ColumnSurvey {
  readonly #seen = new Map<string, Seen>()

  add(row: FlatRow): void {
    for (const [name, { value, unit }] of row) {
      const seen = this.#seen.get(name) ?? { kinds: new Set(), units: new Set() }
      this.#seen.set(name, seen)
      seen.kinds.add(typeof value)
      if (typeof value === 'number') seen.units.add(unit)
    }
    if (this.#seen.size > columnsMax) throw new CommandFailure(tooWide(this.#seen.size))
  }

  /** Figures of several units have a column of units beside theirs, `strikeUnit`, as a data file may have. */
  get columns(): readonly OutColumn[] {
    return [...this.#seen].flatMap(([name, { kinds, units }]) => {
      const kind = kinds.size > 1 ? 'text' : kinds.has('number') ? 'figures' : kinds.has('boolean') ? 'truth' : 'text'
      const [only = '', ...others] = units
      const column: OutColumn = {
        name,
        unit: others.length === 0 ? only : '',
        kind,
        cell: (row) => row.get(name)?.value,
      }
      if (others.length === 0 && (only === '' || kind !== 'text')) return [column]
      return [{ ...column, unit: '' }, this.#unitsOf(name)]
    })
  }

  #unitsOf(name: string): OutColumn {
    const unitName = `${name}Unit`
    if (this.#seen.has(unitName)) {
      const message = `the units of ${name} would stand in the column ${unitName}, which is there: take this answer as JSON`
      throw new CommandFailure({ code: 'FAULT_SHAPE', path: name, expected: 'one unit', actual: 'several', message })
    }
    return { name: unitName, unit: '', kind: 'text', cell: (row) => row.get(name)?.unit || undefined }
  }
}

const tooWide = (actual: number): Fault => ({
  code: 'FAULT_LIMIT',
  limit: columnsMax,
  actual,
  message: `a table may have ${columnsMax} columns and this answer has more: take another list of it with --rows, or JSON`,
})
