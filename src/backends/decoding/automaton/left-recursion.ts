// Finds rules that can call themselves before taking a byte: a pushdown matcher would stack them for ever.
import type { Program } from './program.js'
import { nullableStates } from './trim-program.js'

/** Names along one left-recursive cycle, the first repeated at the end, or null where there is none. */
export function findLeftRecursion(program: Program): string[] | null {
  const nullable = nullableStates(program)
  const corners = new Map<number, Set<number>>()
  for (const entry of program.entries.keys()) corners.set(entry, leftCorners(program, nullable, entry))
  dropAcyclic(corners)
  const first = corners.keys().next()
  if (first.done === true) return null
  return cycleFrom(first.value, corners).map((entry) => program.entries.get(entry)!)
}

/** Entries of the rules that may be called from `entry` with nothing taken yet. */
function leftCorners(program: Program, nullable: Uint8Array, entry: number): Set<number> {
  const called = new Set<number>()
  const seen = new Set([entry])
  // A Set visits what is added while it is being walked: this is the whole closure.
  for (const id of seen) {
    const state = program.states[id]!
    for (const next of state.epsilon) seen.add(next)
    for (const call of state.calls) {
      called.add(call.entry)
      if (nullable[call.entry] === 1) seen.add(call.returnTo)
    }
  }
  return called
}

/** Removes, until nothing changes, each rule with no remaining left corner; what is left leads into a cycle. */
function dropAcyclic(corners: Map<number, Set<number>>): void {
  const callers = new Map<number, number[]>()
  for (const [entry, called] of corners) {
    for (const callee of called) callers.set(callee, [...(callers.get(callee) ?? []), entry])
  }
  const acyclic = [...corners].filter(([, called]) => called.size === 0).map(([entry]) => entry)
  for (let entry = acyclic.pop(); entry !== undefined; entry = acyclic.pop()) {
    corners.delete(entry)
    for (const caller of callers.get(entry) ?? []) {
      const remaining = corners.get(caller)
      if (remaining?.delete(entry) === true && remaining.size === 0) acyclic.push(caller)
    }
  }
}

function cycleFrom(start: number, corners: ReadonlyMap<number, ReadonlySet<number>>): number[] {
  const path: number[] = []
  let at = start
  while (!path.includes(at)) {
    path.push(at)
    const [next] = corners.get(at)!
    at = next!
  }
  return [...path.slice(path.indexOf(at)), at]
}
