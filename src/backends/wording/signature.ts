// An operation as a model is told it: `kinematics.suvat { u?: float<m / s>; solve?: "u" or "v" }`, then what is particular about it.

import { schemaText } from '../../clef/index.js'
import { type Contract, type RecordSchema, type Schema, settled } from '../../fabric/index.js'

/** One line: name, fields in the order in which programs write them, which of them exclude each other, what it is for. */
export function signatureOf({ name, request, summary }: Contract): string {
  const choices = (request.exactlyOne ?? []).map((fields) => ` Exactly one of ${fields.join(', ')}.`)
  return `${name} ${recordText(request)}${choices.join('')} ${summary}`
}

const recordText = ({ fields }: RecordSchema): string => {
  const texts = Object.entries(fields).map(([name, field]) => fieldText(name, field))
  return texts.length === 0 ? '{ }' : `{ ${texts.join('; ')} }`
}

function fieldText(name: string, field: Schema): string {
  const { marks, value } = marksOf(field)
  return `${name}${marks}: ${typeOf(settled(field))}${docOf(name, field)}${value}`
}

/** `?` where a field may be left out, and what then stands in for it. */
function marksOf(field: Schema): { readonly marks: string; readonly value: string } {
  if (field.kind === 'defaulted') return { marks: '?', value: ` = ${defaultText(field.value)}` }
  return { marks: field.kind === 'optional' ? '?' : '', value: '' }
}

/** A default in the JSON view, shortened to what a reader needs of it. */
function defaultText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const { value: figure, unit } = value as { readonly value?: unknown; readonly unit?: unknown }
  return typeof figure === 'number' && typeof unit === 'string' ? `${figure} ${unit}`.trim() : JSON.stringify(value)
}

function typeOf(schema: Schema): string {
  if (schema.named !== undefined) return schema.named
  if (schema.kind === 'record') return recordText(schema)
  if (schema.kind === 'list' || schema.kind === 'table') return `${closed(typeOf(settled(schema.of)))} list`
  return schemaText(schema)
}

const closed = (type: string): string => (type.includes(' or ') && !type.startsWith('{') ? `(${type})` : type)

/** What a field is, unless its name says the same: `g` is "the acceleration of free fall", `speed` is "the speed". */
function docOf(name: string, field: Schema): string {
  const doc = field.doc ?? settled(field).doc
  if (doc === undefined || flat(doc) === flat(name)) return ''
  return ` (${doc})`
}

const flat = (text: string): string =>
  text
    .replace(/^(the|a|an) /, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
