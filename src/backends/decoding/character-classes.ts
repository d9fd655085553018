// Characters in 32 classes, so that what a subtree of tokens is made of fits one number. Grammars mostly treat the characters
// of a class alike; where one does not, its tokens are judged one by one.

/** Bits of characters beyond ASCII, by how many bytes they take, and of bytes that are no character. */
const twoBytes = 28
const threeBytes = 29
const fourBytes = 30
const malformed = 31

/** ASCII: what is in no class of its own shares one with what grammars seldom tell from it. */
const ascii: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '0123456789',
  ...' "\'\\_-./:;,+*=<>$#',
  '()',
  '[]',
  '{}',
  '\t',
  '\n\r',
  '!%&?@^`|~',
]
const controls = ascii.length

const classOfAscii = Uint8Array.from({ length: 128 }, (_, byte) => {
  const found = ascii.findIndex((members) => members.includes(String.fromCharCode(byte)))
  return found === -1 ? controls : found
})

/** ASCII characters by their class; of the classes beyond ASCII nothing. */
export const membersOf: readonly (readonly number[])[] = Array.from({ length: 32 }, (_, index) =>
  [...classOfAscii.keys()].filter((byte) => classOfAscii[byte] === index),
)

/** Bit of the class of a character that begins with this byte; that of no character where none does. */
export function classBit(byte: number): number {
  if (byte < 0x80) return 1 << classOfAscii[byte]!
  return 1 << classOfLead(byte)
}

function classOfLead(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return malformed
  if (byte < 0xe0) return twoBytes
  return byte < 0xf0 ? threeBytes : fourBytes
}

export const notACharacter = 1 << malformed

/** Bytes that may follow the first of a character, and how many more follow those (from 0x80 to 0xBF). */
export function afterLead(lead: number): { readonly low: number; readonly high: number; readonly more: number } {
  const more = lead < 0xe0 ? 0 : lead < 0xf0 ? 1 : 2
  if (lead === 0xe0) return { low: 0xa0, high: 0xbf, more }
  if (lead === 0xed) return { low: 0x80, high: 0x9f, more }
  if (lead === 0xf0) return { low: 0x90, high: 0xbf, more }
  if (lead === 0xf4) return { low: 0x80, high: 0x8f, more }
  return { low: 0x80, high: 0xbf, more }
}

/** First bytes of the characters of a class beyond ASCII. */
export function leadsOf(index: number): { readonly low: number; readonly high: number } | undefined {
  if (index === twoBytes) return { low: 0xc2, high: 0xdf }
  if (index === threeBytes) return { low: 0xe0, high: 0xef }
  return index === fourBytes ? { low: 0xf0, high: 0xf4 } : undefined
}
