// Telling and learning schemas.

import { describe, expect, it } from 'vitest'
import {
  documentText,
  type Fault,
  frameBytes,
  learnSchemas,
  type Message,
  message,
  ok,
  type Result,
  record,
  type SchemasRecord,
  type SchemaTextsRecord,
  schemaNamesMax,
  schemasMessage,
  schemaTextsMessage,
  tellSchemas,
  u8,
} from '../../../src/fabric/index.js'

/** A message whose schema takes about `fields` times 16 bytes to tell. */
const large = (name: string, fields: number): Message =>
  message(name, record(Object.fromEntries(Array.from({ length: fields }, (_, i) => [`field${i}`, u8()]))))

const byName = (...messages: readonly Message[]): ReadonlyMap<string, Message> =>
  new Map(messages.map((each) => [each.name, each]))

const namesOf = ({ schemas }: SchemaTextsRecord): readonly string[] => schemas.map(({ name }) => name)

describe('who is asked for schemas', () => {
  const [one, other] = [large('one', 1), large('other', 2)]

  it('tells those that it knows, each once, in the order asked', () => {
    expect(tellSchemas(byName(one, other), { names: ['other', 'stranger', 'one', 'other'] })).toEqual({
      schemas: [
        { name: 'other', text: documentText(other.schema) },
        { name: 'one', text: documentText(one.schema) },
      ],
    })
  })

  it('tells no more than a frame carries, and all that fits', () => {
    const many = Array.from({ length: 20 }, (_, i) => large(`message ${i}`, 40))
    for (const frameBytesMax of [1_000, 5_000, 20_000, 100_000]) {
      const told = tellSchemas(byName(...many), { names: many.map(({ name }) => name) }, frameBytesMax)
      const payload = schemaTextsMessage.codec.encode(told)
      if (!payload.ok) throw new Error(payload.error.message)
      const frame = frameBytes(payload.value.length)
      expect(frame).toBeLessThanOrEqual(frameBytesMax)
      const perMessage = frame / Math.max(1, told.schemas.length)
      expect(told.schemas.length === many.length || frame + 2 * perMessage > frameBytesMax || frame < 200).toBe(true)
    }
  })

  it('passes over one that no frame could carry', () => {
    const huge = large('huge', 500)
    expect(namesOf(tellSchemas(byName(one, huge, other), { names: ['one', 'huge', 'other'] }, 2_000))).toEqual([
      'one',
      'other',
    ])
  })
})

/** One who answers as a daemon does, with frames of at most so many bytes. */
function teller(known: ReadonlyMap<string, Message>, frameBytesMax?: number) {
  const asked: SchemasRecord[] = []
  return {
    asked,
    ask: async (request: SchemasRecord): Promise<Result<SchemaTextsRecord, Fault>> => {
      const sent = schemasMessage.codec.encode(request)
      if (!sent.ok) return sent
      asked.push(request)
      return ok(tellSchemas(known, request, frameBytesMax))
    },
  }
}

describe('who asks for schemas', () => {
  it('asks on until it has all, however little a reply carries', async () => {
    const many = Array.from({ length: 150 }, (_, i) => large(`message ${i}`, 10))
    const { ask, asked } = teller(byName(...many), 2_000)
    const learnt = await learnSchemas(
      many.map(({ name }) => name),
      ask,
    )
    if (!learnt.ok) throw new Error(learnt.error.message)
    expect(learnt.value.size).toBe(150)
    for (const { name, schema } of many) expect(learnt.value.get(name)).toBe(documentText(schema))
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.every(({ names }) => names.length <= schemaNamesMax)).toBe(true)
  })

  it('does without those that are not told, and ends', async () => {
    const { ask, asked } = teller(byName(large('known', 1)))
    const learnt = await learnSchemas(['a', 'known', 'b'], ask)
    expect(learnt.ok && [...learnt.value.keys()]).toEqual(['known'])
    expect(asked.length).toBe(2)
  })

  it('takes nothing that it did not ask for', async () => {
    const learnt = await learnSchemas(['a'], async () => ok({ schemas: [{ name: 'b', text: '{}' }] }))
    expect(learnt.ok && learnt.value.size).toBe(0)
  })

  it('hands on the fault of an asking that failed', async () => {
    const fault: Fault = { code: 'FAULT_EXPIRED', message: 'late' }
    expect(await learnSchemas(['a'], async () => ({ ok: false, error: fault }))).toEqual({ ok: false, error: fault })
  })
})
