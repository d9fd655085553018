// Measure declarations, `sqrm = m^2`, in any order.

import { baseDimension, type Dimension } from '../../fabric/dimension/index.js'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type DeclaredMeasures, noMeasures, readMeasure } from './measure.js'

/** A declaration that cannot be read, with the name it was for. */
export interface BadDeclaration {
  readonly name: string
  readonly fault: Fault
}

const namePattern = /^[A-Za-z]\w*$/

/**
 * Reads definitions by their names. A measure defined as itself, or as nothing, is a new base measure, F#'s
 * `[<Measure>] type furlong`; any other abbreviates what it is defined as.
 */
export function declareMeasures(
  definitions: ReadonlyMap<string, string>,
  outer: DeclaredMeasures = noMeasures,
): Result<DeclaredMeasures, BadDeclaration> {
  const declared = new Map<string, Dimension>(outer)
  const settled = new Set<string>()
  for (const [name] of definitions) {
    const pending = [name]
    const waiting = new Set<string>()
    while (pending.length > 0) {
      const next = pending.at(-1)!
      const unit = definitions.get(next)!
      const needed = settled.has(next)
        ? undefined
        : mentioned(next, unit, definitions).find((other) => !settled.has(other))
      if (needed === undefined) {
        const measure = settled.has(next) ? undefined : read(next, unit, declared)
        if (measure !== undefined && !measure.ok) return err({ name: next, fault: measure.error })
        if (measure !== undefined) declared.set(next, measure.value)
        settled.add(next)
        waiting.delete(next)
        pending.pop()
      } else {
        waiting.add(next)
        if (waiting.has(needed)) return err({ name: next, fault: inCircles([...waiting]) })
        pending.push(needed)
      }
    }
  }
  return ok(declared)
}

/** The declared measures that a definition is made of; itself does not count. */
const mentioned = (name: string, unit: string, definitions: ReadonlyMap<string, string>): readonly string[] =>
  (unit.match(/[A-Za-z]\w*/g) ?? []).filter((symbol) => symbol !== name && definitions.has(symbol))

function read(name: string, unit: string, declared: DeclaredMeasures): Result<Dimension, Fault> {
  if (!namePattern.test(name)) {
    return err({ code: 'FAULT_SYNTAX', message: `'${name}' cannot name a measure` })
  }
  return unit.trim() === '' || unit.trim() === name ? ok(baseDimension(name)) : readMeasure(unit, declared)
}

const inCircles = (names: readonly string[]): Fault => ({
  code: 'FAULT_SYNTAX',
  message: `these measures are defined by each other: ${names.join(', ')}`,
})
