// Another implementation of BARE, made from our `.bare` text by @bare-ts/tools and run on @bare-ts/lib.

import assert from 'node:assert/strict'
import * as bare from '@bare-ts/lib'
import { transform } from '@bare-ts/tools'
import { fieldNames } from '../../../../src/fabric/schema/bare/text/spelling.js'
import { bareText, type Quantity, rowsOf, type Schema } from '../../../../src/fabric/schema/index.js'

export interface Oracle {
  encode(value: unknown): Uint8Array
  decode(bytes: Uint8Array): unknown
}

/** @throws where its parser refuses our text */
export function oracleOf(schema: Schema): Oracle {
  const options = { useGenericArray: true, useIntEnum: true, useIntTag: true }
  const code = transform(bareText([{ name: 'Root', schema }]), { generator: 'js', ...options })
  const body = code.replace(/^import .*$/gm, '').replace(/^export /gm, '')
  const made = new Function('assert', 'bare', `${body}\nreturn { encode: encodeRoot, decode: decodeRoot }`)
  return made(assert, bare) as Oracle
}

type Members = Readonly<Record<string, unknown>>

/** What the other implementation holds for one of our values. */
export function foreign(schema: Schema, value: unknown): unknown {
  switch (schema.kind) {
    case 'integer':
      return /64|^u?int$/.test(schema.format) ? BigInt(value as bigint | number) : Number(value)
    case 'choice': {
      const at = schema.names.indexOf(value as string)
      return schema.values?.[at] ?? at
    }
    case 'carried': {
      const { value: number, dimension } = value as Quantity
      return { value: number, unit: dimension.text }
    }
    case 'data':
      return (value as Uint8Array).slice().buffer
    case 'optional':
      return value === undefined ? null : foreign(schema.of, value)
    case 'defaulted':
      return foreign(schema.of, value)
    case 'list':
      return (value as readonly unknown[]).map((item) => foreign(schema.of, item))
    case 'table': {
      const rows = rowsOf(schema, value as never) // a table of this schema
      if (!rows.ok) throw new Error(rows.error.message)
      return rows.value.map((row) => foreign(schema.of, row))
    }
    case 'map': {
      const entries = [...(value as ReadonlyMap<unknown, unknown>)]
      return new Map(entries.map(([key, item]) => [foreign(schema.key, key), foreign(schema.of, item)]))
    }
    case 'record': {
      const fields = Object.entries(schema.fields)
      const spelt = fieldNames(Object.keys(schema.fields))
      const members = value as Members
      return Object.fromEntries(fields.map(([name, field]) => [spelt.get(name), foreign(field, members[name])]))
    }
    case 'union': {
      const chosen = value as { readonly case: string; readonly value: unknown }
      const tag = schema.tags?.[chosen.case] ?? Object.keys(schema.cases).indexOf(chosen.case)
      return { tag, val: foreign(schema.cases[chosen.case]!, chosen.value) }
    }
    case 'void':
      return null
    default:
      return value
  }
}
