// A schema's identity is a SHA-256; a frame wears its first eight bytes, which the handshake has tied to the whole.

/** The first eight bytes of a schema identity, as the two little-endian u32 that travel in a frame. */
export interface ShortIdentity {
  /** Digest bytes 0 to 3. */
  readonly low: number
  /** Digest bytes 4 to 7. */
  readonly high: number
}

export const identityBytes = 32

/** Worn by frames whose payload has no schema of its own: hello, cancel, credit. */
export const noSchema: ShortIdentity = Object.freeze({ low: 0, high: 0 })

/** The short form of a whole identity (32 bytes). */
export function shortIdentity(digest: Uint8Array): ShortIdentity {
  if (digest.byteLength !== identityBytes)
    throw new RangeError(`a schema identity has 32 bytes, not ${digest.byteLength}`)
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
  return { low: view.getUint32(0, true), high: view.getUint32(4, true) }
}

/** The sixteen hexadecimal digits that also begin the whole identity's. */
export function shortIdentityText(identity: ShortIdentity): string {
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setUint32(0, identity.low, true)
  bytes.setUint32(4, identity.high, true)
  return bytes.getBigUint64(0, false).toString(16).padStart(16, '0')
}
