// The calls that a page of the reference shows, each a line as `call --batch` takes it with its answer beneath.

import { readFileSync } from 'node:fs'

interface Call {
  readonly operation: string
  readonly request: unknown
}

export type PageCall = readonly [operation: string, request: unknown, answer: unknown]

export const callsOf = (path: string): readonly PageCall[] =>
  Array.from(readFileSync(path, 'utf8').matchAll(/```json\n(.*)\n(.*)\n```/g), ([, call, said]) => {
    const { operation, request } = JSON.parse(call!) as Call
    return [operation, request, (JSON.parse(said!) as { ok: unknown }).ok] as const
  })

/** Numbers to six digits, and to none where they are below `least`. */
export function shortened(json: unknown, least: number): unknown {
  if (typeof json === 'number') return Math.abs(json) < least ? 0 : Number(json.toPrecision(6))
  if (Array.isArray(json)) return json.map((item) => shortened(item, least))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, shortened(value, least)]))
}
