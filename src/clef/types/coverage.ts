// Whether the cases of a match take every value, and whether each case can be reached (after L. Maranget, "Warnings for
// pattern matching", 2007).

import type { Span } from '../../fabric/fault.js'
import { limitError } from '../diagnostic/syntax-error.js'
import type { Pattern } from '../syntax/ast.js'
import { type Asked, type Form, formOf } from './case-forms.js'
import type { Inferring } from './inferring.js'

/** What a row of patterns asks, column by column; undefined behind the last. Shared, so that a wide row costs its width once. */
interface Cells {
  readonly form: Form
  readonly rest: Row
}
type Row = Cells | undefined

/** Values that nothing takes, one for each column. */
interface Values {
  readonly text: string
  readonly rest: Values | undefined
}
const noValues: Values = { text: '', rest: undefined }

/** Columns looked at in all rows of one match: less than a second of work. Tuples of many cases can ask for any number. */
const stepsMax = 10_000_000
/** Columns that cases of one match tell apart inside each other: this bounds the stack. */
const depthMax = 1_000
/** Parts of a value that a message shows. */
const shownMax = 8

/** Reports what no case takes, and cases that nothing reaches. */
export function covered(inferring: Inferring, span: Span, patterns: readonly Pattern[]): void {
  const only = patterns.length === 1 ? patterns[0]!.kind : undefined
  if (only === 'name' || only === 'any') return
  const coverage = new Coverage(span)
  const rows: Cells[] = []
  for (const pattern of patterns) {
    const row = { form: formOf(inferring, pattern), rest: undefined }
    if (rows.length > 0 && coverage.missing(rows, row) === undefined) {
      const message = 'no value reaches this case: those before it take all'
      inferring.report({ code: 'CLEF_MATCH', message, span: pattern.span })
    }
    rows.push(row)
  }
  const missing = coverage.missing(rows, { form: undefined, rest: undefined })?.text
  if (missing === undefined) return
  const message = `not every value has a case: nothing takes ${missing}`
  inferring.report({ code: 'CLEF_MATCH', message, span, expected: missing })
}

class Coverage {
  private steps = 0
  private depth = 0

  constructor(private readonly span: Span) {}

  /**
   * Values, one for each column, that the row takes and none of the rows before it; undefined when there are none. Where nothing
   * before it is left, they are not spelt out.
   */
  missing(rows: readonly Row[], row: Row): Values | undefined {
    if (++this.depth > depthMax) this.tooMany()
    const found = this.found(rows, row)
    this.depth--
    return found
  }

  private found(all: readonly Row[], whole: Row): Values | undefined {
    if (all.length === 0) return this.anything(whole)
    let [rows, row, passed] = [all, whole, 0]
    // A column that no row asks anything of tells nothing apart.
    while (row !== undefined && row.form === undefined && rows.every((other) => other?.form === undefined)) {
      this.spend(rows.length)
      rows = rows.map((other) => other?.rest)
      row = row.rest
      passed++
    }
    if (row === undefined) return undefined
    const { form, rest } = row
    const values = form === undefined ? this.otherwise(rows, rest) : this.within(rows, form.name, form.parts, rest)
    return values === undefined ? undefined : any(passed, values)
  }

  /** Of a column of which the row asks nothing, but others do. */
  private otherwise(rows: readonly Row[], others: Row): Values | undefined {
    this.spend(rows.length)
    const used = new Map<string, Asked>()
    for (const cells of rows) if (cells?.form !== undefined) used.set(cells.form.name, cells.form)
    const all = [...used.values()][0]?.all
    const unused = all?.find(([name]) => !used.has(name))
    if (all !== undefined && unused === undefined) {
      for (const [name, parts] of all) {
        const found = this.within(rows, name, Array<Form>(parts).fill(undefined), others)
        if (found !== undefined) return found
      }
      return undefined
    }
    const free = rows.filter((cells) => cells?.form === undefined).map((cells) => cells?.rest)
    const rest = this.missing(free, others)
    if (rest === undefined) return undefined
    return {
      text: unused === undefined ? 'any other value' : shown(unused[0], any(unused[1], noValues), unused[1]),
      rest,
    }
  }

  /** The same for values of one constructor: its parts stand as columns of their own. */
  private within(rows: readonly Row[], name: string, parts: readonly Form[], others: Row): Values | undefined {
    const asked = Array<Form>(parts.length).fill(undefined)
    const taken: Row[] = []
    for (const cells of rows) {
      if (cells === undefined) continue
      const { form, rest } = cells
      if (form !== undefined && form.name !== name) continue
      taken.push(before(form?.parts ?? asked, rest))
    }
    this.spend(rows.length + (taken.length + 1) * parts.length)
    const found = this.missing(taken, before(parts, others))
    if (found === undefined) return undefined
    let rest: Values | undefined = found
    for (let part = 0; part < parts.length; part++) rest = rest?.rest
    return { text: shown(name, found, parts.length), rest }
  }

  /** Nothing is left that could take the row's values. */
  private anything(row: Row): Values {
    let width = 0
    for (let cells = row; cells !== undefined; cells = cells.rest) width++
    this.spend(width)
    return any(width, noValues)
  }

  private spend(steps: number): void {
    this.steps += steps
    if (this.steps > stepsMax) this.tooMany()
  }

  private tooMany(): never {
    throw limitError('these cases are too many to be compared', this.span)
  }
}

const before = (forms: readonly Form[], rest: Row): Row =>
  forms.reduceRight<Row>((row, form) => ({ form, rest: row }), rest)

/** Any values in so many columns. */
function any(columns: number, rest: Values): Values {
  let values = rest
  for (let column = 0; column < columns; column++) values = { text: '_', rest: values }
  return values
}

/** A value of a constructor; its parts stand first among `values`. */
function shown(name: string, values: Values, parts: number): string {
  const texts: string[] = []
  let from: Values | undefined = values
  for (let part = 0; part < parts && part < shownMax; part++) {
    texts.push(from?.text ?? '_')
    from = from?.rest
  }
  if (parts > shownMax) texts.push('..')
  if (name === '') return `(${texts.join(', ')})`
  return parts === 0 ? name : `${name} ${texts.join(' ')}`
}
