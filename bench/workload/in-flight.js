// Requests of which so many are under way at once: as soon as one is answered, the next is asked.

/**
 * Requests per second over `count` of them.
 *
 * @param {() => Promise<unknown>} ask
 * @param {{count: number, inFlight: number}} options
 */
export async function requestsPerSecond(ask, { count, inFlight }) {
  let left = count
  const asker = async () => {
    while (left-- > 0) await ask()
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: inFlight }, asker))
  return (count * 1_000) / (performance.now() - began)
}

/**
 * Microseconds per request over `count` of them.
 *
 * @param {() => Promise<unknown>} ask
 * @param {{count: number, inFlight: number}} options
 */
export const microsecondsEach = async (ask, options) => 1_000_000 / (await requestsPerSecond(ask, options))
