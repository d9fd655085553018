// Generates the JavaScript of a decoder: object literals from loads at constant offsets.

import type { ListSchema, RecordSchema, Schema } from '../schema.js'
import { tableLoad } from '../table/load-table.js'
import { cellOf, entryLayout, layoutOf, settled, strideOf } from './layout.js'
import { presenceBytes, presenceTestSource } from './presence.js'
import { withinSource } from './refusal.js'
import { loadScalarSource } from './scalar-load-source.js'

/** Records with so many optional fields have a literal for every combination of them: an object that is whole from the start is made faster. */
const eachPresenceMax = 4

interface Member {
  /** As a literal has it. */
  readonly key: string
  readonly load: string
  /** Presence bit of an optional field. */
  readonly bit: number | undefined
}

export class DecoderSource {
  private readonly functions: string[] = []
  readonly constants: unknown[] = []

  /** Source of a function `(r, p)` that reads the record at offset `p`; returns its name. */
  record(schema: RecordSchema): string {
    const name = `record${this.functions.length}`
    this.functions.push('')
    const at = this.functions.length - 1
    const layout = layoutOf(schema.fields)
    const presence = presenceBytes(layout).map(
      (byte) => `m${byte} = r.view.getUint8(p + ${layout.presenceOffset + byte})`,
    )
    const members = layout.fields.map(({ name: field, schema: of, offset, presenceBit }) => ({
      // Quoted, names make a literal whose shape is known when it is compiled; `__proto__` would be no field of it.
      key: field === '__proto__' ? "['__proto__']" : JSON.stringify(field),
      load: `(field = ${JSON.stringify(`.${field}`)}, ${this.load(of, `p + ${offset}`)})`,
      bit: presenceBit,
    }))
    const bits = members.flatMap(({ bit }) => bit ?? [])
    const made = [
      presence.length === 0 ? '' : `const ${presence.join(', ')}`,
      bits.length > eachPresenceMax ? addedSource(members) : chosenSource(members, bits.length),
      ...(schema.exactlyOne.length === 0
        ? []
        : ["field = ''", presenceTestSource('r', schema, layout, this.constant(schema.exactlyOne))]),
      'return v',
    ]
    this.functions[at] =
      `function ${name}(r, p) {\nlet n, d, v, field = ''\n${withinSource('r', 'field', made.join('\n'))}\n}`
    return name
  }

  private load(schema: Schema, at: string): string {
    switch (schema.kind) {
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
      default:
        return loadScalarSource(schema, at, (constant) => this.constant(constant))!
    }
  }

  private list({ of, countMax, length }: ListSchema): string {
    const stride = strideOf(of)
    const element = `items[i] = ${this.cell(of, `start + i * ${stride}`, cellOf(of).presenceAt)}`
    return this.define(
      (name) => `function ${name}(r, p) {
const count = ${length === undefined ? `r.count(p, ${countMax})` : `r.exactly(p, ${length})`}; const start = r.extent(p, count, ${stride}); const items = new Array(count); let i = 0, n, d
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
const count = r.count(p, ${countMax}); const start = r.extent(p, count, ${bytes}); const entries = new Map(); let key = '', n, d
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
      (name) => `function ${name}(r, p) {\nlet n, d\nswitch (r.view.getUint32(p + 4, true)) {\n${arms.join('\n')}
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
    return `c${this.constants.length - 1}`
  }

  source(root: string): string {
    const constants = this.constants.map((_, i) => `const c${i} = constants[${i}]`)
    return `'use strict'\n${[...constants, ...this.functions].join('\n')}\nreturn ${root}`
  }
}

/** Source that makes `v` with one literal for each set of the `optional` fields that may be there. */
function chosenSource(members: readonly Member[], optional: number): string {
  const loads = members.map(({ bit, load }, i) =>
    bit === undefined ? `const f${i} = ${load}` : `let f${i}; if (m0 & ${1 << bit}) f${i} = ${load}`,
  )
  const literal = (presence: number): string => {
    const given = members.flatMap(({ key, bit }, i) =>
      bit === undefined || presence & (1 << bit) ? [`${key}: f${i}`] : [],
    )
    return `v = { ${given.join(', ')} }`
  }
  if (optional === 0) return `${loads.join('\n')}\n${literal(0)}`
  const all = 2 ** optional
  const arms = Array.from({ length: all }, (_, presence) => `case ${presence}: ${literal(presence)}; break`)
  return `${loads.join('\n')}\nswitch (m0 & ${all - 1}) {\n${arms.join('\n')}\n}`
}

/** Source that makes `v` and then adds the optional fields that are there. */
function addedSource(members: readonly Member[]): string {
  const always = members.flatMap(({ key, load, bit }) => (bit === undefined ? [`${key}: ${load}`] : []))
  const sometimes = members.flatMap(({ key, load, bit }) =>
    bit === undefined ? [] : [`if (m${bit >> 3} & ${1 << (bit & 7)}) v[${key}] = ${load}`],
  )
  return [`v = { ${always.join(', ')} }`, ...sometimes].join('\n')
}
