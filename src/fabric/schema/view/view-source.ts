// Generates the JavaScript of cursors: one class for each record, list, table, map and union of a schema, with getters that load at
// constant offsets. A cursor has the reader `r` and the place `p` it stands at; both are private, so that no field's name meets them.

import { cellOf, entryLayout, layoutOf, settled, strideOf } from '../codec/layout.js'
import { loadScalarSource } from '../codec/scalar-load-source.js'
import type { Fields, ListSchema, MapSchema, RecordSchema, Schema, TableSchema } from '../schema.js'
import { columnLayouts, stripStrides, stripsSource } from '../table/column-layout.js'
import { columnView } from '../table/view-column.js'

/** Getters of a class, and the cursors that they hand out, made with it. */
interface Members {
  readonly cursors: string[]
  readonly code: string[]
}

export class ViewSource {
  private readonly classes: string[] = []
  readonly constants: unknown[] = []

  /** Source of the class of a record's cursor; returns its name. */
  record({ fields }: RecordSchema): string {
    const layout = layoutOf(fields)
    return this.define((members) => {
      for (const { name, schema, offset, presenceBit } of layout.fields) {
        const load = this.load(schema, offset, members)
        const presence =
          presenceBit === undefined
            ? ''
            : `if ((r.view.getUint8(p + ${layout.presenceOffset + (presenceBit >> 3)}) & ${1 << (presenceBit & 7)}) === 0) return undefined; `
        members.code.push(`get [${JSON.stringify(name)}]() { const r = this.#r, p = this.#p; ${presence}${load} }`)
      }
    })
  }

  source(root: string): string {
    const constants = this.constants.map((_, i) => `const constant${i} = constants[${i}]`)
    return ["'use strict'", ...constants, ...this.classes, `return ${root}`].join('\n')
  }

  private define(fill: (members: Members) => void, state = '', place = ''): string {
    const name = `View${this.classes.length}`
    // The slot is taken first: nested cursors define classes of their own while this source is made.
    const slot = this.classes.push('') - 1
    const members: Members = { cursors: [], code: [] }
    fill(members)
    const declared = members.cursors.map((_, i) => `#c${i};`).join(' ')
    const made = members.cursors.map((cursor, i) => `this.#c${i} = new ${cursor}(r);`).join(' ')
    this.classes[slot] = `class ${name} { #r; #p = 0; ${declared} ${state}
constructor(r) { this.#r = r; ${made} }
static put(cursor, p, n) { cursor.#p = p; ${place} return cursor }
${members.code.join('\n')} }`
    return name
  }

  /** Source of the statement that returns what stands `offset` bytes after `p`. */
  private load(schema: Schema, offset: number, members: Members): string {
    const at = offset === 0 ? 'p' : `p + ${offset}`
    switch (schema.kind) {
      case 'quantity':
        // Of the tests for a finite number the cheapest: a third of what a quantity costs otherwise.
        return `const x = r.view.getFloat64(${at}, true); if (!(Math.abs(x) <= ${Number.MAX_VALUE})) r.refuse(${at}, 'a number is not finite'); return x`
      case 'record':
        return this.moved(this.record(schema), at, members)
      case 'carried':
        return this.moved(this.carried(), at, members)
      case 'list':
        return this.moved(this.list(schema), at, members)
      case 'table':
        return this.moved(this.table(schema), at, members)
      case 'map':
        return this.moved(this.map(schema), at, members)
      case 'union':
        return this.moved(this.union(schema.cases), at, members)
      default:
        return `return ${this.value(schema, at)}`
    }
  }

  private value(schema: Schema, at: string): string {
    if (schema.kind === 'data') {
      const { length, bytesMax } = schema
      return length === undefined ? `r.blob(${at}, ${bytesMax})` : `r.bytesInPlace(${at}, ${length})`
    }
    const source = loadScalarSource(schema, at, (value) => this.constant(value))
    if (source === undefined) throw new Error(`a ${schema.kind} is read through a cursor`)
    return source
  }

  /** The class's own cursor of this kind, moved. */
  private moved(cursor: string, at: string, { cursors }: Members): string {
    const index = cursors.push(cursor) - 1
    return `return ${cursor}.put(this.#c${index}, ${at})`
  }

