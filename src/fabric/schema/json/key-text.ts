// Keys of maps as the names of a JSON object: words as they are, whole numbers in decimal, truth values as `true` and `false`.

import type { KeySchema } from '../schema.js'

/** The JSON view of a key whose name in an object is `name`; what the view can't be is read, and refused, as text. */
export function keyJson(schema: KeySchema, name: string): unknown {
  if (schema.kind === 'bool') return name === 'true' ? true : name === 'false' ? false : name
  // An integer is read from its text as well. A count is not.
  return schema.kind === 'count' && /^(0|[1-9][0-9]{0,9})$/.test(name) ? Number(name) : name
}
