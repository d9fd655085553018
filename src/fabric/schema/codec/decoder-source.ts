// Generates the JavaScript of a decoder: object literals from loads at constant offsets.

import type { ListSchema, RecordSchema, Schema } from '../schema.js'
import { tableLoad } from '../table/load-table.js'
import { loadIntegerSource } from './integer-source.js'
import { cellOf, entryLayout, layoutOf, settled, strideOf } from './layout.js'
import { exactlyOneSource, withinSource } from './refusal.js'

export class DecoderSource {
  private readonly functions: string[] = []
  readonly constants: unknown[] = []

  /** Source of a function `(r, p)` that reads the record at offset `p`; returns its name. */
  record(schema: RecordSchema): string {
    const name = `record${this.functions.length}`
    this.functions.push('')
    const at = this.functions.length - 1
    const layout = layoutOf(schema.fields)
    const always: string[] = []
    const sometimes: string[] = []
    for (const { name: field, schema: of, offset, presenceBit } of layout.fields) {
      const key = JSON.stringify(field)
      const load = `(field = ${JSON.stringify(`.${field}`)}, ${this.load(of, `p + ${offset}`)})`
      if (presenceBit === undefined) always.push(`[${key}]: ${load}`)
      else {
        const byte = `r.view.getUint8(p + ${layout.presenceOffset + (presenceBit >> 3)})`
        sometimes.push(`if (${byte} & ${1 << (presenceBit & 7)}) v[${key}] = ${load}`)
      }
    }
    if (schema.exactlyOne.length > 0) {
      sometimes.push("field = ''", exactlyOneSource('r', schema, this.constant(schema.exactlyOne)))
    }
    const statements = `const v = { ${always.join(', ')} }\n${sometimes.join('\n')}\nreturn v`
    this.functions[at] = `function ${name}(r, p) {\nlet field = ''\n${withinSource('r', 'field', statements)}\n}`
    return name
  }

  private load(schema: Schema, at: string): string {
    switch (schema.kind) {
      case 'bool':
        return `r.bool(${at})`
      case 'count':
        return `r.view.getUint32(${at}, true)`
      case 'integer':
        return loadIntegerSource(schema, at)
      case 'float':
        return `r.view.getFloat${schema.bits}(${at}, true)`
      case 'void':
        return 'undefined'
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
        return `r.tenor(${at})`
      case 'date':
        return `r.date(${at})`
      case 'data':
        return schema.length === undefined
          ? `r.blob(${at}, ${schema.bytesMax}).slice()`
          : `r.bytesInPlace(${at}, ${schema.length}).slice()`
      case 'record':
        return `${this.record(schema)}(r, ${at})`
      case 'list':
        return `${this.list(schema)}(r, ${at})`
      case 'table':
        return `${this.constant(tableLoad(schema))}(r, ${at})`
      case 'map':
        return `${this.map(schema.key, schema.of, schema.countMax)}(r, ${at})`
      case 'union':
        return `${this.union(schema.cases)}(r, ${at})`
      case 'optional':
      case 'defaulted':
        return this.load(schema.of, at)
    }
  }

  private list({ of, countMax, length }: ListSchema): string {
    const stride = strideOf(of)
    const element = `items[i] = ${this.cell(of, `start + i * ${stride}`, cellOf(of).presenceAt)}`
    return this.define(
      (name) => `function ${name}(r, p) {
const count = ${length === undefined ? `r.count(p, ${countMax})` : `r.exactly(p, ${length})`}; const start = r.extent(p, count, ${stride}); const items = new Array(count); let i = 0
${withinSource('r', `'[' + i + ']'`, `for (; i < count; i++) ${element}`)}
return items\n}`,
    )
  }

  private map(key: Schema, of: Schema, countMax: number): string {
    const { bytes, keyAt, valueAt, presenceAt } = entryLayout(key, of)
    const entry = `key = ${this.load(settled(key), `where + ${keyAt}`)}
if (entries.has(key)) r.refuse(p, 'a map names a key twice')
entries.set(key, ${this.cell(of, `where + ${valueAt}`, presenceAt === undefined ? undefined : presenceAt - valueAt)})`
    return this.define(
      (name) => `function ${name}(r, p) {
const count = r.count(p, ${countMax}); const start = r.extent(p, count, ${bytes}); const entries = new Map(); let key = ''
${withinSource('r', `'.' + key`, `for (let i = 0; i < count; i++) { const where = start + i * ${bytes}; key = ''; ${entry} }`)}
return entries\n}`,
    )
  }

  private union(cases: RecordSchema['fields']): string {
    const arms = Object.entries(cases).map(([caseName, schema], tag) => {
      const name = JSON.stringify(caseName)
      const { bytes, presenceAt } = cellOf(schema)
      if (schema.kind === 'void') return `case ${tag}: r.nothing(p); return { case: ${name}, value: undefined }`
      return `case ${tag}: { const where = r.extent(p, 1, ${bytes}); return { case: ${name}, value: ${this.cell(schema, 'where', presenceAt)} } }`
    })
    return this.define(
      (name) => `function ${name}(r, p) {\nswitch (r.view.getUint32(p + 4, true)) {\n${arms.join('\n')}
default: return r.refuse(p + 4, 'a union tag lies outside its cases')\n}\n}`,
    )
  }

  /** Loads what stands in no record: an optional has a presence byte of its own, so many bytes after `at`. */
  private cell(schema: Schema, at: string, presence: number | undefined): string {
    const load = this.load(settled(schema), at)
    return presence === undefined ? load : `(r.view.getUint8(${at} + ${presence}) & 1 ? ${load} : undefined)`
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
