// What is settled about new states once it is known which of them can end.
import type { OpenState } from './open-state.js'

/** Takes away the moves that lead to where no rule can end. */
export function trim(states: readonly OpenState[], added: readonly number[], isLive: (state: number) => boolean): void {
  if (added.every(isLive)) return
  for (const id of added) {
    const state = states[id]!
    state.edges = state.edges.filter(({ target }) => isLive(target))
    state.tokens = state.tokens.filter(({ target }) => isLive(target))
    state.epsilon = state.epsilon.filter(isLive)
    state.calls = state.calls.filter(({ entry, returnTo }) => isLive(entry) && isLive(returnTo))
  }
}

/** Marks calls after which nothing is left of their own rule. */
export function markLastCalls(states: readonly OpenState[], added: readonly number[]): void {
  for (const id of added) for (const call of states[id]!.calls) call.last = onlyReturns(states, call.returnTo)
}

/** Whether no way from a state to its rule's end takes anything or calls a rule. */
function onlyReturns(states: readonly OpenState[], from: number): boolean {
  if (states[from]!.edges.length > 0) return false
  const seen = new Set([from])
  for (const id of seen) {
    const { edges, tokens, calls, epsilon } = states[id]!
    if (edges.length > 0 || tokens.length > 0 || calls.length > 0) return false
    for (const next of epsilon) seen.add(next)
  }
  return true
}
