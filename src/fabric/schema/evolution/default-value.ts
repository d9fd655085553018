// What stands for a field that a sender does not know.

import { variablesOf } from '../../dimension/index.js'
import { schemaDimension } from '../dimension-text.js'
import { fromJson } from '../json/from-json.js'
import { type Json, toJson } from '../json/to-json.js'
import type { DefaultedSchema, Schema } from '../schema.js'
import { someLeaf } from './leaves.js'

export interface DefaultValue {
  /** The default in memory; made anew each time where it could be written to. */
  readonly value: () => unknown
  /** With its unit spelt out, so that it reads without the conventions by which it was written. */
  readonly json: Json
}

/**
 * The default of a field, where it means the same in every record. One that a measure variable has a part in does not: the fields
 * beside it decide what it is, or it decides what they are.
 */
export function defaultOf({ of, value: written }: DefaultedSchema): DefaultValue | undefined {
  const read = someLeaf(of, hasVariable) ? undefined : fromJson(of, written)
  if (read?.ok !== true) return undefined
  const json = toJson(of, read.value.value)
  const again = (): unknown => {
    const reread = fromJson(of, json)
    if (!reread.ok) throw new Error(`a default no longer reads: ${reread.error.message}`)
    return reread.value.value
  }
  if (!fromJson(of, json).ok) return undefined
  const first = again()
  return { value: typeof first === 'object' ? again : () => first, json }
}

function hasVariable(leaf: Schema): boolean {
  const varies = (text: string): boolean => variablesOf(schemaDimension(text)).length > 0
  if (leaf.kind === 'quantity') return varies(leaf.dimension)
  if (leaf.kind === 'carried') return typeof leaf.accepts !== 'string' && leaf.accepts.some(varies)
  return (leaf.kind === 'currency' || leaf.kind === 'pair') && leaf.binds !== undefined
}
