// What generated decoders and views call: a method for each kind whose value is more than a load.

import { isCurrency, splitPair } from '../../dimension/index.js'
import { isCalendarDate, isTenor, tenorLengthMax } from '../calendar.js'
import { asciiText } from './ascii.js'
import { codeBytesMax, codeKinds, knownCode, learnCode } from './known-codes.js'
import { KnownWords, wordBytesMax } from './known-words.js'
import { payloadHeaderBytes } from './layout.js'
import { PayloadReader } from './payload-reader.js'
import { CodecRefusal, requireExactlyOne, within } from './refusal.js'

const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const dateBytesMax = 10
const pairBytes = 6
// What another module exports is fetched at every use, and these are used for every text.
const tenorBytesMax = tenorLengthMax
const shortBytesMax = codeBytesMax
const keptBytesMax = wordBytesMax
const firstExtent = payloadHeaderBytes
/** Text up to this length is made of its letters while it is ASCII, which beats a TextDecoder. */
const shortText = 64

const currencies = new Map<number, string>()
/** Text of more than eight bytes. */
const texts = new KnownWords<string>(8_192)

export class Reader extends PayloadReader {
  readonly within = within
  readonly exactlyOne = requireExactlyOne

  quantity(at: number): number {
    const value = this.view.getFloat64(at, true)
    return Math.abs(value) <= Number.MAX_VALUE ? value : this.refuse(at, 'a number is not finite')
  }

  /** Says why there is no carried quantity at `at`. */
  noQuantity(at: number): never {
    if (this.dimensions[this.view.getUint32(at + 8, true)] === undefined) {
      this.refuse(at + 8, 'a dimension index lies outside the dimension table')
    }
    if (this.view.getUint32(at + 12, true) !== 0) this.refuse(at + 12, 'a reserved field of a quantity is not zero')
    return this.refuse(at, 'a number is not finite')
  }

  noChoice(at: number): never {
    return this.refuse(at, 'a choice lies outside its names')
  }

  bool(at: number): boolean {
    const byte = this.view.getUint8(at)
    if (byte > 1) this.refuse(at, 'a truth value is neither 0 nor 1')
    return byte === 1
  }

  currency(at: number): string {
    const letters = this.view.getUint32(at, true)
    return currencies.get(letters) ?? this.newCurrency(at, letters)
  }

  private newCurrency(at: number, letters: number): string {
    const code = this.capitals(at, 3)
    if (letters >= 2 ** 24 || !isCurrency(code)) this.refuse(at, `'${code}' is no ISO 4217 currency`)
    currencies.set(letters, code)
    return code
  }

  pair(at: number): string {
    const { view } = this
    const mayBeKnown = at <= this.wordsEnd && view.getUint16(at + 6) === 0
    const known = mayBeKnown ? knownCode(view, at, pairBytes, codeKinds.pair) : ''
    return known === '' ? this.newPair(at) : known
  }

  private newPair(at: number): string {
    const code = this.capitals(at, pairBytes)
    if (this.view.getUint16(at + 6) !== 0 || splitPair(code) === undefined) {
      this.refuse(at, `'${code}' is no currency pair`)
    }
    if (at <= this.wordsEnd) learnCode(this.view, at, pairBytes, codeKinds.pair, code)
    return code
  }

  /** Capital letters of a code, and nothing that would become one by dropping a bit. */
  private capitals(at: number, length: number): string {
    for (let i = 0; i < length; i++) {
      const letter = this.view.getUint8(at + i)
      if (letter < 0x41 || letter > 0x5a) this.refuse(at, 'a currency code has a byte that is no capital letter')
    }
    return asciiText(this.bytes, at, length) ?? ''
  }

  tenor(at: number): string {
    const known = this.knownText(at, tenorBytesMax, codeKinds.tenor)
    return known === '' ? this.newTenor(at) : known
  }

  private newTenor(at: number): string {
    const length = this.byteCount(at, tenorBytesMax)
    const offset = this.extent(at, length, 1)
    const tenor = asciiText(this.bytes, offset, length)
    if (tenor === undefined || !isTenor(tenor)) return this.refuse(at, 'no tenor such as 3M')
    if (offset <= this.wordsEnd) learnCode(this.view, offset, length, codeKinds.tenor, tenor)
    return tenor
  }

  date(at: number): string {
    const text = this.text(at, dateBytesMax)
    return isCalendarDate(text) ? text : this.refuse(at, 'no calendar date such as 2026-03-01')
  }

  text(at: number, bytesMax: number): string {
    const known = this.knownText(at, bytesMax, 0)
    return known === '' ? this.otherText(at, bytesMax) : known
  }

  /** A short text of a known kind whose slot is at `at`; otherwise nothing, and nothing is said against it yet. */
  private knownText(at: number, bytesMax: number, kind: number): string {
    const { view } = this
    const offset = view.getUint32(at, true)
    const length = view.getUint32(at + 4, true)
    const mayBeKnown = length <= shortBytesMax && length <= bytesMax && offset <= this.wordsEnd && (offset & 7) === 0
    const known = mayBeKnown && offset >= firstExtent ? knownCode(view, offset, length, kind) : ''
    if (known !== '') this.use(length)
    return known
  }

  private otherText(at: number, bytesMax: number): string {
    const length = this.byteCount(at, bytesMax)
    const offset = this.extent(at, length, 1)
    if (length > keptBytesMax || offset > this.wordsEnd) return this.newText(at, offset, length)
    const known = length > shortBytesMax ? texts.find(this.view, offset, length) : undefined
    if (known !== undefined) return known
    const text = this.newText(at, offset, length)
    if (length > shortBytesMax) texts.learn(text, length)
    else learnCode(this.view, offset, length, 0, text)
    return text
  }

  protected newText(at: number, offset: number, length: number): string {
    const short = length > shortText ? undefined : asciiText(this.bytes, offset, length)
    if (short !== undefined) return short
    try {
      return textDecoder.decode(this.bytes.subarray(offset, offset + length))
    } catch {
      return this.refuse(at, 'text is not UTF-8')
    }
  }

  /** A view into the payload; copy it before the payload is released. */
  blob(at: number, bytesMax: number): Uint8Array {
    const length = this.byteCount(at, bytesMax)
    const offset = this.extent(at, length, 1)
    return this.bytes.subarray(offset, offset + length)
  }

  /** A view of `length` bytes that stand in their slot. */
  bytesInPlace(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length)
  }

  /** An integer of eight bytes as a number, which not all of them fit. */
  wide(at: number, signed: boolean): number {
    const high = signed ? this.view.getInt32(at + 4, true) : this.view.getUint32(at + 4, true)
    const value = high * 2 ** 32 + this.view.getUint32(at, true)
    if (!Number.isSafeInteger(value)) {
      const message = 'an integer lies beyond 2^53 - 1; this side reads it as a number'
      throw new CodecRefusal({ code: 'FAULT_RANGE', path: '', message })
    }
    return value
  }
}
