import { at, type Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import type { Dimension } from './dimension.js'
import { nearestUnits } from './nearest-units.js'
import { type Unit, unitOfSymbol } from './unit.js'
import { readUnitText, unitTextMax } from './unit-text.js'

const cache = new Map<string, Result<Unit, Fault>>()
const cacheMax = 10_000

/** The unit that `text` spells. Unknown symbols and bad syntax are faults with a span into `text`. */
export function parseUnit(text: string): Result<Unit, Fault> {
  const cached = cache.get(text)
  if (cached !== undefined) return cached
  const term = readUnitText(text, unitOfSymbol)
  const parsed = term.ok ? ok({ text, ...term.value }) : err(withCandidates(term.error))
  // Begun anew when full: odd text from outside must not keep the common units out.
  if (cache.size >= cacheMax) cache.clear()
  if (text.length <= unitTextMax) cache.set(text, parsed)
  return parsed
}

/**
 * The dimension of `text`, whatever factor its units carry. `path` is prefixed to a fault's path.
 */
export function parseDimension(text: string, path = ''): Result<Dimension, Fault> {
  const unit = parseUnit(text)
  return unit.ok ? ok(unit.value.dimension) : err(at(path, unit.error))
}

function withCandidates(fault: Fault): Fault {
  if (fault.code !== 'FAULT_UNKNOWN_UNIT' || fault.candidates.length > 0) return fault
  const candidates = nearestUnits(fault.name)
  return candidates.length === 0
    ? fault
    : { ...fault, candidates, message: `${fault.message}; near it: ${candidates.join(', ')}` }
}
