// How variables of measures are spelt.

import { type Dimension, isVariable } from '../../fabric/dimension/index.js'

/** Variables of inference are numbered, so that the next program uses their names again; no unit text can spell them. */
export const inferred = (number: number, name: string): string => `'_${number}${name}`

/** Whether inference made this measure variable, rather than a person. */
export const isInferred = (symbol: string): boolean => symbol.startsWith("'_")

/** The name that a person gave to a variable of an annotation, `'u`; '' for one that nobody named. */
export const givenName = (symbol: string): string => symbol.replace(/^'_\d+/, '')

/** The variable that a measure is, if it is one and no more. */
export function variableAlone({ factors }: Dimension): string | undefined {
  const [only] = factors
  if (only === undefined || factors.length > 1 || !isVariable(only.symbol)) return undefined
  return only.exponent.num === only.exponent.den ? only.symbol : undefined
}
