// The reference page's payload vectors, read from the page itself: text, identity and bytes, in both directions.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { option, sum } from '../../../src/domains/finance/contract.js'
import { goalMessage, progressMessage, streamMessage } from '../../../src/fabric/peer/index.js'
import {
  canonicalText,
  fromJson,
  message,
  messagesOf,
  readSchemaText,
  type Schema,
  toJson,
} from '../../../src/fabric/schema/index.js'

interface Vector {
  readonly name: string
  readonly identity: string
  readonly canonical: string
  readonly view: unknown
  readonly bytes: Uint8Array
}

const page = readFileSync(new URL('../../../docs/reference/barewire.md', import.meta.url), 'utf8')

const vectorPattern =
  /<!-- payload ([0-9a-f]{64}) (.+) -->\n```json\n(.+)\n```\n\n```json\n([^`]+)```\n\n```hex\n([^`]+)```/g

const vectors: readonly Vector[] = [...page.matchAll(vectorPattern)].map(
  ([, identity = '', name = '', canonical = '', view = '', hex = '']) => ({
    name,
    identity,
    canonical,
    view: JSON.parse(view),
    bytes: Uint8Array.from(hex.replace(/#.*$/gm, '').trim().split(/\s+/), (byte) => Number.parseInt(byte, 16)),
  }),
)

/** The message that a peer in another language builds from the page alone. */
function peerMessage({ name, canonical }: Vector) {
  const schema = readSchemaText(canonical)
  if (!schema.ok) throw new Error(schema.error.message)
  return message<Schema>(name, schema.value)
}

describe('the payload vectors of the reference page', () => {
  it('are all read by this test', () => {
    expect(page.match(/<!-- payload /g)).toHaveLength(8)
    expect(vectors).toHaveLength(8)
  })

  it.each([messagesOf(sum).request, message('option', option), goalMessage, streamMessage, progressMessage])(
    'tell the schema that the code holds for $name',
    ({ name, canonical, identity }) => {
      expect(vectors.find((vector) => vector.name === name)).toMatchObject({ canonical, identity })
    },
  )

  describe.each(vectors)('$name', (vector) => {
    const { schema, codec, identity } = peerMessage(vector)

    it('has the identity shown, from its canonical text', () => {
      expect(canonicalText(schema)).toBe(vector.canonical)
      expect(identity).toBe(vector.identity)
    })

    it('encodes to the bytes shown', () => {
      const read = fromJson(schema, vector.view)
      if (!read.ok) throw new Error(read.error.message)
      expect(codec.encode(read.value.value)).toEqual({ ok: true, value: vector.bytes })
    })

    it('decodes from the bytes shown', () => {
      const decoded = codec.decode(vector.bytes)
      if (!decoded.ok) throw new Error(decoded.error.message)
      expect(toJson(schema, decoded.value)).toEqual(vector.view)
    })
  })
})
