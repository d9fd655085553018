// Generates the JavaScript of a decoder of plain BARE: object literals from the reads of a BareReader, in the order of the fields.

import { exactlyOneSource, withinSource } from '../codec/refusal.js'
import type { ListSchema, MapSchema, RecordSchema, Schema, TableSchema, UnionSchema } from '../schema.js'
import { turnToTable } from '../table/turn.js'
import { readIntegerSource } from './integer-source.js'
import { leastBytes } from './least-bytes.js'
import { choiceNumbers, unionTags } from './numbering.js'

/** Collects the generated functions of one schema and the constants they refer to. */
export class BareDecoderSource {
  private readonly functions: string[] = []
  readonly constants: unknown[] = []

  /** Source of the function `(r)` that reads a whole message. */
  source(schema: Schema): string {
    const expression = this.read(schema)
    return `'use strict'\n${this.functions.join('\n')}\nreturn function (r) { return ${expression} }`
  }

  /** Source of the expression that reads a value. */
  private read(schema: Schema): string {
    switch (schema.kind) {
      case 'bool':
      case 'quantity':
      case 'carried':
      case 'currency':
      case 'pair':
      case 'tenor':
      case 'date':
        return `r.${schema.kind}()`
      case 'count':
        return 'r.view.getUint32(r.take(4), true)'
      case 'integer':
        return readIntegerSource(schema)
      case 'float':
        return `r.view.getFloat${schema.bits}(r.take(${schema.bits / 8}), true)`
      case 'void':
        return 'undefined'
      case 'choice':
        return `r.choice(${this.constant(new Map([...choiceNumbers(schema)].map(([name, number]) => [number, name])))})`
      case 'text':
        return `r.text(${schema.bytesMax})`
      case 'data':
        return schema.length === undefined ? `r.blob(${schema.bytesMax})` : `r.fixed(${schema.length})`
      case 'optional':
        return `(r.present() ? ${this.read(schema.of)} : undefined)`
      case 'defaulted':
        return this.read(schema.of)
      case 'list':
        return `${this.list(schema)}(r)`
      case 'table':
        return this.table(schema)
      case 'map':
        return `${this.map(schema)}(r)`
      case 'record':
        return `${this.record(schema)}(r)`
      case 'union':
        return `${this.union(schema)}(r)`
    }
  }

  /** A field that is not there is no key of the record either. */
  private record(schema: RecordSchema): string {
    const fields = Object.entries(schema.fields).map(([name, of], index) => ({
      key: JSON.stringify(name),
      path: JSON.stringify(`.${name}`),
      of,
      index,
    }))
    const reads = fields.map(({ path, of, index }) => `field = ${path}; const f${index} = ${this.read(of)}`)
    const always = fields.filter(({ of }) => of.kind !== 'optional').map(({ key, index }) => `[${key}]: f${index}`)
    const sometimes = fields
      .filter(({ of }) => of.kind === 'optional')
      .map(({ key, index }) => `if (f${index} !== undefined) v[${key}] = f${index}`)
    const alternatives =
      schema.exactlyOne.length === 0
        ? []
        : ["field = ''", exactlyOneSource('r', schema, this.constant(schema.exactlyOne))]
    const statements = [...reads, `const v = { ${always.join(', ')} }`, ...sometimes, ...alternatives, 'return v']
    return this.define(`let field = ''\n${withinSource('r', 'field', statements.join('\n'))}`)
  }

  private list({ of, countMax, length }: ListSchema): string {
    const bytesEach = this.elementBytes(of)
    const count = length === undefined ? `r.count(${countMax}, ${bytesEach})` : `r.room(${length}, ${bytesEach})`
    return this.define(`const count = ${count}; const items = new Array(count); let i = 0
${withinSource('r', `'[' + i + ']'`, `for (; i < count; i++) items[i] = ${this.read(of)}`)}
return items`)
  }

  private table(schema: TableSchema): string {
    const { of, countMax, onMismatch } = schema
    const rows = this.list({ kind: 'list', of, countMax, onMismatch })
    return `${this.constant(turnToTable)}(${this.constant(of)}, ${rows}(r))`
  }

  private map({ key, of, countMax }: MapSchema): string {
    const entry = `at = r.offset; last = undefined; last = ${this.read(key)}
if (entries.has(last)) r.refuse(at, 'a map names a key twice')
entries.set(last, ${this.read(of)})`
    return this.define(`const count = r.count(${countMax}, ${this.elementBytes(key)}); const entries = new Map(); let at, last
${withinSource('r', `last === undefined ? '' : '.' + last`, `for (let i = 0; i < count; i++) { ${entry} }`)}
return entries`)
  }

  private union(schema: UnionSchema): string {
    const arms = [...unionTags(schema)].map(
      ([name, tag]) =>
        `case ${tag}: return { case: ${JSON.stringify(name)}, value: ${this.read(schema.cases[name]!)} }`,
    )
    return this.define(`const at = r.offset
switch (r.uint()) {\n${arms.join('\n')}\ndefault: return r.refuse(at, 'a union tag lies outside its cases')\n}`)
  }

  /** Bytes that an element takes at least. Elements without any could be counted without end in a few bytes. */
  private elementBytes(schema: Schema): number {
    const bytes = leastBytes(schema)
    if (bytes === 0) throw new RangeError(`elements of kind ${schema.kind} take no bytes and cannot be counted`)
    return bytes
  }

  /** Defines a function of the reader and returns its name. */
  private define(body: string): string {
    const name = `read${this.functions.length}`
    this.functions.push(`function ${name}(r) {\n${body}\n}`)
    return name
  }

  private constant(value: unknown): string {
    this.constants.push(value)
    return `constants[${this.constants.length - 1}]`
  }
}
