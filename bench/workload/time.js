/**
 * Microseconds that one of `times` calls takes.
 *
 * @param {() => unknown} call
 * @param {number} times
 */
export function microsecondsEach(call, times) {
  const began = performance.now()
  for (let i = 0; i < times; i++) call()
  return ((performance.now() - began) * 1_000) / times
}
