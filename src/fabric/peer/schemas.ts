// How a peer learns the schemas of the other side, where a name that both know stands for two of them.

import type { Fault } from '../fault.js'
import { frameBytesMax as frameBytesMaxDefault, headerBytes } from '../frame.js'
import { err, ok, type Result } from '../result.js'
import { documentText, type Infer, list, type Message, message, record, text } from '../schema/index.js'

/** Names of one request. */
export const schemaNamesMax = 64
/** The longest text of a schema, in bytes. */
export const schemaTextBytesMax = 256 * 1024
const nameBytesMax = 256

/** Asks for the schemas of the messages that the answerer's hello named. */
export const schemasMessage = message(
  'constellation schemas',
  record({ names: list(text(nameBytesMax), { countMax: schemaNamesMax }) }),
)

/** Its reply: each with its `documentText`. */
export const schemaTextsMessage = message(
  'constellation schema texts',
  record({
    schemas: list(record({ name: text(nameBytesMax), text: text(schemaTextBytesMax) }), { countMax: schemaNamesMax }),
  }),
)

export type SchemasRecord = Infer<typeof schemasMessage.schema>
export type SchemaTextsRecord = Infer<typeof schemaTextsMessage.schema>

const texts = new WeakMap<Message, string>()

function textOf(known: Message): string {
  const kept = texts.get(known) ?? documentText(known.schema)
  texts.set(known, kept)
  return kept
}

const bytesOf = (value: string): number => new TextEncoder().encode(value).length
/** Bytes that a text takes out of line, its slot included. */
const placedBytes = (value: string): number => 8 + Math.ceil(bytesOf(value) / 8) * 8
/** The payload's own header, and the list's slot. */
const payloadBytesLeast = 24

/**
 * What the answering side replies: the schemas of the names that it knows, in the order asked, as many as one frame carries. Who is
 * still without one that it asked for asks again.
 */
export function tellSchemas(
  known: ReadonlyMap<string, Message>,
  { names }: SchemasRecord,
  frameBytesMax = frameBytesMaxDefault,
): SchemaTextsRecord {
  const schemas: { readonly name: string; readonly text: string }[] = []
  const roomMax = frameBytesMax - headerBytes - payloadBytesLeast
  let room = roomMax
  for (const name of new Set(names)) {
    const asked = known.get(name)
    if (asked === undefined) continue
    const told = { name, text: textOf(asked) }
    const bytes = placedBytes(told.name) + placedBytes(told.text)
    // A schema that no reply could carry is not told, like one that nobody knows; those after it are.
    if (bytes > roomMax || bytesOf(told.text) > schemaTextBytesMax) continue
    if (bytes > room) break
    room -= bytes
    schemas.push(told)
  }
  return { schemas }
}

/**
 * The dialler's side: asks until it has the text of each name, or until a reply brings nothing new.
 *
 * @returns the texts by name, without those that the other side does not tell; the fault of `ask` where it has one
 */
export async function learnSchemas(
  names: readonly string[],
  ask: (request: SchemasRecord) => Promise<Result<SchemaTextsRecord, Fault>>,
): Promise<Result<ReadonlyMap<string, string>, Fault>> {
  const learnt = new Map<string, string>()
  const wanted = new Set(names)
  while (wanted.size > 0) {
    const asked = [...wanted].slice(0, schemaNamesMax)
    const told = await ask({ names: asked })
    if (!told.ok) return err(told.error)
    const news = told.value.schemas.filter(({ name }) => wanted.has(name))
    for (const { name, text: told } of news) {
      learnt.set(name, told)
      wanted.delete(name)
    }
    // What is left of these names has no text here; others may still have.
    if (news.length === 0) for (const name of asked) wanted.delete(name)
  }
  return ok(learnt)
}
