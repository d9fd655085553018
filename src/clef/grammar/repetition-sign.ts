/** How GBNF and regular expressions write `min` to `max` times (null: without end). */
export function repetitionSign(min: number, max: number | null): string {
  if (min === 0 && max === null) return '*'
  if (min === 1 && max === null) return '+'
  if (min === 0 && max === 1) return '?'
  if (min === max) return `{${min}}`
  return max === null ? `{${min},}` : `{${min},${max}}`
}
