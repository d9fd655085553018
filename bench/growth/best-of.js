const runs = 15

/** The shortest of several runs, in ms: what else the machine does only ever adds. @param {() => number} run */
export function bestOf(run) {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) best = Math.min(best, run())
  return best
}
