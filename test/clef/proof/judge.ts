// Judges random programs: each parses, has the type it was written for, and elaborates; each of its edits is caught as a dimension.

import { checkProgram, elaborate, parseProgram, typesOf } from '../../../src/clef/index.js'
import type { Contract } from '../../../src/fabric/schema/index.js'
import type { Call } from './calls.js'
import { type EditKind, editKinds, mutated } from './piece.js'
import { programOf, type Written } from './program.js'

export interface Failure {
  readonly seed: number
  readonly what: 'parse' | 'type' | 'elaborate' | 'mutation' | 'throw'
  /** The program, after its edit where that is what failed. */
  readonly text: string
  readonly said: string
}

export interface Verdict {
  readonly lines: number
  readonly mutations: Readonly<Record<EditKind, number>>
  readonly failures: readonly Failure[]
}

// Every kind has its entry.
export const noEdits = () => Object.fromEntries(editKinds.map((kind) => [kind, 0])) as Record<EditKind, number>

/** Judges the program of one seed, with all of its edits or at most `editsMax` of them. */
export function judge(seed: number, contracts: readonly Contract[], calls: readonly Call[], editsMax: number): Verdict {
  const written = programOf(seed, calls)
  const failures: Failure[] = []
  const counts = noEdits()
  const fail = (what: Failure['what'], text: string, said: string) => failures.push({ seed, what, text, said })
  try {
    const said = flawOf(written, contracts)
    if (said !== undefined) fail(said.what, written.text, said.said)
    else {
      const step = Math.max(1, Math.ceil(written.mutations.length / editsMax))
      for (let index = seed % step; index < written.mutations.length; index += step) {
        const mutation = written.mutations[index]!
        counts[mutation.kind]++
        const text = mutated(written.text, mutation)
        const missed = escapes(text, contracts)
        if (missed !== undefined) fail('mutation', text, `${mutation.kind}: ${missed}`)
      }
    }
  } catch (thrown) {
    fail('throw', written.text, thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
  }
  return { lines: written.text.split('\n').length, mutations: counts, failures }
}

/** What is wrong with a program that nothing should be wrong with. */
function flawOf(
  { text, type }: Written,
  contracts: readonly Contract[],
): { readonly what: Failure['what']; readonly said: string } | undefined {
  const program = parseProgram(text)
  if (!program.ok) return { what: 'parse', said: program.error.map(({ message }) => message).join('; ') }
  const checked = checkProgram(program.value, null, contracts)
  if (checked.diagnostics.length > 0) {
    return { what: 'type', said: checked.diagnostics.map(({ code, message }) => `${code}: ${message}`).join('; ') }
  }
  const found = typesOf(checked).at(-1)?.type
  if (type !== null && found !== type) return { what: 'type', said: `${found} instead of ${type}` }
  const plan = elaborate(checked)
  return plan.ok ? undefined : { what: 'elaborate', said: plan.error.map(({ message }) => message).join('; ') }
}

/** What is said of a wrong dimension: another one, a point for a difference, a plain number where a field wants a unit. */
const ofDimensions: ReadonlySet<string> = new Set(['CLEF_DIMENSION', 'CLEF_AFFINE', 'CLEF_UNIT_MISSING'])

/** How a program with a broken dimension got by; undefined when it was caught as what it is. */
function escapes(text: string, contracts: readonly Contract[]): string | undefined {
  const program = parseProgram(text)
  if (!program.ok) return `does not parse: ${program.error[0]?.message}`
  const { diagnostics } = checkProgram(program.value, null, contracts)
  if (diagnostics.some(({ code }) => ofDimensions.has(code))) return undefined
  return diagnostics.length === 0
    ? 'accepted'
    : diagnostics.map(({ code, message }) => `${code}: ${message}`).join('; ')
}
