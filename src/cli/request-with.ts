// A request whose lists and records come from files.

import { type Contract, type Fault, settled } from '../fabric/index.js'
import { attachAs, namedFile } from './attach.js'
import type { FlaggedRow } from './flagged-rows.js'
import { CommandFailure } from './output.js'

/** JSON request with files as fields of it: `--with book=FILE` is its `book`. */
export async function requestWith(
  request: unknown,
  options: readonly string[],
  { request: { fields } }: Contract,
): Promise<{ readonly request: unknown; readonly flagged: readonly FlaggedRow[] }> {
  if (options.length === 0) return { request, flagged: [] }
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw new CommandFailure({ code: 'FAULT_SYNTAX', message: 'the request must be an object for --with to add to' })
  const attached = await Promise.all(
    options.map((option) => {
      const { declaration: name, path } = namedFile(option)
      const field = Object.hasOwn(fields, name) ? settled(fields[name]!) : undefined
      if (field === undefined) throw new CommandFailure(noField(name, Object.keys(fields)))
      if (Object.hasOwn(request, name)) throw new CommandFailure(twice(name))
      return attachAs(name, field, path)
    }),
  )
  const added = attached.map(({ input: { name }, json }) => [name, json] as const)
  return {
    request: { ...request, ...Object.fromEntries(added) },
    flagged: attached.flatMap(({ flagged }) => flagged),
  }
}

const noField = (name: string, known: readonly string[]): Fault => ({
  code: 'FAULT_FIELD_UNKNOWN',
  path: name,
  name,
  candidates: known,
  message: `the request has no field '${name}' for --with; it has ${known.join(', ')}`,
})

const twice = (name: string): Fault => ({
  code: 'FAULT_SYNTAX',
  path: name,
  message: `the request has ${name} already; give it there or by --with`,
})
