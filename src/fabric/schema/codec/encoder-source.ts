// Generates the JavaScript of an encoder: one function a record, straight-line stores at constant offsets.

import type { RecordSchema, Schema } from '../schema.js'
import { entryLayout, layoutOf, settled, slotOf, strideOf } from './layout.js'
import { exactlyOneSource, withinSource } from './refusal.js'

/** Collects the generated functions of one schema and the constants they refer to. */
export class EncoderSource {
  private readonly functions: string[] = []
  readonly constants: unknown[] = []

  /** Source of a function `(w, v, p)` that stores record `v` at offset `p`; returns its name. */
  record(record: RecordSchema): string {
    const name = `record${this.functions.length}`
    this.functions.push('')
    const at = this.functions.length - 1
    const layout = layoutOf(record.fields)
    const body = layout.fields.map(({ name: field, schema, offset, presenceBit }) => {
      const value = `v[${JSON.stringify(field)}]`
      const store = this.store(schema, value, `p + ${offset}`, JSON.stringify(`.${field}`))
      if (presenceBit === undefined) return store
      const byte = `p + ${layout.presenceOffset + (presenceBit >> 3)}`
      return `if (${value} !== undefined) { w.view.setUint8(${byte}, w.view.getUint8(${byte}) | ${1 << (presenceBit & 7)}); ${store} }`
    })
    const guard = `if (v === null || typeof v !== 'object') w.refuse('', 'a record', v)`
    const alternatives =
      record.exactlyOne.length === 0 ? [] : [exactlyOneSource('w', record, this.constant(record.exactlyOne))]
    this.functions[at] = `function ${name}(w, v, p) {\n${[guard, ...alternatives, ...body].join('\n')}\n}`
    return name
  }

  private store(schema: Schema, value: string, at: string, path: string): string {
    switch (schema.kind) {
      case 'bool':
        return `if (typeof ${value} !== 'boolean') w.refuse(${path}, 'true or false', ${value}); w.view.setUint8(${at}, ${value} ? 1 : 0)`
      case 'count':
        return `w.count(${at}, ${value}, ${path})`
      case 'quantity':
        return `w.quantity(${at}, ${value}, ${path})`
      case 'carried':
        return `w.carried(${at}, ${value}, ${path})`
      case 'choice': {
        const index = this.constant(new Map(schema.names.map((name, i) => [name, i])))
        return `w.choice(${at}, ${index}.get(${value}), ${value}, ${path})`
      }
      case 'currency':
        return `w.code(${at}, ${value}, 3, ${path})`
      case 'pair':
        return `w.code(${at}, ${value}, 6, ${path})`
      case 'text':
        return `w.text(${at}, ${value}, ${schema.bytesMax}, ${path})`
      case 'tenor':
        return `w.tenor(${at}, ${value}, ${path})`
      case 'date':
        return `w.date(${at}, ${value}, ${path})`
      case 'data':
        return `w.blob(${at}, ${value}, ${schema.bytesMax}, ${path})`
      case 'record':
        return withinSource('w', path, `${this.record(schema)}(w, ${value}, ${at})`)
      case 'list':
        return withinSource('w', path, `${this.list(schema.of, schema.countMax)}(w, ${value}, ${at})`)
      case 'map':
        return withinSource('w', path, `${this.map(schema.key, schema.of, schema.countMax)}(w, ${value}, ${at})`)
      case 'union':
        return withinSource('w', path, `${this.union(schema.cases)}(w, ${value}, ${at})`)
      case 'optional':
      case 'defaulted':
        return this.store(schema.of, value, at, path)
    }
  }

  private list(of: Schema, countMax: number): string {
    const stride = strideOf(of)
    const element = this.store(settled(of), 'items[i]', `start + i * ${stride}`, '""')
    return this.define(
      (name) => `function ${name}(w, items, at) {
if (!Array.isArray(items)) w.refuse('', 'a list', items)
w.limit(items.length, ${countMax}, '')
const start = w.take(items.length * ${stride}); w.extent(at, start, items.length); let i = 0
${withinSource('w', `'[' + i + ']'`, `for (; i < items.length; i++) { ${element} }`)}\n}`,
    )
  }

  private map(key: Schema, of: Schema, countMax: number): string {
    const { bytes, keyAt, valueAt } = entryLayout(key, of)
    const entry = [
      this.store(settled(key), 'key', `where + ${keyAt}`, '""'),
      this.store(settled(of), 'value', `where + ${valueAt}`, '""'),
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
      const store = this.store(settled(schema), 'chosen.value', 'where', '""')
      return `case ${JSON.stringify(caseName)}: { const where = w.take(${slotOf(schema).bytes}); w.extent(at, where, ${tag}); ${store}; break }`
    })
    return this.define(
      (name) => `function ${name}(w, chosen, at) {
switch (chosen === undefined ? undefined : chosen.case) {\n${arms.join('\n')}\ndefault: w.refuse('', 'one of its cases', chosen)\n}\n}`,
    )
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
