// Tenors as people write them.

import { isTenor } from '../calendar.js'

/** The tenor that `json` writes, small letters and `ON` (overnight, `1D`) included; `undefined` for anything else. */
export function readTenor(json: unknown): string | undefined {
  if (typeof json !== 'string') return undefined
  if (isTenor(json)) return json
  const text = json.toUpperCase()
  return text === 'ON' ? '1D' : isTenor(text) ? text : undefined
}
