// Two versions of a schema, and what they promise each other.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adapterOf,
  checkCarried,
  checkSchema,
  codecOf,
  compatibilityOf,
  documentText,
  identityOf,
  readSchemaText,
  type Schema,
} from '../../../../src/fabric/schema/index.js'
import { aSchema, aValue, aVersionOf, type Gen } from './versions.js'

const twoVersions = (g: Gen): readonly [Schema, Schema] => {
  const older = aSchema(g, 3)
  const newer = aVersionOf(g, older)
  return [older, g(fc.boolean) ? newer : aVersionOf(g, newer)]
}

/** A value that a writer of the schema may send; undefined where dimensions that nothing binds did not come out alike. */
function sentBy(g: Gen, schema: Schema): { readonly value: unknown } | undefined {
  const value = aValue(g, schema)
  return checkCarried(schema, value).ok ? { value } : undefined
}

/** What `to` makes of a value that `from` wrote: through both codecs, as two peers would. */
function travelled(from: Schema, to: Schema, value: unknown): unknown {
  const payload = codecOf<Schema>(from).encode(value as never)
  if (!payload.ok) throw new Error(`not a value of its schema: ${payload.error.message}`)
  const decoded = codecOf<Schema>(from).decode(payload.value)
  const adapter = adapterOf(from, to)
  if (!decoded.ok) throw new Error(`it does not read: ${decoded.error.path} ${decoded.error.message}`)
  if (!adapter.ok) throw new Error(adapter.error.message)
  const adapted = adapter.value(decoded.value)
  if (!adapted.ok) throw new Error(`${adapted.error.path}: ${adapted.error.message}`)
  const again = codecOf<Schema>(to).encode(adapted.value as never)
  if (!again.ok) throw new Error(`adapted, it does not fit: ${again.error.path} ${again.error.message}`)
  const read = codecOf<Schema>(to).decode(again.value)
  if (!read.ok) throw new Error(read.error.message)
  const carried = checkCarried(to, read.value)
  if (!carried.ok) throw new Error(`adapted, its dimensions are wrong: ${carried.error.message}`)
  return read.value
}

function passes(g: Gen, from: Schema, to: Schema): void {
  const sent = sentBy(g, from)
  if (sent === undefined) return
  try {
    travelled(from, to, sent.value)
  } catch (thrown) {
    // The draws of a counterexample say nothing to a reader; the schemas do.
    throw new Error(`${JSON.stringify(from)} to ${JSON.stringify(to)}, ${JSON.stringify(sent.value)}`, {
      cause: thrown,
    })
  }
}

const runs = { numRuns: Number(process.env.EVOLUTION_RUNS ?? 1_000) }

