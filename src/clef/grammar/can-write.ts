// Whether a program has anything to write for a schema, told without making its rules: an operation is only offered if so.

import { type RecordSchema, type Schema, settled } from '../../fabric/schema/index.js'
import type { GrammarOptions } from './options.js'
import { mayHaveArrays, takesArrays } from './steering.js'

/** What there is to write with. */
export interface AtHand {
  readonly options: GrammarOptions
  /** Whether data of a named type may be written. */
  readonly attached: (type: string) => boolean
  /** Whether the program has bound what fits. */
  readonly bound: (schema: Schema) => boolean
}

export function canWrite(outer: Schema, atHand: AtHand): boolean {
  const schema = settled(outer)
  if (schema.named !== undefined && atHand.attached(schema.named)) return true
  // What is bound takes working out, and mostly settles nothing.
  return canSpell(schema, atHand) || atHand.bound(schema)
}

function canSpell(schema: ReturnType<typeof settled>, atHand: AtHand): boolean {
  const { literals, quantities } = atHand.options
  switch (schema.kind) {
    case 'quantity':
    case 'carried':
    case 'count':
    case 'currency':
    case 'pair':
    case 'tenor':
    case 'date':
      return literals || quantities === undefined || quantities.length > 0
    case 'bool':
    case 'choice':
      return true
    case 'list':
      if (mayHaveArrays(quantities) && takesArrays(schema)) return true
      return schema.named === undefined && canWrite(schema.of, atHand)
    case 'record':
      return canWriteRecord(schema, atHand)
    case 'union':
      return Object.values(schema.cases).some((of) => canWrite(of, atHand))
    case 'text':
      return literals
    default:
      return false
  }
}

function canWriteRecord({ fields, exactlyOne }: RecordSchema, atHand: AtHand): boolean {
  const needed = (of: Schema): boolean => of.kind !== 'optional' && of.kind !== 'defaulted'
  const all = Object.values(fields)
  return (
    all.every((of) => !needed(of) || canWrite(of, atHand)) &&
    all.some((of) => canWrite(of, atHand)) &&
    exactlyOne.every((names) => names.some((name) => canWrite(fields[name]!, atHand)))
  )
}
