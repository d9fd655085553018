// What somebody may have changed.

import type { Json } from '../../../src/fabric/index.js'

/** The same JSON text with one character of it changed; undefined where that is no JSON any more, or the same JSON. */
export function altered(json: Json, place: number, character: string): Json | undefined {
  const text = JSON.stringify(json)
  const at = place % text.length
  try {
    const changed = JSON.parse(text.slice(0, at) + character + text.slice(at + 1)) as Json
    return JSON.stringify(changed) === text ? undefined : changed
  } catch {
    return undefined
  }
}
