/** Microseconds that `work` takes, over `count` runs. @param {() => unknown} work @param {number} count */
export function microsecondsOf(work, count) {
  const began = performance.now()
  for (let i = 0; i < count; i++) work()
  return ((performance.now() - began) * 1_000) / count
}
