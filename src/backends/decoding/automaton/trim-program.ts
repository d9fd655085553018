// Removes what can never end, so that each step the automaton allows can still be completed.
// Without it a mask would let a model walk into a rule such as `a ::= "x" a` and never out again.
import type { Program, State } from './program.js'

/** The program without transitions into dead ends, or null where the grammar has no complete text at all. */
export function trimProgram(program: Program): Program | null {
  const live = leastFixpoint(
    program.states,
    (state, holds) =>
      state.final ||
      state.edges.some(({ target }) => holds(target)) ||
      state.epsilon.some(holds) ||
      state.calls.some(({ entry, returnTo }) => holds(entry) && holds(returnTo)),
  )
  if (live[program.start] === 0) return null
  const isLive = (state: number): boolean => live[state] === 1
  const states = program.states.map((state) => ({
    edges: state.edges.filter(({ target }) => isLive(target)),
    epsilon: state.epsilon.filter(isLive),
    calls: state.calls.filter(({ entry, returnTo }) => isLive(entry) && isLive(returnTo)),
    final: state.final,
  }))
  return { ...program, states }
}

/** 1 for each state from which its rule can end without taking a byte. */
export function nullableStates(program: Program): Uint8Array {
  return leastFixpoint(
    program.states,
    (state, holds) =>
      state.final ||
      state.epsilon.some(holds) ||
      state.calls.some(({ entry, returnTo }) => holds(entry) && holds(returnTo)),
  )
}

/** Smallest set of states closed under `follows`. Runs backwards since most transitions lead to later states. */
function leastFixpoint(
  states: readonly State[],
  follows: (state: State, holds: (id: number) => boolean) => boolean,
): Uint8Array {
  const held = new Uint8Array(states.length)
  const holds = (id: number): boolean => held[id] === 1
  for (let grew = true; grew; ) {
    grew = false
    for (let id = states.length - 1; id >= 0; id--) {
      if (held[id] === 1 || !follows(states[id]!, holds)) continue
      held[id] = 1
      grew = true
    }
  }
  return held
}
