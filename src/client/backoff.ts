// When to try again: pauses that grow, drawn by chance so that many clients of one daemon do not come back all at once.

export interface Backoff {
  /** Tries in a row that may fail before the client gives up; as many as it takes by default. */
  readonly attemptsMax: number
  /** The first pause is at most this, in ms; each further one up to twice as long. */
  readonly initialMs: number
  /** No pause is longer, in ms. */
  readonly maxMs: number
  /** How much of a pause is left to chance: 1 for all of it, 0 for none. */
  readonly jitter: number
}

export const backoffDefaults: Backoff = {
  attemptsMax: Number.POSITIVE_INFINITY,
  initialMs: 100,
  maxMs: 10_000,
  jitter: 1,
}

/**
 * The pause before a try, in ms.
 *
 * @param tries how many have failed in a row
 * @param random uniform on [0, 1)
 */
export function pauseMs({ initialMs, maxMs, jitter }: Backoff, tries: number, random: () => number): number {
  // Doubling stops where it can't matter any more, before the power overflows.
  const longest = Math.min(maxMs, initialMs * 2 ** Math.min(tries, 52))
  return longest * (1 - jitter + jitter * random())
}
