// Text of the BARE schema language from anywhere: schemas, or a fault that leads to the place.

import { transform } from '@bare-ts/tools'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareText, checkSchema, readBareText, type Schema } from '../../../../src/fabric/schema/index.js'
import { anySample } from './samples.js'

function read(text: string): Readonly<Record<string, Schema>> {
  const result = readBareText(text)
  if (!result.ok) throw new Error(result.error.message)
  return Object.fromEntries(result.value)
}

describe('readBareText', () => {
  it('reads every type of BARE', () => {
    const types = read(`
      type Numbers struct {
        a: uint b: u8 c: u16 d: u32 e: u64
        f: int g: i8 h: i16 i: i32 j: i64
        k: f32 l: f64
      }
      type Rest struct { a: bool b: str c: data d: data[16] e: optional<u8> f: list<str> g: list<str>[3] h: map<str><u8> }
      type Plain enum { A B C }
      type Spread enum { A = 4 B C = 2 }
      type Nothing void
      type One union { u8 | str | Nothing | struct { x: u8 } | list<u8> }
      type Tagged union { | u8 = 7 | i8 | Plain = 3 | }`)
    const bigint = (format: string) => ({ kind: 'integer', format, as: 'bigint' })
    const number = (format: string) => ({ kind: 'integer', format, as: 'number' })
    expect(types.Numbers).toEqual({
      kind: 'record',
      exactlyOne: [],
      fields: {
        ...{ a: bigint('uint'), b: number('u8'), c: number('u16'), d: number('u32'), e: bigint('u64') },
        ...{ f: bigint('int'), g: number('i8'), h: number('i16'), i: number('i32'), j: bigint('i64') },
        ...{ k: { kind: 'float', bits: 32 }, l: { kind: 'float', bits: 64 } },
      },
    })
    const text = { kind: 'text', bytesMax: 4_096 }
    expect(types.Rest).toMatchObject({
      fields: {
        a: { kind: 'bool' },
        b: text,
        c: { kind: 'data', bytesMax: 1024 * 1024 },
        d: { kind: 'data', bytesMax: 16, length: 16 },
        e: { kind: 'optional', of: number('u8') },
        f: { kind: 'list', of: text, countMax: 100_000, onMismatch: 'reject' },
        g: { kind: 'list', of: text, countMax: 3, length: 3 },
        h: { kind: 'map', key: text, of: number('u8'), countMax: 1_024 },
      },
    })
    expect(types.Plain).toEqual({ kind: 'choice', names: ['A', 'B', 'C'] })
    expect(types.Spread).toEqual({ kind: 'choice', names: ['A', 'B', 'C'], values: [4, 5, 2] })
    expect(types.Nothing).toEqual({ kind: 'void' })
    expect(types.One).toMatchObject({ cases: { u8: {}, str: {}, Nothing: { kind: 'void' }, struct: {}, list: {} } })
    expect(types.Tagged).toMatchObject({ tags: { u8: 7, i8: 8, Plain: 3 } })
  })

  it('takes limits from the caller', () => {
    const limits = { textBytesMax: 1, dataBytesMax: 2, countMax: 3, entriesMax: 4 }
    const result = readBareText('type A struct { a: str b: data c: list<u8> d: map<u8><u8> }', limits)
    expect(result).toMatchObject({
      ok: true,
      value: new Map([
        ['A', { fields: { a: { bytesMax: 1 }, b: { bytesMax: 2 }, c: { countMax: 3 }, d: { countMax: 4 } } }],
      ]),
    })
  })

  it('reads types that are used before they are defined', () => {
    expect(read('type A list<B> type B u8').A).toMatchObject({ kind: 'list', of: { format: 'u8' } })
  })

  it('makes a record of an optional that is no field: the bytes are the same', () => {
    const { A } = read('type Maybe optional<u8> type A struct { a: Maybe b: list<Maybe> c: optional<Maybe> }')
    const wrapped = { kind: 'record', fields: { value: { kind: 'optional', of: { format: 'u8' } } } }
    expect(A).toMatchObject({
      fields: { a: { kind: 'optional' }, b: { of: wrapped }, c: { kind: 'optional', of: wrapped } },
    })
  })

  it('calls types of the same kind in a union by number', () => {
    const { A } = read('type A union { data[1] | data[2] | data[3] }')
    expect(A).toMatchObject({ cases: { data: { length: 1 }, data2: { length: 2 }, data3: { length: 3 } } })
  })

  it.each(['', '# only a comment', '   \n'])('refuses a text that defines nothing: %j', (text) => {
    expect(readBareText(text)).toMatchObject({ ok: false, error: { code: 'FAULT_SYNTAX' } })
  })

  // What is wrong is between the carets, which are not part of the text.
  it.each([
    ['a stray sign', 'type A struct { a: u8^,^ b: u8 }', 'FAULT_SYNTAX', undefined],
    ['something else than a definition', '^enum^ A { B }', 'FAULT_SYNTAX', undefined],
    ['a name that is no type name', 'type ^person^ u8', 'FAULT_SYNTAX', undefined],
    ['a type that is a sign', 'type A list<^>^>', 'FAULT_SYNTAX', 'A.of'],
    ['a word that is no type', 'type A struct { b: ^string^ }', 'FAULT_SYNTAX', 'A.b'],
    ['a text that breaks off', 'type A struct { b: u8^^', 'FAULT_SYNTAX', 'A'],
    ['a map without a value', 'type A map<u8>^^', 'FAULT_SYNTAX', 'A.of'],
    ['a length that is no number', 'type A data[^x^]', 'FAULT_SYNTAX', 'A'],
    ['the name of a value in small letters', 'type A enum { ^b^ }', 'FAULT_SYNTAX', 'A'],
    ['an undefined type', 'type A struct { b: list<^Persn^> } type Person u8', 'FAULT_SHAPE', 'A.b.of'],
    ['a type that contains itself', 'type A struct { b: optional<^A^> }', 'FAULT_SHAPE', 'A.b.of'],
    ['two types that contain each other', 'type A struct { b: B } type B list<^A^>', 'FAULT_SHAPE', 'B.of'],
    ['a type defined twice', 'type A u8 type ^A^ u16', 'FAULT_SHAPE', 'A'],
    ['void in a struct', 'type A struct { b: ^void^ }', 'FAULT_SHAPE', 'A.b'],
    ['void by another name', 'type N void type A list<^N^>', 'FAULT_SHAPE', 'A.of'],
    ['void as an optional', 'type A optional<^void^>', 'FAULT_SHAPE', 'A.of'],
    ['void as a key', 'type A map<^void^><u8>', 'FAULT_SHAPE', 'A.key'],
    ['a float as a key', 'type A map<^f64^><u8>', 'FAULT_SHAPE', 'A.key'],
    ['data as a key', 'type A map<^data^><u8>', 'FAULT_SHAPE', 'A.key'],
    ['a struct as a key', 'type B struct { a: u8 } type A map<^B^><u8>', 'FAULT_SHAPE', 'A.key'],
    ['an empty enum', 'type A ^enum^ {}', 'FAULT_SHAPE', 'A'],
    ['an empty struct', 'type A list<^struct^ {}>', 'FAULT_SHAPE', 'A.of'],
    ['an empty union', 'type A ^union^ { | }', 'FAULT_SHAPE', 'A'],
    ['a field twice', 'type A struct { b: u8 ^b^: u8 }', 'FAULT_SHAPE', 'A.b'],
    ['the name of a value twice', 'type A enum { B C ^B^ = 9 }', 'FAULT_SHAPE', 'A.B'],
    ['a number of an enum twice', 'type A enum { B = 1 C = 0 ^D^ }', 'FAULT_SHAPE', 'A.D'],
    ['a number of an enum beyond 2^53', 'type A enum { ^B^ = 9007199254740992 }', 'FAULT_SHAPE', 'A.B'],
    ['a tag twice', 'type A union { u8 = 1 | ^u16^ = 1 }', 'FAULT_SHAPE', 'A.u16'],
    ['a type twice in a union', 'type A union { u8 | ^u8^ }', 'FAULT_SHAPE', 'A'],
    ['data of no bytes', 'type A data[^0^]', 'FAULT_SHAPE', 'A'],
    ['a list of no elements', 'type A list<u8>[^0^]', 'FAULT_SHAPE', 'A'],
    ['data of an absurd length', 'type A data[^99999999999999999999^]', 'FAULT_LIMIT', 'A'],
    ['a list of an absurd length', 'type A list<u8>[^4294967295^]', 'FAULT_LIMIT', 'A'],
    [
      'a name of every object for what may be missing',
      'type ^A^ struct { constructor: optional<u8> }',
      'FAULT_SHAPE',
      'A.constructor',
    ],
  ])('refuses %s, with path and span', (_what, marked, code, path) => {
    const start = marked.indexOf('^')
    const end = marked.indexOf('^', start + 1) - 1
    const result = readBareText(marked.replaceAll('^', ''))
    expect(result).toMatchObject({ ok: false, error: { code, span: { start, end } } })
    if (!result.ok) expect(result.error.path).toBe(path)
  })

  it.each([
    ['characters', `type A u8 #${'x'.repeat(300_000)}`],
    ['characters in a name', `type ${'A'.repeat(200)} u8`],
    ['levels', `type A ${'list<'.repeat(500)}u8${'>'.repeat(500)}`],
    ['levels by reference', lines(60, (i) => `type T${i} ${i === 0 ? 'u8' : `list<T${i - 1}>`}`)],
    ['references in a row', lines(5_000, (i) => `type T${i} ${i === 4_999 ? 'u8' : `T${i + 1}`}`)],
    ['types', `type A struct { ${lines(9_000, (i) => `f${i}: u8`)} }`],
    ['types written out', lines(30, (i) => `type T${i} ${i === 0 ? 'u8' : `struct { a: T${i - 1} b: T${i - 1} }`}`)],
    [
      'types written out in all',
      `type B struct { ${lines(900, (i) => `f${i}: u8`)} } ${lines(400, (i) => `type T${i} B`)}`,
    ],
    ['values of an enum', `type A enum { ${lines(300, (i) => `V${i}`)} }`],
    ['fields', `type A struct { ${lines(1_100, (i) => `f${i}: u8`)} }`],
  ])('bounds the number of %s', (_what, text) => {
    expect(readBareText(text)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
  })

  it('is not slowed down by text made to be slow', () => {
    for (const text of [
      `${'#'.repeat(200_000)}\n,`,
      `${' '.repeat(200_000)},`,
      'type '.repeat(50_000),
      '<'.repeat(200_000),
    ]) {
      expect(readBareText(text).ok).toBe(false)
    }
  })

  const words = fc.constantFrom(
    ...[
      'type',
      'A',
      'B',
      'C',
      'struct',
      'union',
      'enum',
      'list',
      'map',
      'optional',
      'data',
      'void',
      'u8',
      'str',
      'uint',
    ],
    ...['{', '}', '<', '>', '[', ']', '|', '=', ':', ' a', ' 1', ' 0', '\n', '# x\n', ' ', ',', 'ü'],
  )
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
  )
  const mutatedText = fc
    .tuple(anySample, fc.array(fc.tuple(fc.nat(), words), { minLength: 1, maxLength: 4 }))
    .map(([{ schema }, edits]) =>
      edits.reduce(
        (text, [at, word]) => {
          const from = at % text.length
          return text.slice(0, from) + word + text.slice(from + (at % 4))
        },
        bareText([{ name: 'sample', schema }]),
      ),
    )

  it.each([
    ['arbitrary', anyText],
    ['mutated', mutatedText],
  ])('answers %s text with sound schemas or a fault with a span', (_what, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const result = readBareText(text)
        if (!result.ok) {
          const { span } = result.error
          expect(span).toBeDefined()
          expect(span!.start).toBeLessThanOrEqual(span!.end)
          expect(span!.end).toBeLessThanOrEqual(text.length)
          return
        }
        for (const schema of result.value.values()) {
          if (schema.kind !== 'void') expect(checkSchema(schema)).toEqual({ ok: true, value: undefined })
        }
      }),
      { numRuns: 1_500 },
    )
  })

  it('refuses nothing that the other implementation takes, but what we bound', () => {
    fc.assert(
      fc.property(mutatedText, (text) => {
        try {
          transform(text, { generator: 'bare' })
        } catch {
          return
        }
        const result = readBareText(text)
        if (!result.ok) throw new Error(`${result.error.message}\n${text}`)
      }),
      { numRuns: 1_500 },
    )
  })
})

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n')
}
