// Comments for what a schema says and BARE cannot: units, limits, forms of text, defaults.

import { schemaDimension } from '../../dimension-text.js'
import type { CarriedSchema, Schema } from '../../schema.js'

/** Text of a comment: one line of printable ASCII, as the BARE draft has it. */
export const commentText = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[^\x20-\x7e]/gu, (letter) => `\\u{${letter.codePointAt(0)!.toString(16)}}`)

/** A name as it is, in a comment above its spelling. */
export const quoted = (name: string): string => commentText(JSON.stringify(name))

/** What to know of a value besides its BARE type, down to the types that have comments of their own. */
export function notesOf(schema: Schema): readonly string[] {
  const own = ownNotes(schema)
  const within = innerNotes(schema)
  const notes = schema.doc === undefined ? [...own, ...within] : [schema.doc, ...own, ...within]
  return notes.map(commentText)
}

function ownNotes(schema: Schema): readonly string[] {
  switch (schema.kind) {
    case 'quantity':
      return [`unit: ${schemaDimension(schema.dimension).text}`]
    case 'carried':
      return [`accepts ${acceptedText(schema)}`]
    case 'text':
      return [`at most ${schema.bytesMax} bytes`]
    case 'data':
      return schema.length === undefined ? [`at most ${schema.bytesMax} bytes`] : []
    case 'tenor':
      return ['a tenor such as 3M']
    case 'date':
      return ['a date such as 2026-03-01']
    case 'currency':
      return [`an ISO 4217 code${schema.binds === undefined ? '' : `, stands for ${schema.binds}`}`]
    case 'pair':
      return [`two ISO 4217 codes${schema.binds === undefined ? '' : `, stand for ${schema.binds.join(' and ')}`}`]
    case 'defaulted':
      return [`default ${JSON.stringify(schema.value)}, which the sender writes`]
    case 'list':
    case 'table': {
      const most = schema.kind === 'list' && schema.length !== undefined ? [] : [`at most ${schema.countMax} elements`]
      return schema.onMismatch === 'collect' ? [...most, 'wrong dimensions are reported, not refused'] : most
    }
    case 'map':
      return [`at most ${schema.countMax} entries, no key twice`]
    default:
      return []
  }
}

function innerNotes(schema: Schema): readonly string[] {
  switch (schema.kind) {
    case 'optional':
    case 'defaulted':
      return notesOf(schema.of)
    case 'list':
    case 'table':
      return ahead('each', notesOf(schema.of))
    case 'map':
      return [...ahead('key', notesOf(schema.key)), ...ahead('value', notesOf(schema.of))]
    default:
      return []
  }
}

const ahead = (word: string, notes: readonly string[]): readonly string[] => notes.map((note) => `${word}: ${note}`)

const acceptedText = ({ accepts }: CarriedSchema): string =>
  typeof accepts === 'string' ? accepts : accepts.map((text) => schemaDimension(text).text).join(' or ')
