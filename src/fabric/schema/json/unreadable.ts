// How reading JSON ends early: a throw that fromJson turns into a fault, nowhere else.

import { nearest } from '../../dimension/index.js'
import type { Fault } from '../../fault.js'

/** Carries a fault up to fromJson. */
export class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

const kindOf = (json: unknown): string =>
  json === null ? 'null' : Array.isArray(json) ? 'a list' : typeof json === 'object' ? 'an object' : typeof json

export const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** `field` of what stands at `path`. */
export const within = (path: string, field: string): string => (path === '' ? field : `${path}.${field}`)

export function refuseShape(path: string, expected: string, json: unknown, actual = kindOf(json)): never {
  const where = path === '' ? 'the message' : path
  const message = `${where} must be ${expected}, got ${actual}`
  throw new Unreadable({ code: 'FAULT_SHAPE', path, expected, actual, message })
}

/** As `refuseShape`, but shows what text was given: it may be a word that is nearly right. */
export const refuseUnfit = (path: string, expected: string, json: unknown): never =>
  refuseShape(path, expected, json, typeof json === 'string' ? `'${json.slice(0, 32)}'` : kindOf(json))

export function refuseField(name: string, names: readonly string[], path: string): never {
  const candidates = nearest(name, names)
  const hint = candidates.length === 0 ? `; known: ${names.join(', ')}` : `; near it: ${candidates.join(', ')}`
  const shown = name.slice(0, 64)
  const fieldPath = within(path, shown)
  const message = `${fieldPath} is no field here${hint}`
  throw new Unreadable({ code: 'FAULT_FIELD_UNKNOWN', path: fieldPath, name: shown, candidates, message })
}

export function refuseRange(path: string, why: string): never {
  throw new Unreadable({ code: 'FAULT_RANGE', path, message: `${path} ${why}` })
}

export function requireLimit(path: string, actual: number, limit: number): void {
  if (actual <= limit) return
  const message = `${path} may hold ${limit}, got ${actual}`
  throw new Unreadable({ code: 'FAULT_LIMIT', path, limit, actual, message })
}
