// SentencePiece writes a space as `▁`, and a byte that is in no piece as `<0x0A>`.

const encoder = new TextEncoder()

/** The bytes that a piece stands for. */
export const bytesOfPiece = (piece: string): Uint8Array => encoder.encode(piece.replaceAll('\u2581', ' '))

/** The byte that a byte piece stands for, or null where it is not written as one. */
export function byteOfBytePiece(piece: string): Uint8Array | null {
  const match = /^<0x([0-9A-Fa-f]{2})>$/.exec(piece)
  return match === null ? null : Uint8Array.of(Number.parseInt(match[1]!, 16))
}
