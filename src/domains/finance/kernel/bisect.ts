/**
 * A root of a continuous function between two ends of opposite sign, to the last bit; `undefined` where the signs
 * agree. At most some 1,100 halvings (the exponent range and the mantissa of float64), about 60 in practice.
 */
export function bisect(f: (x: number) => number, low: number, high: number): number | undefined {
  const atLow = f(low)
  const atHigh = f(high)
  if (atLow === 0) return low
  if (atHigh === 0) return high
  if (atLow < 0 === atHigh < 0) return undefined
  let below = low
  let above = high
  for (;;) {
    const middle = below + 0.5 * (above - below)
    if (middle <= below || middle >= above) return middle
    const value = f(middle)
    if (value === 0) return middle
    if (value < 0 === atLow < 0) below = middle
    else above = middle
  }
}
