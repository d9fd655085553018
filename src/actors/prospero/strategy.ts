/** Who is restarted when one child fails: it alone, all, or it and those started after it. */
export type Strategy = 'oneForOne' | 'allForOne' | 'restForOne'

/** The children that a failure of `failed` takes along, in start order, `failed` included. */
export function affected<T>(strategy: Strategy, children: readonly T[], failed: T): readonly T[] {
  if (strategy === 'oneForOne') return [failed]
  return strategy === 'allForOne' ? children : children.slice(children.indexOf(failed))
}