  private carried(): string {
    return this.define(({ code }) => {
      code.push('get value() { return this.#r.quantity(this.#p) }')
      code.push('get dimension() { return this.#r.carriedDimension(this.#p) }')
    })
  }

  private list({ of, countMax, length }: ListSchema): string {
    const count = length === undefined ? `r.count(p, ${countMax})` : `r.exactly(p, ${length})`
    const stride = strideOf(of)
    return this.define(
      (members) => {
        members.code.push('get length() { return this.#n }')
        members.code.push(this.element('at', of, stride, 0, cellOf(of).presenceAt, members))
      },
      '#n = 0; #s = 0;',
      `const r = cursor.#r; cursor.#n = ${count}; cursor.#s = r.extent(p, cursor.#n, ${stride});`,
    )
  }

  private table({ of, countMax }: TableSchema): string {
    const layouts = columnLayouts(of.fields)
    const columns = this.define(
      ({ code }) => {
        for (const [i, layout] of layouts.entries()) {
          const before = stripsSource(layouts.slice(0, i).flatMap(stripStrides), 'n')
          const view = this.constant(columnView(layout))
          code.push(
            `get [${JSON.stringify(layout.name)}]() { const n = this.#n; this.#r.alive(); return ${view}(this.#r, this.#p + ${before}, n) }`,
          )
        }
      },
      '#n = 0;',
      'cursor.#n = n;',
    )
    const bytes = stripsSource(layouts.flatMap(stripStrides), 'n')
    return this.define(
      ({ cursors, code }) => {
        cursors.push(columns)
        code.push('get length() { return this.#n }')
        code.push(`get columns() { return ${columns}.put(this.#c0, this.#s, this.#n) }`)
      },
      '#n = 0; #s = 0;',
      `const r = cursor.#r; n = cursor.#n = r.count(p, ${countMax}); cursor.#s = r.extent(p, 1, ${bytes});`,
    )
  }

  private map({ key, of, countMax }: MapSchema): string {
    const { bytes, keyAt, valueAt, presenceAt } = entryLayout(key, of)
    return this.define(
      (members) => {
        members.code.push('get size() { return this.#n }')
        members.code.push(this.element('keyAt', key, bytes, keyAt, undefined, members))
        members.code.push(this.element('valueAt', of, bytes, valueAt, presenceAt, members))
      },
      '#n = 0; #s = 0;',
      `const r = cursor.#r; cursor.#n = r.count(p, ${countMax}); cursor.#s = r.extent(p, cursor.#n, ${bytes});`,
    )
  }

  /** A method that reads, from each of `n` strides, what stands `offset` bytes in. */
  private element(
    name: string,
    of: Schema,
    stride: number,
    offset: number,
    presenceAt: number | undefined,
    members: Members,
  ): string {
    const presence =
      presenceAt === undefined ? '' : `if ((r.view.getUint8(p + ${presenceAt}) & 1) === 0) return undefined; `
    return `${name}(i) { const k = i >>> 0; if (k >= this.#n) this.#r.outside(i, this.#n)
const r = this.#r, p = this.#s + k * ${stride}; ${presence}${this.load(settled(of), offset, members)} }`
  }

  private union(cases: Fields): string {
    const entries = Object.entries(cases)
    const names = this.constant(entries.map(([name]) => name))
    return this.define(
      (members) => {
        members.code.push(`get case() { return ${names}[this.#t] }`)
        const arms = entries.map(([, schema], tag) => {
          const { bytes, presenceAt } = cellOf(schema)
          if (schema.kind === 'void') return `case ${tag}: r.nothing(this.#p); return undefined`
          const presence =
            presenceAt === undefined ? '' : `if ((r.view.getUint8(p + ${presenceAt}) & 1) === 0) return undefined; `
          return `case ${tag}: { const p = r.extent(this.#p, 1, ${bytes}); ${presence}${this.load(settled(schema), 0, members)} }`
        })
        members.code.push(`get value() { const r = this.#r; switch (this.#t) { ${arms.join('\n')} } }`)
      },
      '#t = 0;',
      `const t = cursor.#r.view.getUint32(p + 4, true); if (t >= ${entries.length}) cursor.#r.refuse(p + 4, 'a union tag lies outside its cases'); cursor.#t = t;`,
    )
  }

  private constant(value: unknown): string {
    this.constants.push(value)
    return `constant${this.constants.length - 1}`
  }
}