describe('two versions of a schema', () => {
  it('keep the promises of their compatibility for every value', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const [older, newer] = twoVersions(g)
        for (const schema of [older, newer]) expect(checkSchema(schema)).toEqual({ ok: true, value: undefined })
        const { kind } = compatibilityOf(older, newer)
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        if (kind === 'full' || kind === 'backward') passes(g, older, newer)
        if (kind === 'full' || kind === 'forward') passes(g, newer, older)
      }),
      runs,
    )
    // Each verdict came up often enough to mean something.
    expect([...seen.values()].every((times) => times > 20)).toBe(true)
    expect(seen.size).toBe(4)
  })

  it('give each value of the one a place in the other or a fault, whatever their compatibility', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const [older, newer] = twoVersions(g)
        const adapter = adapterOf(older, newer)
        if (!adapter.ok) {
          expect(adapter.error).toMatchObject({ code: 'FAULT_SCHEMA', path: expect.any(String) })
          return
        }
        const sent = sentBy(g, older)
        const adapted = sent === undefined ? undefined : adapter.value(sent.value)
        if (adapted?.ok !== true) return
        expect(codecOf<Schema>(newer).encode(adapted.value as never)).toMatchObject({ ok: true })
      }),
      runs,
    )
  })

  it('are judged alike from either side', () => {
    const turned = { full: 'full', backward: 'forward', forward: 'backward', incompatible: 'incompatible' }
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const [older, newer] = twoVersions(g)
        expect(compatibilityOf(newer, older).kind).toBe(turned[compatibilityOf(older, newer).kind])
      }),
      runs,
    )
  })

  it('are compatible without a reason where they are one, and then pass values on as they are', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const schema = aSchema(g, 3)
        expect(compatibilityOf(schema, structuredClone(schema))).toEqual({ kind: 'full', reasons: [] })
        const value = aValue(g, schema)
        const adapter = adapterOf(schema, structuredClone(schema))
        const adapted = adapter.ok ? adapter.value(value) : adapter
        expect(adapted.ok && Object.is(adapted.value, value)).toBe(true)
      }),
      runs,
    )
  })

  it('are never compatible where a dimension has changed, however deep and whether or not it must be given', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const [one, other] = g(fc.constantFrom, ...changes)
        const [older, newer] = planted(g, one, other)
        const { kind, reasons } = compatibilityOf(older, newer)
        expect(kind).toBe('incompatible')
        expect(reasons).toContainEqual(
          expect.objectContaining({ expected: one, actual: other, breaks: 'both', loses: 'all' }),
        )
        const fault = { code: 'FAULT_SCHEMA', expected: other, actual: one }
        expect(adapterOf(older, newer)).toMatchObject({ ok: false, error: fault })
        expect(adapterOf(newer, older)).toMatchObject({ ok: false, error: { expected: one, actual: other } })
      }),
      runs,
    )
  })
})

const changes: readonly (readonly [string, string])[] = [
  ['USD', 'EUR'],
  ['m / s', 'm / s^2'],
  ['1', 'm'],
  ['USD / EUR', 'EUR / USD'],
  ['kg m / s^2', 'kg m^2 / s^2'],
]

/** Two schemas that are one but for the dimension of a quantity somewhere in them. */
function planted(g: Gen, one: string, other: string): readonly [Schema, Schema] {
  let wrap = (of: Schema): Schema => of
  const beside = aSchema(g, 1)
  for (let depth = g(fc.nat, { max: 4 }); depth >= 0; depth--) {
    const inner = wrap
    const layer = g(fc.nat, { max: 5 })
    wrap = (of) => wrapped(layer, inner(of), beside)
  }
  const quantityOf = (dimension: string): Schema => ({ kind: 'quantity', dimension })
  return [wrap(quantityOf(one)), wrap(quantityOf(other))]
}

function wrapped(layer: number, of: Schema, beside: Schema): Schema {
  const fields = { beside: { kind: 'optional', of: beside } as const, of }
  if (layer === 0) return { kind: 'list', of, countMax: 3, onMismatch: 'collect' }
  if (layer === 1) return { kind: 'map', key: { kind: 'currency', binds: "'A" }, of, countMax: 3 }
  if (layer === 2) return { kind: 'union', cases: { nothing: { kind: 'void' }, of } }
  if (layer === 3) return { kind: 'record', fields, exactlyOne: [] }
  if (layer === 4 && of.kind === 'quantity')
    return { kind: 'table', of: { kind: 'record', fields: { of }, exactlyOne: [] }, countMax: 3, onMismatch: 'reject' }
  return { kind: 'record', fields: { ...fields, of: { kind: 'optional', of } }, exactlyOne: [] }
}

describe('the text of a schema for another version', () => {
  it('reads back to a schema of the same identity, which tells the same text', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const schema = aSchema(g, 3)
        const read = readSchemaText(documentText(schema))
        if (!read.ok) throw new Error(`${read.error.path}: ${read.error.message}`)
        expect(identityOf('it', read.value)).toBe(identityOf('it', schema))
        expect(documentText(read.value)).toBe(documentText(schema))
        expect(compatibilityOf(schema, read.value)).toEqual({ kind: 'full', reasons: [] })
      }),
      runs,
    )
  })
})
