const epsilon = 2 ** -52

/**
 * A root of a continuous function between two ends of opposite sign, to the last bit or two; `undefined` where the signs agree.
 *
 * Chandrupatla's method ("A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using
 * derivatives", 1997): inverse quadratic interpolation where the last three points bear it, bisection elsewhere. About 8 evaluations
 * on a smooth function; a bad one costs a small multiple of what plain bisection would.
 */
export function rootBetween(f: (x: number) => number, low: number, high: number): number | undefined {
  // The root lies between `newest` and `opposite`, where f has unlike signs; `dropped` is the end that was given up last.
  let newest = high
  let atNewest = f(high)
  let opposite = low
  let atOpposite = f(low)
  if (atOpposite === 0) return low
  if (atNewest === 0) return high
  if (atNewest < 0 === atOpposite < 0) return undefined
  let step = 0.5
  for (;;) {
    const x = newest + step * (opposite - newest)
    const atX = f(x)
    let dropped = newest
    let atDropped = atNewest
    if (atX < 0 !== atNewest < 0) {
      dropped = opposite
      atDropped = atOpposite
      opposite = newest
      atOpposite = atNewest
    }
    newest = x
    atNewest = atX
    const best = Math.abs(atNewest) < Math.abs(atOpposite) ? newest : opposite
    const resolution = (epsilon * Math.abs(best) + Number.MIN_VALUE) / Math.abs(opposite - newest)
    if (atX === 0 || !(resolution < 0.5)) return best
    step = interpolationStep(newest, opposite, dropped, atNewest, atOpposite, atDropped) ?? 0.5
    step = Math.min(Math.max(step, resolution), 1 - resolution)
  }
}

/** Share of the way from a to b at which the inverse parabola through three points has its root, where that can be trusted. */
function interpolationStep(a: number, b: number, c: number, fa: number, fb: number, fc: number): number | undefined {
  const xi = (a - b) / (c - b)
  const phi = (fa - fb) / (fc - fb)
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return undefined
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
}

/**
 * The same, from a guess: looks for a change of sign around it, in steps that grow from `reach` up to the two ends. Spares most of the
 * evaluations when the ends are far off and the guess is near.
 */
export function rootNear(
  f: (x: number) => number,
  guess: number,
  reach: number,
  low: number,
  high: number,
): number | undefined {
  const start = Math.max(low, Math.min(guess, high))
  let left = start
  let right = start
  const sign = Math.sign(f(left))
  for (let step = reach; left > low || right < high; step *= 8) {
    left = Math.max(low, start - step)
    if (Math.sign(f(left)) !== sign) return rootBetween(f, left, right)
    right = Math.min(high, start + step)
    if (Math.sign(f(right)) !== sign) return rootBetween(f, left, right)
  }
  return undefined
}
