// Generates the JavaScript of an encoder: one function a record, straight-line stores at constant offsets.

import type { ListSchema, RecordSchema, Schema } from '../schema.js'
import { tableStore } from '../table/store-table.js'
import { cellOf, entryLayout, layoutOf, type RecordLayout, settled, slotOf, strideOf } from './layout.js'
import { exactlyOneSource, withinSource } from './refusal.js'
import { storeScalarSource } from './scalar-store-source.js'

/** Slots of more words are cleared by a call. */
const wordsClearedEach = 8

/** Collects the generated functions of one schema and the constants they refer to. */
export class EncoderSource {
  private readonly functions: string[] = []
  readonly constants: unknown[] = []

  /** Source of a function `(w, v, p)` that stores record `v` at offset `p`, all bytes of it; returns its name. */
  record(record: RecordSchema): string {
    const name = `record${this.functions.length}`
    this.functions.push('')
    const at = this.functions.length - 1
    const layout = layoutOf(record.fields)
    const presence = presenceBytes(layout)
    const body = layout.fields.map(({ name: field, schema, offset, presenceBit }) => {
      const load = `x = v[${JSON.stringify(field)}]`
      const store = this.store(schema, 'x', `p + ${offset}`, JSON.stringify(`.${field}`))
      if (presenceBit === undefined) return `${load}; ${store}`
      return `${load}; if (x !== undefined) { m${presenceBit >> 3} |= ${1 << (presenceBit & 7)}; ${store} }`
    })
    const lines = [
      `if (v === null || typeof v !== 'object') w.refuse('', 'a record', v)`,
      record.exactlyOne.length === 0 ? '' : exactlyOneSource('w', record, this.constant(record.exactlyOne)),
      ...clearSource(layout),
      `let x${presence.map((byte) => `, m${byte} = 0`).join('')}`,
      ...body,
      ...presence.map((byte) => `w.view.setUint8(p + ${layout.presenceOffset + byte}, m${byte})`),
    ]
    this.functions[at] = `function ${name}(w, v, p) {\n${lines.join('\n')}\n}`
    return name
  }

  private store(schema: Schema, value: string, at: string, path: string): string {
    switch (schema.kind) {
      case 'record':
        return withinSource('w', path, `${this.record(schema)}(w, ${value}, ${at})`)
      case 'list':
        return withinSource('w', path, `${this.list(schema)}(w, ${value}, ${at})`)
      case 'table':
        return withinSource('w', path, `${this.constant(tableStore(schema))}(w, ${value}, ${at})`)
      case 'map':
        return withinSource('w', path, `${this.map(schema.key, schema.of, schema.countMax)}(w, ${value}, ${at})`)
      case 'union':
        return withinSource('w', path, `${this.union(schema.cases)}(w, ${value}, ${at})`)
      case 'optional':
      case 'defaulted':
        return this.store(schema.of, value, at, path)
      default:
        return storeScalarSource(schema, value, at, path, (constant) => this.constant(constant))!
    }
  }

  private list({ of, countMax, length }: ListSchema): string {
    const stride = strideOf(of)
    const element = this.cell(of, 'item', `start + i * ${stride}`)
    return this.define(
      (name) => `function ${name}(w, items, at) {
if (!Array.isArray(items)) w.refuse('', 'a list', items)
${length === undefined ? `w.limit(items.length, ${countMax}, '')` : `w.exactly(items.length, ${length}, 'elements', '')`}
const count = items.length; const start = w.takeUncleared(count * ${stride}); w.extent(at, start, count); let i = 0
${withinSource('w', `'[' + i + ']'`, `for (; i < count; i++) { const item = items[i]; ${element} }`)}\n}`,
    )
  }

  private map(key: Schema, of: Schema, countMax: number): string {
    const { bytes, keyAt, valueAt, presenceAt } = entryLayout(key, of)
    const store = this.store(settled(of), 'value', `where + ${valueAt}`, '""')
    const entry = [
      this.store(settled(key), 'key', `where + ${keyAt}`, '""'),
      presenceAt === undefined
        ? store
        : `if (value !== undefined) { w.view.setUint8(where + ${presenceAt}, 1); ${store} }`,
    ].join('; ')
    return this.define(
      (name) => `function ${name}(w, entries, at) {
if (!(entries instanceof Map)) w.refuse('', 'a map', entries)
w.limit(entries.size, ${countMax}, '')
let where = w.take(entries.size * ${bytes}); w.extent(at, where, entries.size); let last
${withinSource('w', `'.' + last`, `for (const [key, value] of entries) { last = key; ${entry}; where += ${bytes} }`)}\n}`,
    )
  }

  /** A u32 offset of the body and a u32 tag. */
  private union(cases: RecordSchema['fields']): string {
    const arms = Object.entries(cases).map(([caseName, schema], tag) => {
      const store = this.cell(schema, 'value', 'where')
      const take =
        schema.kind === 'void'
          ? `w.noExtent(at, ${tag})`
          : `const where = w.takeUncleared(${cellOf(schema).bytes}); w.extent(at, where, ${tag})`
      return `case ${JSON.stringify(caseName)}: { ${take}; ${store}; break }`
    })
    return this.define(
      (name) => `function ${name}(w, chosen, at) {
const value = chosen?.value
switch (chosen?.case) {\n${arms.join('\n')}\ndefault: w.refuse('', 'one of its cases', chosen)\n}\n}`,
    )
  }

  /** Stores what stands in no record, all bytes of it: an optional has a presence byte of its own. */
  private cell(schema: Schema, value: string, at: string): string {
    const { bytes, presenceAt } = cellOf(schema)
    const store = this.store(settled(schema), value, at, '""')
    if (presenceAt === undefined) return store
    return `w.clear(${at}, ${bytes}); if (${value} !== undefined) { w.view.setUint8(${at} + ${presenceAt}, 1); ${store} }`
  }

  private define(source: (name: string) => string): string {
    const name = `store${this.functions.length}`
    this.functions.push(source(name))
    return name
  }

  private constant(value: unknown): string {
    this.constants.push(value)
    return `constants[${this.constants.length - 1}]`
  }

  source(root: string): string {
    return `'use strict'\n${this.functions.join('\n')}\nreturn ${root}`
  }
}

/** Numbers of a record's presence bytes: 0, 1, .. */
const presenceBytes = ({ fields }: RecordLayout): readonly number[] =>
  fields.flatMap(({ presenceBit }) => (presenceBit === undefined || presenceBit % 8 > 0 ? [] : [presenceBit / 8]))

/** Source that clears the words of a record which its fields may leave as they are: slots of optional fields, and the end. */
function clearSource(layout: RecordLayout): readonly string[] {
  const optional = layout.fields.filter(({ presenceBit }) => presenceBit !== undefined)
  const end = layout.presenceOffset + presenceBytes(layout).length
  const gaps = [
    ...optional.map(({ schema, offset }) => [offset, offset + slotOf(schema).bytes] as const),
    [end, layout.bytes] as const,
  ].filter(([from, to]) => from < to)
  const words = new Set<number>()
  const lines: string[] = []
  for (const [from, to] of gaps) {
    const first = from - (from % 8)
    if (to - first > wordsClearedEach * 8) lines.push(`w.clear(p + ${first}, ${to - first})`)
    else for (let word = first; word < to; word += 8) words.add(word)
  }
  return [...lines, ...[...words].map((word) => `w.view.setFloat64(p + ${word}, 0)`)]
}
