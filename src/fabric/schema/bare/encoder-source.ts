// Generates the JavaScript of an encoder of plain BARE: the calls of a BareWriter, in the order of the fields.

import { exactlyOneSource, withinSource } from '../codec/refusal.js'
import type { KeySchema, ListSchema, MapSchema, RecordSchema, Schema, TableSchema, UnionSchema } from '../schema.js'
import { turnToRows } from '../table/turn.js'
import { writeIntegerSource } from './integer-source.js'
import { choiceNumbers, unionTags } from './numbering.js'

/** Collects the generated functions of one schema and the constants they refer to. */
export class BareEncoderSource {
  private readonly functions: string[] = []
  readonly constants: unknown[] = []

  /** Source of the function `(w, value)` that writes a whole message. */
  source(schema: Schema): string {
    const statements = this.write(schema, 'value', '""')
    return `'use strict'\n${this.functions.join('\n')}\nreturn function (w, value) { ${statements} }`
  }

  /** Source of the statements that write `value`; `path` is the source of its path. */
  private write(schema: Schema, value: string, path: string): string {
    switch (schema.kind) {
      case 'bool':
      case 'count':
      case 'quantity':
      case 'carried':
      case 'tenor':
      case 'date':
        return `w.${schema.kind}(${value}, ${path})`
      case 'integer':
        return writeIntegerSource(schema, value, path)
      case 'float':
        return `w.f${schema.bits}(${value}, ${path})`
      case 'void':
        return `if (${value} !== undefined) w.refuse(${path}, 'nothing', ${value})`
      case 'choice':
        return `w.choice(${this.constant(choiceNumbers(schema))}.get(${value}), ${value}, ${path})`
      case 'currency':
        return `w.code(${value}, 3, ${path})`
      case 'pair':
        return `w.code(${value}, 6, ${path})`
      case 'text':
        return `w.text(${value}, ${schema.bytesMax}, ${path})`
      case 'data':
        return schema.length === undefined
          ? `w.blob(${value}, ${schema.bytesMax}, ${path})`
          : `w.fixed(${value}, ${schema.length}, ${path})`
      case 'optional':
        return `if (${value} === undefined) w.u8(0); else { w.u8(1); ${this.write(schema.of, value, path)} }`
      case 'defaulted':
        return this.write(schema.of, value, path)
      case 'list':
        return this.within(path, this.list(schema), value)
      case 'table':
        return this.within(path, this.table(schema), value)
      case 'map':
        return this.within(path, this.map(schema), value)
      case 'record':
        return this.within(path, this.record(schema), value)
      case 'union':
        return this.within(path, this.union(schema), value)
    }
  }

  /** A call of the function `name`, whose refusals gain the path. */
  private within(path: string, name: string, value: string): string {
    return withinSource('w', path, `${name}(w, ${value})`)
  }

  private record(schema: RecordSchema): string {
    const fields = Object.entries(schema.fields).map(([name, field]) =>
      this.write(field, `v[${JSON.stringify(name)}]`, JSON.stringify(`.${name}`)),
    )
    const alternatives =
      schema.exactlyOne.length === 0 ? [] : [exactlyOneSource('w', schema, this.constant(schema.exactlyOne))]
    const guard = `if (v === null || typeof v !== 'object') w.refuse('', 'a record', v)`
    return this.define('v', [guard, ...alternatives, ...fields].join('\n'))
  }

  private list({ of, countMax, length }: ListSchema): string {
    const check =
      length === undefined
        ? `w.limit(items.length, ${countMax}, '')`
        : `w.exactly(items.length, ${length}, 'elements', '')`
    const count = length === undefined ? `${check}; w.uint(items.length)` : check
    return this.define(
      'items',
      `if (w.isStored(items)) { ${check}; items = [...items] }
if (!Array.isArray(items)) w.refuse('', 'a list', items)
${count}; let i = 0
${withinSource('w', `'[' + i + ']'`, `for (; i < items.length; i++) { ${this.write(of, 'items[i]', '""')} }`)}`,
    )
  }

  private table(schema: TableSchema): string {
    const { of, countMax, onMismatch } = schema
    const rows = this.list({ kind: 'list', of, countMax, onMismatch })
    return this.define('table', `${rows}(w, ${this.constant(turnToRows)}(${this.constant(of)}, table))`)
  }

  private map({ key, of, countMax }: MapSchema): string {
    const entry = [this.key(key), this.write(of, 'value', '""')].join('; ')
    return this.define(
      'entries',
      `if (!(entries instanceof Map)) w.refuse('', 'a map', entries)
w.limit(entries.size, ${countMax}, ''); w.uint(entries.size); let last
${withinSource('w', `'.' + last`, `for (const [key, value] of entries) { last = key; ${entry} }`)}`,
    )
  }

  private key(schema: KeySchema): string {
    return schema.kind === 'text' ? `w.keyText(key, ${schema.bytesMax}, "")` : this.write(schema, 'key', '""')
  }

  private union(schema: UnionSchema): string {
    const arms = [...unionTags(schema)].map(
      ([name, tag]) =>
        `case ${JSON.stringify(name)}: w.uint(${tag}); ${this.write(schema.cases[name]!, 'chosen.value', '""')}; break`,
    )
    return this.define(
      'chosen',
      `switch (chosen?.case) {\n${arms.join('\n')}\ndefault: w.refuse('', 'one of its cases', chosen)\n}`,
    )
  }

  /** Defines a function of the writer and a value, and returns its name. */
  private define(parameter: string, body: string): string {
    const name = `write${this.functions.length}`
    this.functions.push(`function ${name}(w, ${parameter}) {\n${body}\n}`)
    return name
  }

  private constant(value: unknown): string {
    this.constants.push(value)
    return `constants[${this.constants.length - 1}]`
  }
}
