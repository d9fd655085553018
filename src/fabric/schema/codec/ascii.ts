// Text of ASCII bytes, eight letters a call: a call for each letter, or a TextDecoder, takes several times as long.

const { fromCharCode } = String

/** `length` bytes from `at` as text; `undefined` if they are not all ASCII. */
export function asciiText(bytes: Uint8Array, at: number, length: number): string | undefined {
  let text = ''
  let seen = 0
  const end = at + length
  let i = at
  for (; i + 8 <= end; i += 8) {
    const [a, b, c, d] = [bytes[i]!, bytes[i + 1]!, bytes[i + 2]!, bytes[i + 3]!]
    const [e, f, g, h] = [bytes[i + 4]!, bytes[i + 5]!, bytes[i + 6]!, bytes[i + 7]!]
    seen |= a | b | c | d | e | f | g | h
    text += fromCharCode(a, b, c, d, e, f, g, h)
  }
  for (let rest = i; rest < end; rest++) seen |= bytes[rest]!
  return seen > 0x7f ? undefined : text + fewLetters(bytes, i, end - i)
}

/** Up to seven letters. */
function fewLetters(bytes: Uint8Array, at: number, length: number): string {
  const [a, b, c, d] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!]
  switch (length) {
    case 0:
      return ''
    case 1:
      return fromCharCode(a)
    case 2:
      return fromCharCode(a, b)
    case 3:
      return fromCharCode(a, b, c)
    case 4:
      return fromCharCode(a, b, c, d)
    case 5:
      return fromCharCode(a, b, c, d, bytes[at + 4]!)
    case 6:
      return fromCharCode(a, b, c, d, bytes[at + 4]!, bytes[at + 5]!)
    default:
      return fromCharCode(a, b, c, d, bytes[at + 4]!, bytes[at + 5]!, bytes[at + 6]!)
  }
}
