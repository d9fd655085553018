// The notes of a schema, which no codec needs but prompts, grammars and questions are made of: `doc` and `named`.

import { at, type Fault, type Schema } from '../../fabric/index.js'

const docPattern = /^[^\p{Cc}]{1,300}$/u
const namedPattern = /^[A-Z][A-Za-z0-9]{0,63}$/

/** What is wrong with the notes of a schema that is sound otherwise, with the path to it. */
export function notesDefect(schema: Schema): Fault | undefined {
  const own = ownDefect(schema)
  if (own !== undefined) return own
  switch (schema.kind) {
    case 'optional':
    case 'defaulted':
    case 'list':
    case 'table':
    case 'map':
      return inside('of', schema.of)
    case 'record':
      return among(schema.fields)
    case 'union':
      return among(schema.cases)
    default:
      return undefined
  }
}

function ownDefect({ doc, named }: Schema): Fault | undefined {
  if (doc !== undefined && !fits(doc, docPattern)) return misfit('doc', 'one line of 1 to 300 characters')
  if (named !== undefined && !fits(named, namedPattern)) return misfit('named', 'a type name such as Book')
  return undefined
}

/** The types say it is a text; nobody has checked that before. */
const fits = (note: unknown, pattern: RegExp): boolean => typeof note === 'string' && pattern.test(note)

const misfit = (path: string, expected: string): Fault => ({
  code: 'FAULT_SHAPE',
  path,
  expected,
  actual: 'something else',
  message: `\`${path}\` must be ${expected}`,
})

function inside(step: string, schema: Schema): Fault | undefined {
  const defect = notesDefect(schema)
  return defect === undefined ? undefined : at(step, defect)
}

function among(members: Readonly<Record<string, Schema>>): Fault | undefined {
  for (const [name, member] of Object.entries(members)) {
    const defect = inside(name, member)
    if (defect !== undefined) return defect
  }
  return undefined
}
