import { type Contract, type Schema, settled } from '../../fabric/schema/index.js'

/**
 * Every field that a question may be about, by its path in a request: `speed`, `option.strike`.
 *
 * @param attached named types that the goal has data of: nobody is asked for a book that lies before him
 */
export function fieldPathsOf(contracts: readonly Contract[], attached: ReadonlySet<string>): readonly string[] {
  const paths = new Set<string>()
  const visit = (outer: Schema, path: string): void => {
    const schema = settled(outer)
    if (schema.named !== undefined && attached.has(schema.named)) return
    if (path !== '') paths.add(path)
    if (schema.kind !== 'record' || schema.named !== undefined) return
    for (const [name, field] of Object.entries(schema.fields)) visit(field, path === '' ? name : `${path}.${name}`)
  }
  for (const { request } of contracts) visit(request, '')
  return [...paths]
}
