// Bytes of an attached input, read by the schema of the type it is attached as. Nothing else looks at them before.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { fromJson, type Infer, type ReadValue, type Schema } from '../../fabric/schema/index.js'
import { jsonErrorAt } from './json-error.js'
import { placeOf } from './place.js'
import { readTable } from './read-table.js'

export type InputMedia = 'application/json' | 'text/csv'

export const inputBytesMax = 16 * 1024 * 1024

function readBytes(schema: Schema, media: InputMedia, bytes: Uint8Array): Result<ReadValue<unknown>, Fault> {
  if (bytes.length > inputBytesMax) {
    const message = `an input may have ${inputBytesMax} bytes, this has ${bytes.length}`
    return err({ code: 'FAULT_LIMIT', limit: inputBytesMax, actual: bytes.length, message })
  }
  const text = utf8Text(bytes)
  if (text === undefined) return err({ code: 'FAULT_SYNTAX', message: 'the input is not UTF-8 text' })
  if (media === 'text/csv') return readTable(schema, text)
  const json = parsedJson(text)
  return json.ok ? fromJson(schema, json.value) : json
}

/**
 * The value that `bytes` spell, with the defaults and conventions that were used. JSON is the schema's JSON view; CSV
 * (comma-separated, one header line) is for lists of records. Paths of faults begin below the input:
 * `[5].strike`. Carried quantities keep their dimension; checkCarried tells which are wrong.
 */
export const readInput = readBytes as <S extends Schema>(
  // The value's type follows from the schema that guided the reading, as in fromJson.
  schema: S,
  media: InputMedia,
  bytes: Uint8Array,
) => Result<ReadValue<Infer<S>>, Fault>

/** Without a byte order mark; undefined where the bytes are no UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Faults say where the text stops being JSON. */
export function parsedJson(text: string): Result<unknown, Fault> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    const start = jsonErrorAt(text)
    const what = text.trim() === '' ? 'it is empty' : `it goes wrong at ${placeOf(text, start)}`
    return err({
      code: 'FAULT_SYNTAX',
      span: { start, end: Math.min(start + 1, text.length) },
      message: `the input does not read as JSON: ${what}`,
    })
  }
}
