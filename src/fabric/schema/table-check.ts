// The check of the carried columns of a table. A column's distinct dimensions are few, so that most columns are right, or wrong, by looking at those
// alone; what depends on a code is looked up row by row. Rows that do not pass so are checked as the records that they are.

import { type Dimension, hasShape } from '../dimension/index.js'
import { AcceptedByCode, acceptanceOf, isAccepted } from './accepted.js'
import type { Check } from './carried-walk.js'
import { settled } from './codec/layout.js'
import type { CarriedColumn, SparseColumn, Table } from './infer.js'
import type { MeasureScope } from './measure-scope.js'
import type { CarriedSchema, Fields, Schema, TableSchema } from './schema.js'

interface Member {
  readonly name: string
  readonly schema: CarriedSchema
  readonly check: Check
}

/** Marks, with 1, the rows in which a column is not plainly right: those must be looked at. */
type Marker = (columns: Columns, doubtful: Uint8Array) => void

/** Whether a column is right in a row, asked row by row and in the order of the fields: a first use settles what comes after. */
type RowTest = (row: number) => boolean

type Columns = Readonly<Record<string, unknown>>

/** @param checkOf makes the check of one quantity */
export function tableCheck(
  { of, onMismatch }: TableSchema,
  checkOf: (schema: CarriedSchema) => Check,
): Check | undefined {
  const { fields } = of
  const members = Object.entries(fields).flatMap(([name, field]): readonly Member[] => {
    const schema = settled(field)
    return schema.kind === 'carried' && schema.accepts !== 'any' ? [{ name, schema, check: checkOf(schema) }] : []
  })
  if (members.length === 0) return undefined
  const { markers, tests } = lookersOf(members, fields)
  return (value, scope, walk) => {
    const { length, columns } = value as Table // as its schema types it
    const doubtful = new Uint8Array(length)
    for (const mark of markers) mark(columns, doubtful)
    if (tests.length === 0 && !doubtful.includes(1)) return
    const testsHere = tests.map((testIn) => testIn(columns, scope))
    const check = rowCheck(members, fields, columns)
    walk.through(length, onMismatch === 'collect', (row) => {
      if (doubtful[row] === 1 || testsHere.some((isRight) => !isRight(row))) check(row, scope, walk)
    })
  }
}

function lookersOf(members: readonly Member[], fields: Fields) {
  const markers: Marker[] = []
  const tests: ((columns: Columns, scope: MeasureScope) => RowTest)[] = []
  const coded = new Map<string, Sought[]>()
  for (const { name, schema } of members) {
    const acceptance = acceptanceOf(schema, fields)
    if (acceptance.kind === 'shape') markers.push(dimensionMarker(name, (one) => hasShape(one, acceptance.shape)))
    if (acceptance.kind === 'fixed') markers.push(dimensionMarker(name, (one) => acceptance.wanted.includes(one)))
    if (acceptance.kind === 'free') tests.push(freeTest(name, schema))
    if (acceptance.kind === 'mixed') tests.push(mixedTest(name))
    if (acceptance.kind === 'coded') {
      const { binder, wanted } = acceptance
      coded.set(binder, [...(coded.get(binder) ?? []), { name, wanted }])
    }
  }
  for (const [binder, sought] of coded) markers.push(codeMarker(binder, fields[binder]!, sought))
  return { markers, tests }
}

// Columns are typed by the schema of their fields, as values are: hence the casts below.

/** For a column whose dimensions are right or wrong whatever stands beside them. */
const dimensionMarker =
  (name: string, isRight: (dimension: Dimension) => boolean): Marker =>
  (columns, doubtful) => {
    const { present, index, dimensions } = carriedIn(columns[name])
    const right = dimensions.map(isRight)
    if (right.every((each) => each)) return
    for (let row = 0; row < doubtful.length; row++) {
      if (!right[index[row]!] && present?.[row] !== 0) doubtful[row] = 1
    }
  }

/** A column and what it accepts, with the variables of the code beside it. */
interface Sought {
  readonly name: string
  readonly wanted: readonly Dimension[]
}

