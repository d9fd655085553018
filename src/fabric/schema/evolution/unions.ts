// Unions: cases go by their names, as fields do.

import type { UnionSchema } from '../schema.js'
import type { Convert, Place } from './place.js'
import { unknownName } from './scalars.js'
import { namesWords } from './words.js'

interface Chosen {
  readonly case: string
  readonly value: unknown
}

export function unionConvert(from: UnionSchema, to: UnionSchema, place: Place): Convert | undefined {
  const [given, wanted] = [Object.keys(from.cases), Object.keys(to.cases)]
  const shared = given.filter((name) => Object.hasOwn(to.cases, name))
  const converts = new Map(
    shared.map((name) => [name, place.into(name).convert(from.cases[name]!, to.cases[name]!)] as const),
  )
  const isWhole = shared.length === given.length
  if (!isWhole) place.differs('cases', namesWords(given), namesWords(wanted), shared.length === 0 ? 'all' : 'some')
  if (isWhole && [...converts.values()].every((convert) => convert === undefined)) return undefined
  return (value) => {
    const chosen = value as Chosen // typed by `from`
    if (!converts.has(chosen.case)) return unknownName(wanted, chosen.case)
    const convert = converts.get(chosen.case)
    return convert === undefined ? chosen : { case: chosen.case, value: convert(chosen.value) }
  }
}
