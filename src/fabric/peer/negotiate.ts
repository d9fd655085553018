// What two sides make of a message whose schemas differ. The dialler adapts: it speaks the other side's schema from then on.

import { hexToBytes } from '@noble/hashes/utils.js'
import { at, type Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import {
  type Adapter,
  type Difference,
  differenceWords,
  identityOf,
  type Message,
  message,
  passageOf,
  readSchemaText,
} from '../schema/index.js'
import { schemaTextBytesMax } from './schemas.js'

/** A message as the other side holds it: named and identified by its hello, spelt by its `constellation schema texts`. */
export interface ToldMessage {
  readonly name: string
  /** The whole identity, 32 bytes, as the hello gave it. */
  readonly digest: Uint8Array
  readonly text: string
}

/** How one side speaks a message of the other's. */
export interface Translation {
  /** The other side's message: its identity goes into frames, its codec makes and reads their payloads. */
  readonly theirs: Message
  /** `ask`: a value of ours as a value of theirs. `answer`: a value of theirs as a value of ours. */
  readonly adapt: Adapter
  /** The same from payload to payload, in the aligned layout. */
  readonly translate: (payload: Uint8Array) => Result<Uint8Array, Fault>
  /** Paths of fields that the receiving side does not know, and that are left out: `book[].premium`. */
  readonly dropped: readonly string[]
}

/**
 * Settles how we speak a message of the other side's.
 *
 * @param direction `ask`: we send it and they read it. `answer`: they send it and we read it
 * @returns FAULT_SCHEMA with the path of the difference, what we hold (`expected`) and what they hold (`actual`), dimensions in normal
 *   form: where no value can pass, or where neither schema has all the values of the other. FAULT_SCHEMA as well where the text is
 *   not that of the identity; the fault of a text that is no schema
 */
export function negotiate(ours: Message, theirs: ToldMessage, direction: 'ask' | 'answer'): Result<Translation, Fault> {
  const told = readTold(theirs)
  if (!told.ok) return told
  const [from, to] = direction === 'ask' ? [ours, told.value] : [told.value, ours]
  const { adapt, obstacle, differences, dropped } = passageOf(from.schema, to.schema)
  // Where values are lost in both directions the two are incompatible, though a few might pass.
  const isSplit = differences.length > 0 && passageOf(to.schema, from.schema).differences.length > 0
  const hindrance = obstacle ?? (isSplit ? differences[0] : undefined)
  if (hindrance !== undefined) return err(differing(ours.name, hindrance, direction))
  const translate = (payload: Uint8Array): Result<Uint8Array, Fault> => {
    const value = from.codec.decode(payload)
    const adapted = value.ok ? adapt(value.value) : value
    return adapted.ok ? to.codec.encode(adapted.value) : adapted
  }
  return ok({ theirs: told.value, adapt, translate, dropped })
}

/** The other side's message, once its text is known to be what its hello named. */
function readTold({ name, digest, text }: ToldMessage): Result<Message, Fault> {
  if (text.length > schemaTextBytesMax) {
    const [limit, actual] = [schemaTextBytesMax, text.length]
    const message = `The schema of ${name} takes ${actual} characters; ${limit} are read.`
    return err({ code: 'FAULT_LIMIT', path: name, limit, actual, message })
  }
  const schema = readSchemaText(text)
  if (!schema.ok) return err(at(name, schema.error))
  const identity = identityOf(name, schema.value)
  if (!isSame(hexToBytes(identity), digest)) {
    const message = `The schema that the other side tells for ${name} is not the one that its hello names.`
    return err({ code: 'FAULT_SCHEMA', path: name, expected: hex(digest), actual: identity, message })
  }
  return ok(message(name, schema.value))
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index])

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

function differing(name: string, difference: Difference, direction: 'ask' | 'answer'): Fault {
  const { path, subject, from, to } = difference
  const [expected, actual] = direction === 'ask' ? [from, to] : [to, from]
  const place = path === '' ? name : `${path} of ${name}`
  const message = `${place} ${differenceWords(subject, expected)} here and ${differenceWords(subject, actual)} on the other side.`
  return at(name, { code: 'FAULT_SCHEMA', path, expected, actual, message })
}
