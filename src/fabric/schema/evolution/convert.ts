// From values of one schema to values of another: one walk through both, which finds what differs and makes the conversion.

import { canonicalText } from '../canonical.js'
import { settled } from '../codec/layout.js'
import type { Schema } from '../schema.js'
import { isMany, manyConvert, mapConvert } from './collections.js'
import { type Convert, Findings, Place } from './place.js'
import { carriedConvert, quantityConvert } from './quantities.js'
import { missing, recordConvert } from './records.js'
import { choiceConvert, dataConvert, floatConvert, textConvert, type WholeSchema, wholeConvert } from './scalars.js'
import { unionConvert } from './unions.js'
import { kindWords } from './words.js'

/** Finds all that differs between two schemas, and what makes values of `from` values of `to` as far as nothing loses all. */
export function compareSchemas(
  from: Schema,
  to: Schema,
): { readonly findings: Findings; readonly convert: Convert | undefined } {
  const findings = new Findings(convertOf, canonicalText(from) === canonicalText(to))
  return { convert: convertOf(from, to, Place.root(findings)), findings }
}

const isWhole = (schema: Schema): schema is WholeSchema => schema.kind === 'count' || schema.kind === 'integer'

/** What may be left out and what may not, and then the two themselves. Of a record's fields the record sees to the first. */
function convertOf(from: Schema, to: Schema, place: Place): Convert | undefined {
  const convert = convertSettled(settled(from), settled(to), place)
  if (from.kind !== 'optional') return convert
  if (to.kind === 'optional') return convert && ((value) => (value === undefined ? undefined : convert(value)))
  place.differs('field', 'optional', 'required', 'some')
  return (value) => {
    if (value === undefined) missing(place.path)
    return convert === undefined ? value : convert(value)
  }
}

function convertSettled(from: Schema, to: Schema, place: Place): Convert | undefined {
  if (isWhole(from) && isWhole(to)) return wholeConvert(from, to, place)
  if (isMany(from) && isMany(to)) return manyConvert(from, to, place)
  if (from.kind === 'float' && to.kind === 'float') return floatConvert(from, to, place)
  if (from.kind === 'text' && to.kind === 'text') return textConvert(from, to, place)
  if (from.kind === 'data' && to.kind === 'data') return dataConvert(from, to, place)
  if (from.kind === 'choice' && to.kind === 'choice') return choiceConvert(from, to, place)
  if (from.kind === 'quantity' && to.kind === 'quantity') return quantityConvert(from, to, place)
  if (from.kind === 'carried' && to.kind === 'carried') return carriedConvert(from, to, place)
  if (from.kind === 'map' && to.kind === 'map') return mapConvert(from, to, place)
  if (from.kind === 'record' && to.kind === 'record') return recordConvert(from, to, place)
  if (from.kind === 'union' && to.kind === 'union') return unionConvert(from, to, place)
  // The rest (truth values, codes, dates, nothing) have no parameters that could differ.
  if (from.kind !== to.kind) place.differs('kind', kindWords(from), kindWords(to), 'all')
  return undefined
}
