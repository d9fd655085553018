// Words that a program writes as strings: "USD" is a currency where one is wanted.

import { isCurrency, splitPair } from '../../fabric/dimension/index.js'
import { isCalendarDate, isTenor } from '../../fabric/schema/index.js'
import type { DateLiteral } from '../syntax/ast.js'
import type { Reporter } from './reporter.js'
import type { Type } from './type.js'

/** The names that values of this type are one of. */
export const namesOfChoice = (type: Type): readonly string[] | undefined =>
  type.kind === 'schema' && type.schema.kind === 'choice' ? type.schema.names : undefined

/** Whether a text is a value of this type as it stands. */
export function isWord(type: Type, text: string): boolean {
  switch (type.kind) {
    case 'currency':
      return isCurrency(text)
    case 'pair': {
      const pair = splitPair(text)
      return pair !== undefined && pair.foreign + pair.domestic === text
    }
    case 'tenor':
      return isTenor(text)
    case 'date':
      return isCalendarDate(text)
    default:
      return namesOfChoice(type)?.includes(text) ?? false
  }
}

export function typeOfDate(reporter: Reporter, { value, span }: DateLiteral): Type {
  if (isCalendarDate(value)) return { kind: 'date' }
  return reporter.wrongType(span, 'a date such as "2026-03-01"', `"${value}"`)
}
