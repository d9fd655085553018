import { settled } from '../codec/layout.js'
import type { Schema } from '../schema.js'

/** Whether any of the single values that a schema is made of is such a one; a map's keys are among them. */
export function someLeaf(outer: Schema, isSuch: (leaf: Schema) => boolean): boolean {
  const schema = settled(outer)
  switch (schema.kind) {
    case 'list':
    case 'table':
      return someLeaf(schema.of, isSuch)
    case 'map':
      return isSuch(schema.key) || someLeaf(schema.of, isSuch)
    case 'record':
      return Object.values(schema.fields).some((field) => someLeaf(field, isSuch))
    case 'union':
      return Object.values(schema.cases).some((of) => someLeaf(of, isSuch))
    default:
      return isSuch(schema)
  }
}
