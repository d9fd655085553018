// Records: fields go by their names. What the other side does not know is left out; what it needs is given, filled in or missed.

import { settled } from '../codec/layout.js'
import { CodecRefusal, requireExactlyOne, within } from '../codec/refusal.js'
import type { RecordSchema, Schema } from '../schema.js'
import { recordsWithOne } from './alternatives.js'
import { defaultOf } from './default-value.js'
import type { Convert, Place } from './place.js'
import { placeWords } from './words.js'

type Given = Readonly<Record<string, unknown>>

/** One field of the record that is made. */
interface Member {
  readonly name: string
  readonly convert: Convert | undefined
  /** What stands for it where it is not given; undefined where it may be missing, or never is. */
  readonly absent: (() => unknown) | undefined
}

export function recordConvert(from: RecordSchema, to: RecordSchema, outer: Place): Convert | undefined {
  const place = outer.withinRecords(from.fields, to.fields)
  const members = Object.entries(to.fields).flatMap(([name, field]) => {
    const given = Object.hasOwn(from.fields, name) ? from.fields[name] : undefined
    if (given === undefined && field.kind === 'optional') return []
    return [memberOf(name, given, field, place.into(name))]
  })
  const dropped = Object.keys(from.fields).filter((name) => !Object.hasOwn(to.fields, name))
  for (const name of dropped) place.findings.dropped.push(place.into(name).path)
  const checked = uncertainSets(from, to, place)
  if (dropped.length === 0 && members.every(({ convert, absent }) => convert === undefined && absent === undefined))
    return checked.length === 0 ? undefined : checkedOnly(checked)
  const make = maker(members)
  return (value) => {
    const made = make(value as Given) // typed by `from`
    if (checked.length > 0) requireExactlyOne(checked, made)
    return made
  }
}

function checkedOnly(sets: RecordSchema['exactlyOne']): Convert {
  return (value) => {
    requireExactlyOne(sets, value as Given) // typed by `from`
    return value
  }
}

function memberOf(name: string, from: Schema | undefined, to: Schema, place: Place): Member {
  const convert = from === undefined ? undefined : place.convert(settled(from), settled(to))
  if (to.kind === 'optional' || (from !== undefined && from.kind !== 'optional'))
    return { name, convert, absent: undefined }
  const found = to.kind === 'defaulted' ? defaultOf(to) : undefined
  if (found !== undefined) return { name, convert, absent: found.value }
  place.differs(
    'field',
    from === undefined ? 'not there' : 'optional',
    to.kind === 'defaulted' ? 'required, its default holds only beside other values' : 'required',
    from === undefined ? 'all' : 'some',
  )
  return { name, convert, absent: () => missing(place.path) }
}

/** Refuses what is not there and has to be. */
export function missing(path: string): never {
  const message = `${placeWords(path)} is missing; the other side needs it`
  throw new CodecRefusal({ code: 'FAULT_FIELD_MISSING', path: '', message })
}

/** Sets of which a converted record may not have exactly one field. */
function uncertainSets(from: RecordSchema, to: RecordSchema, place: Place): RecordSchema['exactlyOne'] {
  return to.exactlyOne.filter((set) => {
    const records = recordsWithOne(set, from)
    if (records === 'all') return false
    const given = from.exactlyOne.map((names) => names.join(', ')).join('; ')
    const wanted = `exactly one of ${set.join(', ')}`
    place.differs(
      'alternatives',
      given === '' ? 'any number of them' : `exactly one of ${given}`,
      wanted,
      records === 'none' ? 'all' : 'some',
    )
    return true
  })
}

/** Makes a record of `members`, whose names are none that every object has. */
function maker(members: readonly Member[]): (given: Given) => Given {
  return (given) => {
    const made: Record<string, unknown> = {}
    for (const { name, convert, absent } of members) {
      try {
        const own = given[name]
        const value = own === undefined ? absent?.() : convert === undefined ? own : convert(own)
        if (value !== undefined) made[name] = value
      } catch (thrown) {
        throw within(`.${name}`, thrown)
      }
    }
    return made
  }
}
