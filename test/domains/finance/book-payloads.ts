// Requests to price a book as the bytes that arrive, and what is answered to them: in place, or decoded.

import { eventually } from '../../../src/domains/eventually.js'
import { priceBook } from '../../../src/domains/finance/contract.js'
import { answeringInPlace } from '../../../src/domains/finance/models/book-answer.js'
import { priceBookModel } from '../../../src/domains/finance/models/price-book.js'
import type { ModelContext } from '../../../src/domains/index.js'
import { checkCarried, codecOf, fromJson, type Infer } from '../../../src/fabric/index.js'
import { market } from './requests.js'

export function payloadOf(book: readonly object[], over: object = {}): Uint8Array<ArrayBuffer> {
  const request = fromJson(priceBook.request, { book, market, ...over })
  if (!request.ok) throw new Error(request.error.message)
  const payload = codecOf(priceBook.request).encode(request.value.value)
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}

type Response = Infer<typeof priceBook.response>
type Said = { readonly bytes: string } | { readonly error: unknown }

/** Books of any size. */
export const bookInPlace = answeringInPlace(1)

const unasked: ModelContext = { mismatches: [] }
const { encode } = codecOf(priceBook.response)

/** The bytes of the answer, in hex, or why there is none. */
function said(
  answer: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown },
): Said {
  if (!answer.ok) return answer
  // A list that stores itself is one to the encoder.
  const bytes = encode(answer.value as Response)
  return bytes.ok ? { bytes: Buffer.from(bytes.value).toString('hex') } : { error: bytes.error }
}

/** Nothing where the request is left to be decoded. */
export async function inPlaceAnswer(payload: Uint8Array, context = unasked): Promise<Said | undefined> {
  const answer = bookInPlace(payload, context)
  return answer && eventually(answer, said)
}

export async function modelAnswer(payload: Uint8Array): Promise<Said> {
  const decoded = codecOf(priceBook.request).decode(payload)
  if (!decoded.ok) return decoded
  const checked = checkCarried(priceBook.request, decoded.value)
  return checked.ok ? eventually(priceBookModel(decoded.value, { mismatches: checked.value }), said) : checked
}
