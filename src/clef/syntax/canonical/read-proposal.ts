import { err, ok, type Result } from '../../../fabric/result.js'
import type { Diagnostic } from '../../diagnostic/diagnostic.js'
import { type ParsedProposal, parseProposal } from '../proposal.js'
import { fieldName } from './lexemes.js'
import type { KnownNames } from './names.js'
import { readCanonical } from './read-canonical.js'

/** Parts of a field's path. */
export const pathPartsMax = 8

/** Reads what a model said in canonical layout: a program, `refuse REASON` or `clarify FIELD FIELD`, one space each. */
export function readCanonicalProposal(text: string, known: KnownNames): Result<ParsedProposal, readonly Diagnostic[]> {
  const proposal = parseProposal(text)
  if (!proposal.ok) return proposal
  const { value } = proposal
  switch (value.kind) {
    case 'program': {
      const program = readCanonical(text, known)
      return program.ok ? ok({ kind: 'program', clef: text, program: program.value }) : program
    }
    case 'refuse':
      return written(text, `refuse ${value.reason}`, value)
    case 'clarify': {
      const plain = written(text, `clarify ${value.fields.join(' ')}`, value)
      const stray = value.fields.find((path) => !isPath(path, known))
      return plain.ok && stray !== undefined ? err([layout(text, 'the path of a field', stray)]) : plain
    }
  }
}

function isPath(path: string, { fields }: KnownNames): boolean {
  const parts = path.split('.')
  return parts.length <= pathPartsMax && parts.every((part) => fields?.includes(part) ?? fieldName.test(part))
}

const written = (
  text: string,
  expected: string,
  value: ParsedProposal,
): Result<ParsedProposal, readonly Diagnostic[]> =>
  text === expected ? ok(value) : err([layout(text, `'${expected}'`, text)])

const layout = (text: string, expected: string, actual: string): Diagnostic => ({
  code: 'CLEF_LAYOUT',
  message: `the canonical layout has ${expected} here`,
  span: { start: 0, end: text.length },
  expected,
  actual,
})
