// Generates the JavaScript of a decoder: object literals from loads at constant offsets.

import type { RecordSchema, Schema } from '../schema.js'
import { entryFields, layoutOf, settled, slotOf, strideOf } from './layout.js'

export class DecoderSource {
  private readonly functions: string[] = []
  readonly constants: unknown[] = []

  /** Source of a function `(r, p)` that reads the record at offset `p`; returns its name. */
  record(fields: RecordSchema['fields']): string {
    const name = `record${this.functions.length}`
    this.functions.push('')
    const at = this.functions.length - 1
    const layout = layoutOf(fields)
    const always: string[] = []
    const sometimes: string[] = []
    for (const { name: field, schema, offset, presenceBit } of layout.fields) {
      const key = JSON.stringify(field)
      const load = this.load(schema, `p + ${offset}`)
      if (presenceBit === undefined) always.push(`[${key}]: ${load}`)
      else {
        const byte = `r.view.getUint8(p + ${layout.presenceOffset + (presenceBit >> 3)})`
        sometimes.push(`if (${byte} & ${1 << (presenceBit & 7)}) v[${key}] = ${load}`)
      }
    }
    this.functions[at] =
      `function ${name}(r, p) {\nconst v = { ${always.join(', ')} }\n${sometimes.join('\n')}\nreturn v\n}`
    return name
  }

  private load(schema: Schema, at: string): string {
    switch (schema.kind) {
      case 'bool':
        return `r.bool(${at})`
      case 'count':
        return `r.view.getUint32(${at}, true)`
      case 'quantity':
        return `r.quantity(${at})`
      case 'carried':
        return `r.carried(${at})`
      case 'choice':
        return `r.choice(${at}, ${this.constant(schema.names)})`
      case 'currency':
        return `r.currency(${at})`
      case 'pair':
        return `r.pair(${at})`
      case 'text':
        return `r.text(${at}, ${schema.bytesMax})`
      case 'tenor':
      case 'date':
        return `r.text(${at}, 32)`
      case 'data':
        return `r.blob(${at}, ${schema.bytesMax}).slice()`
      case 'record':
        return `${this.record(schema.fields)}(r, ${at})`
      case 'list':
        return `${this.list(schema.of, schema.countMax)}(r, ${at})`
      case 'map':
        return `${this.map(schema.key, schema.of, schema.countMax)}(r, ${at})`
      case 'union':
        return `${this.union(schema.cases)}(r, ${at})`
      case 'optional':
      case 'defaulted':
        return this.load(schema.of, at)
    }
  }

  private list(of: Schema, countMax: number): string {
    const stride = strideOf(of)
    return this.define(
      (name) => `function ${name}(r, p) {
const count = r.count(p, ${countMax}); const start = r.extent(p, count, ${stride}); const items = new Array(count)
for (let i = 0; i < count; i++) { const where = start + i * ${stride}; items[i] = ${this.load(settled(of), 'where')} }
return items\n}`,
    )
  }

  private map(key: Schema, of: Schema, countMax: number): string {
    const entry = this.record(entryFields(key, of))
    const stride = layoutOf(entryFields(key, of)).bytes
    return this.define(
      (name) => `function ${name}(r, p) {
const count = r.count(p, ${countMax}); const start = r.extent(p, count, ${stride}); const entries = new Map()
for (let i = 0; i < count; i++) { const entry = ${entry}(r, start + i * ${stride}); if (entries.has(entry.key)) r.refuse(p, 'a map names a key twice'); entries.set(entry.key, entry.value) }
return entries\n}`,
    )
  }

  private union(cases: RecordSchema['fields']): string {
    const arms = Object.entries(cases).map(
      ([caseName, schema], tag) =>
        `case ${tag}: { const where = r.extent(p, 1, ${slotOf(schema).bytes}); return { case: ${JSON.stringify(caseName)}, value: ${this.load(settled(schema), 'where')} } }`,
    )
    return this.define(
      (name) => `function ${name}(r, p) {\nswitch (r.view.getUint32(p + 4, true)) {\n${arms.join('\n')}
default: return r.refuse(p + 4, 'a union tag lies outside its cases')\n}\n}`,
    )
  }

  private define(source: (name: string) => string): string {
    const name = `read${this.functions.length}`
    // The slot is taken first: nested lists define functions of their own while this source is made.
    const slot = this.functions.push('') - 1
    this.functions[slot] = source(name)
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
