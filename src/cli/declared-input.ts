// Attached inputs by name and named type: `book:Book`, or a name alone that is its type's.

import type { GoalInput } from '../clef/index.js'
import { type Contract, ContractRegistry } from '../fabric/index.js'
import { CommandFailure } from './output.js'

/** Reads `NAME:TYPE`, or a NAME that is its type's in small letters: `book` is a Book. */
export function declaredInput(option: string, declaration: string, contracts: readonly Contract[]): GoalInput {
  const { namedTypes } = new ContractRegistry(contracts)
  const [name = '', given] = declaration.split(':', 2).map((part) => part.trim())
  const known = [...namedTypes.keys()]
  const type = given ?? known.find((candidate) => candidate.toLowerCase() === name)
  const schema = type === undefined ? undefined : namedTypes.get(type)
  if (name !== '' && type !== undefined && schema !== undefined) return { name, type, schema }
  const message = `${option} wants name:Type with one of ${known.join(', ')}, got '${declaration}'`
  throw new CommandFailure({ code: 'FAULT_SYNTAX', message })
}
