// JSON as people keep it: nothing of it is known before it was looked at.

import { canonicalJson } from '../client/certificate/index.js'
import type { Verdict } from '../client/index.js'
import type { Json } from '../fabric/index.js'

export type JsonRecord = { readonly [name: string]: Json }

export const isRecord = (json: Json | undefined): json is JsonRecord =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Whether both are one JSON value, whatever the order of fields; what is no JSON is like nothing. */
export function isSame(one: Json, other: Json | undefined): boolean {
  try {
    return other !== undefined && canonicalJson(one) === canonicalJson(other)
  } catch {
    return false
  }
}

export const malformed = (message: string): Extract<Verdict, { valid: false }> => ({
  valid: false,
  reason: 'malformed',
  message,
})
