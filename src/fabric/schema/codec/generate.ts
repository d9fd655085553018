/**
 * The function that `source` returns, made once for a schema. The source is made from a schema alone: names enter it as JSON strings,
 * never as code.
 */
export function generate<Fn>(source: string, constants: readonly unknown[]): Fn {
  return new Function('constants', source)(constants) as Fn
}
