import type { State } from './program.js'

/**
 * Marks the states of `region` from which an end can be reached, and answers with those newly marked. Runs backwards,
 * since most moves lead to later states.
 *
 * @param marks by state, 1 where an end is known to be reached; states without one are open
 * @param overBytes whether a way to the end may take bytes
 */
export function reachEnd(
  states: readonly State[],
  region: readonly number[],
  marks: number[],
  { isEnd, overBytes }: { readonly isEnd: (state: State) => boolean; readonly overBytes: boolean },
): number[] {
  const marked: number[] = []
  const follows = (state: State): boolean => {
    if (isEnd(state)) return true
    if (overBytes) {
      for (const { target } of state.edges) if (marks[target] === 1) return true
      for (const { target } of state.tokens) if (marks[target] === 1) return true
    }
    for (const target of state.epsilon) if (marks[target] === 1) return true
    for (const { entry, returnTo } of state.calls) if (marks[entry] === 1 && marks[returnTo] === 1) return true
    return false
  }
  let waiting: number[] = []
  for (let at = region.length - 1; at >= 0; at--) if (marks[region[at]!] !== 1) waiting.push(region[at]!)
  for (let before = -1; before !== marked.length; ) {
    before = marked.length
    const still: number[] = []
    for (const id of waiting) {
      if (follows(states[id]!)) {
        marks[id] = 1
        marked.push(id)
      } else if (overBytes || leadsOn(states[id]!)) still.push(id)
    }
    waiting = still
  }
  return marked
}

/** Whether a state can ever reach an end without a byte: nearly none can, and they are looked at only once. */
const leadsOn = ({ epsilon, calls }: State): boolean => epsilon.length > 0 || calls.length > 0
