// Byte-level BPE writes each byte as one printable character (GPT-2's encoder.py): those that print stand for themselves, and
// the others follow from U+0100 on, in order.

const printable = (byte: number): boolean =>
  (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff)

const characterOfByte: readonly string[] = (() => {
  let beyond = 0x100
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : beyond++))
})()
const byteOfCharacter: ReadonlyMap<string, number> = new Map(
  characterOfByte.map((character, byte) => [character, byte]),
)

/** The bytes that a token stands for; null where one of its characters stands for none. */
export function bytesOfByteLevel(token: string): Uint8Array | null {
  const bytes: number[] = []
  for (const character of token) {
    const byte = byteOfCharacter.get(character)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

/** A token as byte-level BPE writes it. */
export function byteLevelOf(bytes: Uint8Array): string {
  let token = ''
  for (let at = 0; at < bytes.length; at++) token += characterOfByte[bytes[at]!]!
  return token
}
