// Measure declarations, `sqrm = m^2`, in any order.

import { baseDimension, type Dimension } from '../../fabric/dimension/index.js'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type DeclaredMeasures, readMeasure } from './measure.js'

/** A declaration that cannot be read, with the name it was for. */
export interface BadDeclaration {
  readonly name: string
  readonly fault: Fault
}

const namePattern = /^[A-Za-z]+$/

/**
 * Reads `{ name: unit }`. A measure defined as itself, or as nothing, is a new base measure, F#'s
 * `[<Measure>] type furlong`; any other abbreviates what it is defined as.
 */
export function declareMeasures(
  definitions: Readonly<Record<string, string>>,
): Result<DeclaredMeasures, BadDeclaration> {
  const declared = new Map<string, Dimension>()
  let pending = Object.entries(definitions)
  for (const [name] of pending) {
    if (!namePattern.test(name)) {
      return err({ name, fault: { code: 'FAULT_SYNTAX', message: `'${name}' cannot name a measure` } })
    }
  }
  while (pending.length > 0) {
    const names = new Set(pending.map(([name]) => name))
    const later: [string, string][] = []
    for (const [name, unit] of pending) {
      // A definition that mentions a measure still to be defined waits for it; itself does not count.
      const waits = (unit.match(/[A-Za-z]+/g) ?? []).some((symbol) => symbol !== name && names.has(symbol))
      if (waits) {
        later.push([name, unit])
        continue
      }
      const measure = isBase(name, unit) ? ok(baseDimension(name)) : readMeasure(unit, declared)
      if (!measure.ok) return err({ name, fault: measure.error })
      declared.set(name, measure.value)
      names.delete(name)
    }
    if (later.length === pending.length) {
      const message = `these measures are defined by each other: ${later.map(([name]) => name).join(', ')}`
      return err({ name: later[0]![0], fault: { code: 'FAULT_SYNTAX', message } })
    }
    pending = later
  }
  return ok(declared)
}

const isBase = (name: string, unit: string): boolean => unit.trim() === '' || unit.trim() === name
