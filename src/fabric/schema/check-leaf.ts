// What can be wrong with a schema that holds no other.

import { isCoherent, parseUnit } from '../dimension/index.js'
import { at } from '../fault.js'
import { limitDefect } from './check-members.js'
import { integerRange } from './integer.js'
import {
  type CarriedSchema,
  type ChoiceSchema,
  type DataSchema,
  type IntegerSchema,
  integerFormats,
  type PairSchema,
  type QuantitySchema,
  type Schema,
} from './schema.js'
import { beyond, countDefect, type Defect, misfit, numbersDefect, repeatedAt, shown } from './schema-defect.js'
import { acceptedMax, bytesMaxAllowed, fixedBytesMax, nameCharactersMax, namesMax } from './schema-limits.js'

/** @param spelt the schema comes from canonical text, which does not say what integers are in memory */
export function leafDefect(schema: Schema, spelt: boolean): Defect {
  switch (schema.kind) {
    case 'integer':
      return integerDefect(schema, spelt)
    case 'float':
      return schema.bits === 32 || schema.bits === 64 ? undefined : misfit('32 or 64', shown(schema.bits), 'bits')
    case 'text':
      return countDefect('bytesMax', 'bytes', schema.bytesMax, bytesMaxAllowed)
    case 'data':
      return dataDefect(schema)
    case 'choice':
      return choiceDefect(schema)
    case 'quantity':
      return quantityDefect(schema)
    case 'carried':
      return carriedDefect(schema)
    case 'currency':
      return schema.binds === undefined ? undefined : variableDefect(schema.binds, 'binds')
    case 'pair':
      return pairDefect(schema)
    default:
      return undefined
  }
}

function integerDefect({ format, as }: IntegerSchema, spelt: boolean): Defect {
  if (!integerFormats.includes(format)) return misfit(`one of ${integerFormats.join(', ')}`, shown(format), 'format')
  if (as === 'number' || as === 'bigint' || (spelt && as === undefined)) return undefined
  return misfit(`'number'${integerRange(format).bytes === 8 ? " or 'bigint'" : ''}`, shown(as), 'as')
}

function dataDefect({ bytesMax, length }: DataSchema): Defect {
  if (length === undefined) return countDefect('bytesMax', 'bytes', bytesMax, bytesMaxAllowed)
  return countDefect('length', 'bytes', length, fixedBytesMax) ?? limitDefect('bytesMax', bytesMax, length)
}

function choiceDefect({ names, values }: ChoiceSchema): Defect {
  if (!Array.isArray(names) || names.length === 0) return misfit('at least one name', shown(names), 'names')
  if (names.length > namesMax) return beyond('names in a choice', namesMax, names.length, 'names')
  for (const [index, name] of names.entries()) {
    if (typeof name !== 'string' || name === '') return misfit('a name', shown(name), `names[${index}]`)
    if (name.length > nameCharactersMax)
      return beyond('characters in a name', nameCharactersMax, name.length, `names[${index}]`)
  }
  const repeated = repeatedAt(names)
  if (repeated !== undefined) return misfit('a name of its own', shown(names[repeated]), `names[${repeated}]`)
  if (values === undefined) return undefined
  if (!Array.isArray(values) || values.length !== names.length) {
    const actual = Array.isArray(values) ? String(values.length) : shown(values)
    return misfit(`${names.length} values, one for each name`, actual, 'values')
  }
  const paths = values.map((_, index) => `values[${index}]`)
  return numbersDefect(values, paths)
}

function dimensionDefect(text: unknown, path: string): Defect {
  if (typeof text !== 'string') return misfit('a dimension', shown(text), path)
  const parsed = parseUnit(text)
  if (!parsed.ok) return at(path, parsed.error)
  const { dimension } = parsed.value
  // A factor or an offset would not travel: what a sender means by 5 km would be read as 5 m.
  return isCoherent(parsed.value) ? undefined : misfit(`coherent units, ${dimension.text}`, shown(text), path)
}

function quantityDefect({ dimension, quoting }: QuantitySchema): Defect {
  return dimensionDefect(dimension, 'dimension') ?? quotingDefect(quoting)
}

function carriedDefect({ accepts, quoting }: CarriedSchema): Defect {
  if (accepts === 'money' || accepts === 'rate' || accepts === 'any') return quotingDefect(quoting)
  if (!Array.isArray(accepts) || accepts.length === 0) {
    return misfit('dimensions, or one of money, rate and any', shown(accepts), 'accepts')
  }
  if (accepts.length > acceptedMax) return beyond('dimensions for one value', acceptedMax, accepts.length, 'accepts')
  for (const [index, text] of accepts.entries()) {
    const unfit = dimensionDefect(text, `accepts[${index}]`)
    if (unfit !== undefined) return unfit
  }
  return quotingDefect(quoting)
}

function quotingDefect(quoting: QuantitySchema['quoting']): Defect {
  for (const [written, unit] of Object.entries(quoting ?? {})) {
    const path = `quoting.${written}`
    if (typeof unit !== 'string') return misfit('a unit', shown(unit), path)
    const parsed = parseUnit(unit)
    if (!parsed.ok) return at(path, parsed.error)
  }
  return undefined
}

const variableDefect = (name: unknown, path: string): Defect =>
  typeof name === 'string' && /^'[A-Za-z][A-Za-z0-9]*$/.test(name)
    ? undefined
    : misfit("a measure variable such as 'F", shown(name), path)

function pairDefect({ binds }: PairSchema): Defect {
  if (binds === undefined) return undefined
  const two: readonly unknown[] = Array.isArray(binds) ? binds : []
  if (two.length !== 2) return misfit('two measure variables', shown(binds), 'binds')
  const unfit = variableDefect(two[0], 'binds[0]') ?? variableDefect(two[1], 'binds[1]')
  if (unfit !== undefined) return unfit
  return two[0] === two[1] ? misfit('two different measure variables', shown(two[1]), 'binds[1]') : undefined
}
