// Generates the JavaScript of an encoder: one function a record, straight-line stores at constant offsets.

import type { ListSchema, RecordSchema, Schema, TableSchema } from '../schema.js'
import { tableStoreSource } from '../table/store-table-source.js'
import { cellOf, entryLayout, layoutOf, type RecordLayout, settled, slotOf, strideOf } from './layout.js'
import { presenceBytes, presenceTestSource } from './presence.js'
import { withinSource } from './refusal.js'
import { storeScalarSource } from './scalar-store-source.js'

/** Absent slots of more words are cleared by a call. */
const zeroWordsMax = 8

/** Collects the generated functions of one schema and the constants they refer to. In them `view` is that of the writer's memory. */
export class EncoderSource {
  private readonly functions: string[] = []
  readonly constants: unknown[] = []

  /** Source of a function `(w, v, p)` that stores record `v` at offset `p`; returns its name. */
  record(record: RecordSchema): string {
    const name = `record${this.functions.length}`
    const slot = this.functions.push('') - 1
    this.functions[slot] = `function ${name}(w, v, p) {\n${this.recordStatements(record)}\n}`
    return name
  }

  /** Source of statements that store record `v` at offset `p`, all bytes of it. */
  private recordStatements(record: RecordSchema): string {
    const layout = layoutOf(record.fields)
    const presence = presenceBytes(layout)
    const body = layout.fields.map(({ schema, name, offset, presenceBit }, i) => {
      const store = this.store(schema, `x${i}`, `p + ${offset}`, JSON.stringify(`.${name}`))
      if (presenceBit === undefined) return store
      const zeros = zerosSource(slotOf(schema).bytes, `p + ${offset}`)
      return `if (x${i} !== undefined) { m${presenceBit >> 3} |= ${1 << (presenceBit & 7)}; ${store} } else { ${zeros} }`
    })
    return [
      `if (v === null || typeof v !== 'object') w.refuse('', 'a record', v)`,
      `const ${layout.fields.map(({ name }, i) => `x${i} = v[${JSON.stringify(name)}]`).join(', ')}`,
      `let view = w.view${presence.map((byte) => `, m${byte} = 0`).join('')}`,
      ...clearEndSource(layout),
      ...body,
      record.exactlyOne.length === 0 ? '' : presenceTestSource('w', record, layout, this.constant(record.exactlyOne)),
      ...presence.map((byte) => `view.setUint8(p + ${layout.presenceOffset + byte}, m${byte})`),
    ].join('\n')
  }

  /** Source of statements that store `value`, and after which `view` is that of the writer's memory again. */
  private store(schema: Schema, value: string, at: string, path: string): string {
    const store = this.storeSource(schema, value, at, path)
    return mayGrow(schema) ? `${store}; view = w.view` : store
  }