/** For the columns that one column of codes settles. */
function codeMarker(binder: string, field: Schema, sought: readonly Sought[]): Marker {
  const accepted = new AcceptedByCode(
    field,
    sought.flatMap(({ wanted }) => wanted),
  )
  return (columns, doubtful) => {
    const rightIn = acceptedByRow(accepted, columns[binder], doubtful.length)
    let from = 0
    for (const { name, wanted } of sought) {
      const end = from + wanted.length
      const column = carriedIn(columns[name])
      if (column.present?.includes(1) !== false) markUnlike(column, rightIn, from, end, doubtful)
      from = end
    }
  }
}

/** What each row's code accepts; nothing where there is no code, or one that leaves a variable open. */
function acceptedByRow(accepted: AcceptedByCode, codes: unknown, length: number): readonly (readonly Dimension[])[] {
  const codeOf = codesIn(codes)
  const none: readonly Dimension[] = []
  const rows = new Array<readonly Dimension[]>(length)
  for (let row = 0; row < length; row++) rows[row] = accepted.of(codeOf(row)) ?? none
  return rows
}

/** Marks the rows whose dimension is none of those from `from` to `end` of what their code accepts. */
function markUnlike(
  { present, index, dimensions }: Quantities,
  rightIn: readonly (readonly Dimension[])[],
  from: number,
  end: number,
  doubtful: Uint8Array,
): void {
  for (let row = 0; row < doubtful.length; row++) {
    if (present?.[row] === 0) continue
    const dimension = dimensions[index[row]!]
    const right = rightIn[row]!
    let at = from
    while (at < end && right[at] !== dimension) at++
    if (at === end) doubtful[row] = 1
  }
}

/** For a column that what stands further out judges: what a scope has accepted once it accepts again. */
const freeTest =
  (name: string, schema: CarriedSchema) =>
  (columns: Columns, scope: MeasureScope): RowTest => {
    const { present, index, dimensions } = carriedIn(columns[name])
    const accepted = new Uint8Array(dimensions.length)
    return (row) => {
      if (present?.[row] === 0 || accepted[index[row]!] === 1) return true
      if (!isAccepted(schema, dimensions[index[row]!]!, scope)) return false
      accepted[index[row]!] = 1
      return true
    }
  }

/** For a column that several codes judge together: every row that has a value is looked at. */
const mixedTest =
  (name: string) =>
  (columns: Columns): RowTest => {
    const { present } = carriedIn(columns[name])
    return (row) => present?.[row] === 0
  }

/** The check of one row as a record: its codes bind, then each of its quantities is judged in the order of the fields. */
function rowCheck(members: readonly Member[], fields: Fields, columns: Columns) {
  const codes = new Map(
    Object.keys(fields)
      .filter((name) => ['pair', 'currency'].includes(settled(fields[name]!).kind))
      .map((name) => [name, codesIn(columns[name])]),
  )
  const parts = members.map(({ name, check }) => ({ name, check, column: carriedIn(columns[name]) }))
  return (row: number, scope: MeasureScope, walk: Parameters<Check>[2]): void => {
    const inner = scope.within(fields, (name) => codes.get(name)?.(row))
    for (const { name, check, column } of parts) {
      if (column.present?.[row] === 0) continue
      const quantity = { value: column.values[row]!, dimension: column.dimensions[column.index[row]!]! }
      walk.within(name, () => check(quantity, inner, walk))
      if (walk.rejected !== undefined) return
    }
  }
}

interface Quantities extends CarriedColumn {
  readonly present: Uint8Array | undefined
}

const isSparse = (column: unknown): column is SparseColumn<unknown> =>
  typeof column === 'object' && column !== null && 'present' in column

const carriedIn = (column: unknown): Quantities =>
  isSparse(column)
    ? { ...(column.values as CarriedColumn), present: column.present }
    : { ...(column as CarriedColumn), present: undefined }

function codesIn(column: unknown): (row: number) => string | undefined {
  if (!isSparse(column)) return (row) => (column as readonly string[])[row]
  const { present, values } = column as SparseColumn<readonly string[]>
  return (row) => (present[row] === 0 ? undefined : values[row])
}
