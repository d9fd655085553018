// A key that was withdrawn, because somebody else may have it.

/** The mark of it on a public key. */
export interface Revoked {
  /** When it was revoked, ISO 8601. */
  readonly at: string
  /** From when on others may have had it, ISO 8601; absent where nobody knows. */
  readonly from?: string
}

/**
 * Whether a certificate still counts. One of a revoked key does only where its own time is believed and is before the one that the mark
 * names; a mark that does not read revokes all.
 *
 * @param revoked the mark as a file of keys has it, whatever that is
 * @param iat of the certificate, seconds since the Unix epoch
 */
export function stillCounts(revoked: unknown, iat: number, trustTimes: boolean): boolean {
  if (revoked === undefined) return true
  if (!trustTimes || typeof revoked !== 'object' || revoked === null) return false
  const { from } = revoked as { readonly from?: unknown }
  return typeof from === 'string' && iat * 1_000 < Date.parse(from)
}
