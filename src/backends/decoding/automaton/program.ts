// The grammar as states: a recursive transition network over bytes, one piece per rule.
import type { TokenSet } from '../../../clef/grammar/grammar.js'

/** Takes one byte in `low..high` (inclusive). */
export interface Edge {
  readonly low: number
  readonly high: number
  readonly target: number
}

/** Enters a rule at `entry` and goes on at `returnTo` when that rule ends. */
export interface Call {
  readonly entry: number
  readonly returnTo: number
  /** Nothing but the end of its own rule can follow at `returnTo`: the call needs no frame. */
  readonly last: boolean
}

/** Takes one whole token, whatever its bytes. */
export interface TokenEdge extends TokenSet {
  readonly target: number
}

export interface State {
  readonly edges: readonly Edge[]
  readonly tokens: readonly TokenEdge[]
  /** Moves that take no byte. */
  readonly epsilon: readonly number[]
  readonly calls: readonly Call[]
  /** The rule that this state belongs to may end here. */
  readonly final: boolean
  /** A rule begins here that the grammar gives when it is asked for; see `Rules.open`. */
  readonly unopened: boolean
}

/** States are only ever added, but for the first state of an unopened rule, which is replaced once. */
export interface Program {
  readonly states: readonly State[]
  /** First state of the root rule. */
  readonly start: number
  /** Rule name by its first state. */
  readonly entries: ReadonlyMap<number, string>
}
