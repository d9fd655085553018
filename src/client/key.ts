const keyBytes = 16

/** A key for one goal that nobody else has: 32 hexadecimal digits of chance. Also in pages that are not secure contexts. */
export const mintKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(keyBytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
