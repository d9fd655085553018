// The reference page's vectors of plain BARE, read from the page itself; their schemas and views are those of its payload vectors.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bareText, fromJson, message, readSchemaText, toJson } from '../../../../src/fabric/schema/index.js'

const page = readFileSync(new URL('../../../../docs/reference/barewire.md', import.meta.url), 'utf8')

const vectors = [...page.matchAll(/<!-- bare (?!text )(.+) -->\n```hex\n([^`]+)```/g)].map(
  ([, name = '', hex = '']) => ({
    name,
    bytes: Uint8Array.from(hex.replace(/#.*$/gm, '').trim().split(/\s+/), (byte) => Number.parseInt(byte, 16)),
  }),
)

const texts = [...page.matchAll(/<!-- bare text (.+) -->\n```bare\n([^`]+)```/g)].map(([, name = '', text = '']) => ({
  name,
  text,
}))

/** The message and the JSON view that the page gives under this name. */
function described(name: string) {
  const pattern = new RegExp(
    `<!-- payload ([0-9a-f]{64}) ${name} -->\n\`\`\`json\n(.+)\n\`\`\`\n\n\`\`\`json\n([^\`]+)\`\`\``,
  )
  const [, identity, canonical = '', view = ''] = pattern.exec(page) ?? []
  const schema = readSchemaText(canonical)
  if (!schema.ok) throw new Error(schema.error.message)
  const described = message(name, schema.value)
  expect(described.identity).toBe(identity)
  return { ...described, view: JSON.parse(view) as unknown }
}

describe('the plain BARE vectors of the reference page', () => {
  it('are all read by this test', () => {
    expect(page.match(/<!-- bare /g)).toHaveLength(4)
    expect([vectors.length, texts.length]).toEqual([3, 1])
  })

  it.each(vectors)('$name encodes to the bytes shown, and decodes from them', ({ name, bytes }) => {
    const { schema, bare, view } = described(name)
    const read = fromJson(schema, view)
    if (!read.ok) throw new Error(read.error.message)
    expect(bare.encode(read.value.value)).toEqual({ ok: true, value: bytes })
    const decoded = bare.decode(bytes)
    if (!decoded.ok) throw new Error(decoded.error.message)
    expect(toJson(schema, decoded.value)).toEqual(view)
  })

  it.each(texts)('$name has the text shown', ({ name, text }) => {
    const { schema } = described(name)
    const [, ...definitions] = bareText([{ name, schema }]).split('\n\n')
    expect(definitions.join('\n\n')).toBe(text)
  })
})
