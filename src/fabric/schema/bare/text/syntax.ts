// What text of the BARE schema language says, before any name in it is looked up.

import type { Span } from '../../../fault.js'

export type BareType = { readonly span: Span } & (
  | { readonly kind: 'primitive'; readonly name: Primitive }
  | { readonly kind: 'data'; readonly length: Length | undefined }
  | { readonly kind: 'enum'; readonly members: readonly EnumMember[] }
  | { readonly kind: 'optional'; readonly of: BareType }
  | { readonly kind: 'list'; readonly of: BareType; readonly length: Length | undefined }
  | { readonly kind: 'map'; readonly key: BareType; readonly of: BareType }
  | { readonly kind: 'struct'; readonly fields: readonly Field[] }
  | { readonly kind: 'union'; readonly members: readonly UnionMember[] }
  | { readonly kind: 'reference'; readonly name: string }
)

/** A number with its place; not yet held against any limit. */
export interface Length {
  readonly value: number
  readonly span: Span
}

export interface EnumMember {
  readonly name: string
  /** Where left out, one more than the member before. */
  readonly number: number
  readonly span: Span
}

export interface Field {
  readonly name: string
  readonly type: BareType
  readonly span: Span
}

export interface UnionMember {
  readonly type: BareType
  readonly tag: number
  readonly span: Span
}

export interface Definition {
  readonly name: string
  readonly type: BareType
  /** Of the name. */
  readonly span: Span
}

export const primitives = [
  ...(['uint', 'u8', 'u16', 'u32', 'u64', 'int', 'i8', 'i16', 'i32', 'i64'] as const),
  ...(['f32', 'f64', 'bool', 'str', 'void'] as const),
] as const
export type Primitive = (typeof primitives)[number]

/** The type as it would be written in one line: equal for equal types. */
export function spelling(type: BareType): string {
  switch (type.kind) {
    case 'primitive':
    case 'reference':
      return type.name
    case 'data':
      return `data${lengthText(type.length)}`
    case 'enum':
      return `enum{${type.members.map(({ name, number }) => `${name}=${number}`).join(' ')}}`
    case 'optional':
      return `optional<${spelling(type.of)}>`
    case 'list':
      return `list<${spelling(type.of)}>${lengthText(type.length)}`
    case 'map':
      return `map<${spelling(type.key)}><${spelling(type.of)}>`
    case 'struct':
      return `struct{${type.fields.map((field) => `${field.name}:${spelling(field.type)}`).join(' ')}}`
    case 'union':
      return `union{${type.members.map((member) => `${spelling(member.type)}=${member.tag}`).join('|')}}`
  }
}

const lengthText = (length: Length | undefined): string => (length === undefined ? '' : `[${length.value}]`)
