// Schemas as text of the BARE schema language, for generators of code in other languages. Types that are used come first.

import { canonicalText } from '../../canonical.js'
import type { ChoiceSchema, MapSchema, RecordSchema, Schema, UnionSchema } from '../../schema.js'
import { choiceNumbers, unionTags } from '../numbering.js'
import { commentText, notesOf, quoted } from './notes.js'
import { enumNames, fieldNames, Names, typeName } from './spelling.js'

/** A schema under a name; a Message is one. */
export interface NamedSchema {
  /** `finance.sum request` becomes the type `FinanceSumRequest`. */
  readonly name: string
  readonly schema: Schema
  /** Hex SHA-256, told in a comment. */
  readonly identity?: string
}

const head = `# Plain BARE, draft-devault-bare. Numbers with a unit are finite and in coherent base units, \`unit\` of a Quantity is
# its dimension in normal form: "kg m / s^2", "USD / EUR", "1".`

/**
 * The `.bare` text of messages, the same for the same schemas. Types within a message are named by its name and their place in it, or
 * by the name that peers attach them under. What BARE cannot say stands in comments.
 *
 * @param messages with schemas that pass `checkSchema`
 */
export function bareText(messages: readonly NamedSchema[]): string {
  const text = new TypeTexts()
  const names = messages.map(({ name }) => text.claim(typeName(name)))
  for (const [index, message] of messages.entries()) text.message(message, names[index]!)
  return `${[head, ...text.definitions].join('\n\n')}\n`
}

class TypeTexts {
  readonly definitions: string[] = []
  private readonly names = new Names()
  /** Types under the name that their schema gives them, with the schema's canonical text. */
  private readonly shared = new Map<string, { readonly canonical: string; readonly type: string }>()
  private quantity: string | undefined

  claim(wanted: string): string {
    return this.names.claim(wanted)
  }

  /** Defines a message under a type name that was claimed for it. */
  message({ name, schema, identity }: NamedSchema, type: string): void {
    const title = [commentText(name), ...(identity === undefined ? [] : [`identity ${identity}`])]
    this.define(type, this.body(schema, type), [...title, ...notesOf(schema), ...recordNotes(schema)])
  }

  private define(type: string, body: string, notes: readonly string[]): void {
    this.definitions.push(`${comments(notes, '')}type ${type} ${body}`)
  }

  /** The type of a value that stands inside another; `place` is the name it gets if it needs one. */
  private type(schema: Schema, place: string): string {
    if (schema.named !== undefined) return this.sharedType(schema, schema.named, place)
    switch (schema.kind) {
      case 'record':
      case 'union':
      case 'choice': {
        const type = this.claim(place)
        this.define(type, this.body(schema, type), recordNotes(schema))
        return type
      }
      default:
        return this.body(schema, place)
    }
  }

  /** One type wherever a named schema stands, unless another schema has the same name. */
  private sharedType(schema: Schema, name: string, place: string): string {
    const canonical = canonicalText(schema)
    const known = this.shared.get(name)
    if (known?.canonical === canonical) return known.type
    const type = this.claim(known === undefined ? typeName(name) : place)
    this.define(type, this.body(schema, type), [...notesOf(schema), ...recordNotes(schema)])
    if (known === undefined) this.shared.set(name, { canonical, type })
    return type
  }

  /** What follows the name in a definition. */
  private body(schema: Schema, name: string): string {
    switch (schema.kind) {
      case 'bool':
      case 'void':
        return schema.kind
      case 'count':
        return 'u32'
      case 'integer':
        return schema.format
      case 'float':
        return `f${schema.bits}`
      case 'quantity':
        return 'f64'
      case 'carried':
        return this.quantityType()
      case 'text':
      case 'tenor':
      case 'date':
      case 'currency':
      case 'pair':
        return 'str'
      case 'data':
        return schema.length === undefined ? 'data' : `data[${schema.length}]`
      case 'optional':
        return `optional<${this.type(schema.of, name)}>`
      case 'defaulted':
        return this.type(schema.of, name)
      case 'list':
        return `list<${this.type(schema.of, `${name}Item`)}>${schema.length === undefined ? '' : `[${schema.length}]`}`
      case 'table':
        return `list<${this.type(schema.of, `${name}Item`)}>`
      case 'map':
        return this.map(schema, name)
      case 'record':
        return this.struct(schema, name)
      case 'choice':
        return enumBody(schema)
      case 'union':
        return this.union(schema, name)
    }
  }

  private quantityType(): string {
    if (this.quantity !== undefined) return this.quantity
    this.quantity = this.claim('Quantity')
    this.define(this.quantity, 'struct {\n  value: f64\n  unit: str\n}', [])
    return this.quantity
  }

  private map({ key, of }: MapSchema, name: string): string {
    const keyType = this.type(key, `${name}Key`)
    return `map<${keyType}><${this.type(of, `${name}Value`)}>`
  }

  private struct({ fields }: RecordSchema, name: string): string {
    const spelt = fieldNames(Object.keys(fields))
    const lines = Object.entries(fields).map(([field, schema]) => {
      const written = spelt.get(field)!
      const type = this.type(schema, `${name}${typeName(field)}`)
      const notes = [...(written === field ? [] : [quoted(field)]), ...notesOf(schema)]
      return `${comments(notes, '  ')}  ${written}: ${type}`
    })
    return `struct {\n${lines.join('\n')}\n}`
  }

  /** Every case is a type of its own: cases of equal types stay apart. */
  private union(schema: UnionSchema, name: string): string {
    const lines = [...unionTags(schema)].map(([caseName, tag]) => {
      const of = schema.cases[caseName]!
      const type = this.claim(`${name}${typeName(caseName)}`)
      const body = of.named === undefined ? this.body(of, type) : this.type(of, type)
      this.define(type, body, [...notesOf(of), ...recordNotes(of)])
      return `${comments([quoted(caseName)], '  ')}  | ${type} = ${tag}`
    })
    return `union {\n${lines.join('\n')}\n}`
  }
}

function enumBody(schema: ChoiceSchema): string {
  const spelt = enumNames(schema.names)
  const lines = [...choiceNumbers(schema)].map(([name, number]) => {
    const written = spelt.get(name)!
    return `${comments(written === name ? [] : [quoted(name)], '  ')}  ${written} = ${number}`
  })
  return `enum {\n${lines.join('\n')}\n}`
}

function recordNotes(schema: Schema): readonly string[] {
  if (schema.kind !== 'record') return []
  const spelt = fieldNames(Object.keys(schema.fields))
  return schema.exactlyOne.map((names) => `exactly one of ${names.map((name) => spelt.get(name)).join(', ')} is there`)
}

const comments = (notes: readonly string[], indent: string): string =>
  notes.map((note) => `${indent}# ${note}\n`).join('')
