// One turn of the loop, as it is journalled: it is also what later rungs learn from.

import type { Diagnostic } from '../../clef/index.js'
import type { Posture } from '../../fabric/index.js'

export interface Attempt {
  readonly goalId: string
  /** From 1. */
  readonly number: number
  /** The backend that really proposed: of a chain, the last that was asked. */
  readonly backend: string
  /** What kind of rung it is. */
  readonly rung: string
  /** The furthest that the prompt went for it: rungs that were asked and failed count too. */
  readonly posture: Posture
  readonly program: string
  /** Empty when the program was accepted. */
  readonly diagnostics: readonly Diagnostic[]
  readonly tokens: number
  readonly proposalSeconds: number
  readonly elaborationSeconds: number
  /** Bytes that its backend sent beyond this machine. */
  readonly bytesLeft: number
}

/** Whether two attempts failed in the same way: same place, same expectation, same actual. */
export const repeats = (a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean =>
  a.length > 0 && signature(a) === signature(b)

const signature = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ code, operation, path, expected, actual }) => [code, operation, path, expected, actual].join('|'))
    .sort()
    .join('\n')
