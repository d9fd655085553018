// Quantities: the dimension is part of the type. It never changes, not even where the field may be left out.

import type { Dimension } from '../../dimension/index.js'
import { schemaDimension } from '../dimension-text.js'
import type { CarriedSchema, QuantitySchema } from '../schema.js'
import { accepted } from './acceptance.js'
import type { Convert, Place } from './place.js'
import { placed } from './same-dimension.js'
import { acceptedWords } from './words.js'

export function quantityConvert(from: QuantitySchema, to: QuantitySchema, place: Place): Convert | undefined {
  const [given, wanted] = [schemaDimension(from.dimension), schemaDimension(to.dimension)]
  if (!place.findings.open.areSame(placed(given, place.from), placed(wanted, place.to)))
    place.differs('dimension', ...toldApart([given], given.text, [wanted], wanted.text, place), 'all')
  return undefined
}

/** Carried values pass as they are; where not all are accepted, the whole message is checked once at the end. */
export function carriedConvert(from: CarriedSchema, to: CarriedSchema, place: Place): Convert | undefined {
  const passes = accepted(from.accepts, to.accepts, place)
  if (passes === 'all') return undefined
  const words = toldApart(dimensionsOf(from), acceptedWords(from), dimensionsOf(to), acceptedWords(to), place)
  place.differs('dimension', ...words, passes === 'some' ? 'some' : 'all')
  place.findings.checksDimensions = true
  return undefined
}

const dimensionsOf = ({ accepts }: CarriedSchema): readonly Dimension[] =>
  typeof accepts === 'string' ? [] : accepts.map(schemaDimension)

/** The words for both sides; where they read alike, with what binds their variables. */
function toldApart(
  given: readonly Dimension[],
  from: string,
  wanted: readonly Dimension[],
  to: string,
  place: Place,
): readonly [string, string] {
  if (from !== to) return [from, to]
  return [
    given.map((dimension) => place.from.explained(dimension)).join(' or '),
    wanted.map((dimension) => place.to.explained(dimension)).join(' or '),
  ]
}
