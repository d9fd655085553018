// The items of a stream as its certificate knows them: how many, and one hash over all of them in order. They need not be held
// to be hashed.

import { sha256 } from '@noble/hashes/sha2.js'
import { base64url } from 'jose'
import type { Json } from '../../fabric/schema/index.js'
import { canonicalJson } from './canonical.js'

const utf8 = new TextEncoder()

/** SHA-256 over the canonical JSON of each item, each followed by a line feed. */
export class ItemsDigest {
  readonly #hash = sha256.create()
  #count = 0

  /** @throws Error for what is no JSON */
  add(item: Json): void {
    this.#hash.update(utf8.encode(`${canonicalJson(item)}\n`))
    this.#count++
  }

  /**
   * What stands for the response of a whole stream: `{last, items: {count, digest}}`.
   *
   * @param last view of the operation's response, in which the streamed list is empty
   */
  streamed(last: Json): Json {
    // A copy is finished, so the digest may go on.
    return { last, items: { count: this.#count, digest: base64url.encode(this.#hash.clone().digest()) } }
  }
}

/** The same of items that are at hand. */
export function streamedJson(last: Json, items: Iterable<Json>): Json {
  const digest = new ItemsDigest()
  for (const item of items) digest.add(item)
  return digest.streamed(last)
}
