// Faults about frames that are sound and still wrong here.

import type { Fault } from '../../fabric/index.js'

/** Byte offsets in the header that faults name; docs/reference/barewire.md draws it. */
export const offsets = { kind: 9, correlation: 32 } as const

export const broken = (offset: number, message: string): Fault => ({ code: 'FAULT_FRAME', offset, message })

/** @param name what the peer's hello called it */
export function unknownSchema(short: string, name?: string): Fault {
  const what = name ?? `schema ${short}`
  return {
    code: 'FAULT_SCHEMA',
    path: what,
    expected: 'a request served here',
    actual: short,
    message: `Nobody here serves ${what}.`,
  }
}