  private storeSource(schema: Schema, value: string, at: string, path: string): string {
    switch (schema.kind) {
      case 'record':
        return withinSource('w', path, `${this.record(schema)}(w, ${value}, ${at})`)
      case 'list':
        return withinSource('w', path, `${this.list(schema)}(w, ${value}, ${at})`)
      case 'table':
        return withinSource('w', path, `${this.table(schema)}(w, ${value}, ${at})`)
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
    // A record is stored right here: a call for each would cost as much as several of its fields.
    const element =
      of.kind === 'record'
        ? `const v = items[i], p = start + i * ${stride}; ${this.recordStatements(of)}`
        : `const item = items[i]; ${this.cell(of, 'item', `start + i * ${stride}`)}`
    return this.define(
      (name) => `function ${name}(w, items, at) {
const stored = !Array.isArray(items) && w.isStored(items)
if (!stored && !Array.isArray(items)) w.refuse('', 'a list', items)
${length === undefined ? `w.limit(items.length, ${countMax}, '')` : `w.exactly(items.length, ${length}, 'elements', '')`}
const count = items.length; const start = w.takeUncleared(count * ${stride}); w.extent(at, start, count)
if (stored) { items.store(w, start); return }
let view = w.view, i = 0
${withinSource('w', `'[' + i + ']'`, `for (; i < count; i++) { ${element} }`)}\n}`,
    )
  }

  private table(schema: TableSchema): string {
    return this.define((name) => tableStoreSource(name, schema, (constant) => this.constant(constant)))
  }

  private map(key: Schema, of: Schema, countMax: number): string {
    const { bytes, keyAt, valueAt, presenceAt } = entryLayout(key, of)
    const store = this.store(settled(of), 'value', `where + ${valueAt}`, '""')
    const entry = [
      this.store(settled(key), 'key', `where + ${keyAt}`, '""'),
      presenceAt === undefined
        ? store
        : `if (value !== undefined) { view.setUint8(where + ${presenceAt}, 1); ${store} }`,
    ].join('; ')
    return this.define(
      (name) => `function ${name}(w, entries, at) {
if (!(entries instanceof Map)) w.refuse('', 'a map', entries)
w.limit(entries.size, ${countMax}, '')
let where = w.take(entries.size * ${bytes}); w.extent(at, where, entries.size); let view = w.view, last
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
          : `const where = w.takeUncleared(${cellOf(schema).bytes}); w.extent(at, where, ${tag}); view = w.view`
      return `case ${JSON.stringify(caseName)}: { ${take}; ${store}; break }`
    })
    return this.define(
      (name) => `function ${name}(w, chosen, at) {
const value = chosen?.value; let view = w.view
switch (chosen?.case) {\n${arms.join('\n')}\ndefault: w.refuse('', 'one of its cases', chosen)\n}\n}`,
    )
  }

  /** Stores what stands in no record, all bytes of it: an optional has a presence byte of its own. */
  private cell(schema: Schema, value: string, at: string): string {
    const { bytes, presenceAt } = cellOf(schema)
    const store = this.store(settled(schema), value, at, '""')
    if (presenceAt === undefined) return store
    return `w.clear(${at}, ${bytes}); if (${value} !== undefined) { view.setUint8(${at} + ${presenceAt}, 1); ${store} }`
  }

  private define(source: (name: string) => string): string {
    const name = `store${this.functions.length}`
    this.functions.push(source(name))
    return name
  }

  private constant(value: unknown): string {
    this.constants.push(value)
    return `c${this.constants.length - 1}`
  }

  source(root: string): string {
    const constants = this.constants.map((_, i) => `const c${i} = constants[${i}]`)
    return `'use strict'\n${[...constants, ...this.functions].join('\n')}\nreturn ${root}`
  }
}

/** Whether storing a value of this kind takes memory, for which the buffer may be exchanged. */
function mayGrow(schema: Schema): boolean {
  switch (schema.kind) {
    case 'text':
    case 'tenor':
    case 'date':
    case 'list':
    case 'table':
    case 'map':
    case 'union':
    case 'record':
      return true
    case 'data':
      return schema.length === undefined
    default:
      return false
  }
}

/** Source that clears the last word of a record, where nothing else fills it. */
function clearEndSource({ fields, presenceOffset, bytes }: RecordLayout): readonly string[] {
  const presence = fields.filter(({ presenceBit }) => presenceBit !== undefined).length
  return presenceOffset + Math.ceil(presence / 8) < bytes ? [`view.setFloat64(p + ${bytes - 8}, 0)`] : []
}

/** Source that stores zeros in a slot of `bytes` bytes. */
function zerosSource(bytes: number, at: string): string {
  if (bytes > zeroWordsMax * 8 || (bytes > 4 && bytes % 8 > 0)) return `w.bytes.fill(0, ${at}, ${at} + ${bytes})`
  if (bytes > 4)
    return Array.from({ length: bytes / 8 }, (_, word) => `view.setFloat64(${at} + ${word * 8}, 0)`).join('; ')
  return Array.from({ length: bytes }, (_, byte) => `view.setUint8(${at} + ${byte}, 0)`).join('; ')
}
