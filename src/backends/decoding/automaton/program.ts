// The grammar as states: a recursive transition network over bytes, one piece per rule.

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
}

export interface State {
  readonly edges: readonly Edge[]
  /** Moves that take no byte. */
  readonly epsilon: readonly number[]
  readonly calls: readonly Call[]
  /** The rule that this state belongs to may end here. */
  readonly final: boolean
}

export interface Program {
  readonly states: readonly State[]
  /** First state of the root rule. */
  readonly start: number
  /** Rule name by its first state, for messages. */
  readonly entries: ReadonlyMap<number, string>
}
