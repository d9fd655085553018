// Words that say "at zero speed": rest is how people write the number 0 m/s.

import type { Found } from './lex-goal.js'
import type { Lexeme } from './lexemes.js'
import { Phrases } from './phrases.js'

const phrases =
  `from rest|at rest|to rest|from standing|from a standing start|from a standstill|to a standstill|at a standstill
|from standstill|to standstill|standstill|standing start|stationary|parked|motionless|immobile|standing still|sitting still|not moving
|isn't moving|unmoving|to a complete stop|to a full stop|to a dead stop|to a stop|to a halt|to a complete halt|from a stop|from a dead stop
|stopped car|stopped truck|stopped vehicle|stopped lorry|stopped bus|stopped van|stopped train|stopped traffic|stopped queue|stands still|stood still`
    .replaceAll('\n', '')
    .split('|')
    .map((phrase): [string, true] => [phrase.replace("'", " ' "), true])
const table = new Phrases(phrases)

/** Index after a phrase of rest at `at`, or undefined. */
export const readRest = (lexemes: readonly Lexeme[], at: number): number | undefined => table.at(lexemes, at)?.next

const turning = /^(?:rpm|rev|rad|deg)(?:$|\/)/
const along = /^(?:m|km|cm|mm|mi|ft|yd|in|nmi|kn)(?:$|\/)/

/** Rest is no turning in a text that measures turning and nothing along a line. */
export function turningRest(found: readonly Found[]): readonly Found[] {
  const units = found.flatMap((one) =>
    'quantity' in one && one.rest === undefined && one.quantity.kind === 'quantity' ? [one.quantity.unit] : [],
  )
  if (!units.some((unit) => turning.test(unit)) || units.some((unit) => along.test(unit))) return found
  return found.map((one) =>
    'quantity' in one && one.rest === true ? { ...one, quantity: { kind: 'quantity', value: 0, unit: 'rad/s' } } : one,
  )
}
