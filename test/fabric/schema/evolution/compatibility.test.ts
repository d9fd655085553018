// The rules of evolution, one by one.

import { describe, expect, it } from 'vitest'
import {
  adapterOf,
  bool,
  bytes,
  carried,
  choice,
  compatibilityOf,
  count,
  currency,
  data,
  date,
  defaulted,
  f32,
  f64,
  i16,
  i64,
  list,
  listOf,
  map,
  money,
  nil,
  number,
  optional,
  pair,
  quantity,
  rate,
  record,
  type Schema,
  table,
  tenor,
  text,
  u8,
  u32,
  uint,
  union,
} from '../../../../src/fabric/schema/index.js'

type Verdict = ReturnType<typeof compatibilityOf>['kind']
const field = (schema: Schema): Schema => record({ of: schema })

/** Older, newer, verdict. */
const rules: Readonly<Record<string, readonly (readonly [Schema, Schema, Verdict])[]>> = {
  'fields come and go': [
    [record({ a: u8() }), record({ a: u8(), b: optional(u8()) }), 'full'],
    [record({ a: u8() }), record({ a: u8(), b: defaulted(u8(), 3) }), 'full'],
    [record({ a: u8() }), record({ a: u8(), b: u8() }), 'forward'],
    [record({ a: u8(), b: u8() }), record({ a: u8() }), 'backward'],
    [record({ a: u8(), b: optional(u8()) }), record({ a: u8() }), 'full'],
    [record({ a: u8(), b: u8() }), record({ b: u8(), a: u8() }), 'full'],
    [record({ a: u8() }), record({ b: u8() }), 'incompatible'],
    // A default that the fields beside it give its meaning fills nothing in.
    [
      record({ pair: pair("'F", "'D") }),
      record({ pair: pair("'F", "'D"), fee: defaulted(carried(["'D"]), { amount: 5, unit: 'USD' }) }),
      'forward',
    ],
  ],
  'fields that must be given': [
    [field(u8()), field(optional(u8())), 'backward'],
    [field(optional(u8())), field(u8()), 'forward'],
    [field(optional(u8())), field(defaulted(u8(), 3)), 'full'],
    [field(u8()), field(defaulted(u8(), 3)), 'full'],
    [u8(), optional(u8()), 'backward'],
    [list(u8()), list(optional(u8())), 'backward'],
    [map(text(), u8()), map(text(), optional(u32())), 'backward'],
    [union({ a: optional(u8()) }), union({ a: u8(), b: nil() }), 'incompatible'],
  ],
  alternatives: [
    [two(), two(['a', 'b']), 'forward'],
    [two(['a', 'b']), two(['b', 'a']), 'full'],
    [
      record({ a: optional(u8()), b: optional(u8()) }, { exactlyOne: [['a', 'b']] }),
      record({ a: optional(u8()), b: optional(u8()), c: optional(u8()) }, { exactlyOne: [['a', 'b', 'c']] }),
      'backward',
    ],
    [record({ a: u8() }), record({ a: optional(u8()), b: optional(u8()) }, { exactlyOne: [['a', 'b']] }), 'backward'],
  ],
  'names and cases': [
    [choice('call', 'put'), choice('put', 'call', 'straddle'), 'backward'],
    [choice('call', 'put'), choice('call', 'straddle'), 'incompatible'],
    [union({ time: quantity('yr') }), union({ date: date(), time: quantity('yr') }), 'backward'],
    [union({ never: nil(), time: quantity('yr') }), union({ never: u8(), time: quantity('yr') }), 'incompatible'],
  ],
  numbers: [
    [u8(), u32(), 'backward'],
    [u8(), i16(), 'backward'],
    [u8(), uint('number'), 'backward'],
    [u32(), count(), 'full'],
    [i64('bigint'), i64('number'), 'full'],
    [i16(), u32(), 'incompatible'],
    [f32(), f64(), 'backward'],
    [u8(), f64(), 'incompatible'],
    [number(), f64(), 'incompatible'],
  ],
  sizes: [
    [text(8), text(16), 'backward'],
    [bytes(4), data(4), 'backward'],
    [bytes(4), data(3), 'incompatible'],
    [bytes(4), bytes(5), 'incompatible'],
    [listOf(u8(), 3), list(u8(), { countMax: 9 }), 'backward'],
    [list(u8(), { countMax: 9 }), list(u8(), { countMax: 3 }), 'forward'],
    [map(text(8), u8(), 4), map(text(8), u8(), 5), 'backward'],
  ],
  'lists, tables and maps': [
    [list(record({ a: u8() })), table(record({ a: u8() })), 'full'],
    [table(record({ a: u8() })), table(record({ a: u32(), b: optional(text()) })), 'backward'],
    [list(u8()), table(record({ a: u8() })), 'incompatible'],
    [map(u8(), u8()), map(u32(), u8()), 'backward'],
    [map(text(3), u8()), map(currency(), u8()), 'incompatible'],
    [list(money(), { onMismatch: 'reject' }), list(money(), { onMismatch: 'collect' }), 'backward'],
    [list(u8(), { onMismatch: 'reject' }), list(u8(), { onMismatch: 'collect' }), 'full'],
  ],
  dimensions: [
    [quantity('m/s'), quantity('m s^-1'), 'full'],
    [quantity('m/s'), quantity('m/s^2'), 'incompatible'],
    [optional(quantity('USD')), optional(quantity('EUR')), 'incompatible'],
    [list(quantity('USD')), list(quantity('EUR')), 'incompatible'],
    [quantity('USD'), carried(['USD']), 'incompatible'],
    [quantity('1'), quantity('m'), 'incompatible'],
  ],
  'what a carried quantity accepts': [
    [carried(['USD']), carried(['USD', 'EUR']), 'backward'],
    [carried(['USD', 'EUR']), money(), 'backward'],
    [money(), carried('any'), 'backward'],
    [money(), rate(), 'incompatible'],
    [carried(['USD']), carried(['EUR']), 'incompatible'],
    [carried(['USD', 'm']), carried(['USD', 's']), 'incompatible'],
    [carried(["'C"]), money(), 'backward'],
    [carried(["'C"]), carried(["'D"]), 'full'],
    [carried(["'C"]), carried(['m']), 'incompatible'],
    [record({ p: pair("'F", "'D"), r: carried(["'D / 'F"]) }), record({ p: pair(), r: rate() }), 'backward'],
    // Currencies of two pairs may be one.
    [
      record({ p: pair("'F", "'D"), q: pair("'X", "'Y"), r: carried(["'D / 'Y"]) }),
      record({ p: pair(), q: pair(), r: rate() }),
      'incompatible',
    ],
  ],
  'measure variables': [
    [option("'F", "'D", "'D / 'F"), option("'X", "'Y", "'Y / 'X"), 'full'],
    [option("'F", "'D", "'D / 'F"), option("'D", "'F", "'D / 'F"), 'incompatible'],
    [option("'F", "'D", "'D / 'F"), record({ strike: quantity("'D / 'F") }), 'incompatible'],
    [
      record({ a: quantity("'A"), b: quantity("'B") }),
      record({ a: quantity("'X"), b: quantity("'X") }),
      'incompatible',
    ],
    [record({ a: quantity("'A"), b: quantity("'A") }), record({ b: quantity("'X"), a: quantity("'X") }), 'full'],
    [map(pair("'F", "'D"), quantity("'D / 'F")), map(pair("'X", "'Y"), quantity("'Y / 'X")), 'full'],
    [map(currency("'C"), quantity("'C")), map(currency(), quantity("'C")), 'incompatible'],
    // A variable that nothing uses binds nothing.
    [field(currency("'C")), field(currency()), 'full'],
    // Which of two open variables is solved by what depends on what is met first.
    [
      record({ x: carried(["'B"]), y: carried(["'A"]) }),
      record({ x: carried(["'A", "'B"]), y: carried(["'A"]) }),
      'incompatible',
    ],
    [
      record({ y: carried(["'A"]), x: carried(["'A", "'B"]) }),
      record({ x: carried(["'A", "'B"]), y: carried(["'A"]), z: optional(u8()) }),
      'incompatible',
    ],
    [
      record({ y: carried(["'A"]), x: carried(['m', "'B"]) }),
      record({ x: carried(['m', "'B"]), y: carried(["'A"]), z: optional(u8()) }),
      'full',
    ],
    // Of two codes that bind one variable, the last that is given does.
    [
      record({ a: currency("'C"), b: optional(currency("'C")), fee: carried(["'C"]) }),
      record({ b: optional(currency("'C")), fee: carried(["'C"]) }),
      'incompatible',
    ],
    // What a code that is filled in decides was open before.
    [
      record({ c: optional(currency("'C")), fee: carried(["'C"]) }),
      record({ c: defaulted(currency("'C"), 'USD'), fee: carried(["'C"]) }),
      'forward',
    ],
  ],
  kinds: [
    [text(), choice('a'), 'incompatible'],
    [text(), date(), 'incompatible'],
    [currency(), text(3), 'incompatible'],
    [bool(), u8(), 'incompatible'],
    [tenor(), tenor(), 'full'],
    [record({ a: u8() }), list(u8()), 'incompatible'],
  ],
}

function two(set?: readonly ('a' | 'b')[]) {
  return record({ a: optional(u8()), b: optional(u8()) }, { exactlyOne: set === undefined ? [] : [set] })
}

function option(foreign: string, domestic: string, strike: string) {
  return record({ pair: pair(foreign, domestic), strike: quantity(strike) })
}

describe.each(Object.entries(rules))('%s', (_, pairs) => {
  it.each(pairs.map(([older, newer, kind]) => ({ older, newer, kind })))('$kind: $older to $newer', (rule) => {
    const { older, newer, kind } = rule
    expect(compatibilityOf(older, newer).kind).toBe(kind)
    const turned = kind === 'backward' ? 'forward' : kind === 'forward' ? 'backward' : kind
    expect(compatibilityOf(newer, older).kind).toBe(turned)
  })
})

describe('a reason', () => {
  it('says where, what was there and what is, which direction it breaks and for which values', () => {
    const older = record({ book: list(record({ side: choice('long', 'short'), vol: optional(quantity('1')) })) })
    const newer = record({ book: list(record({ side: choice('long', 'short', 'flat'), vol: quantity('1') })) })
    expect(compatibilityOf(older, newer)).toEqual({
      kind: 'incompatible',
      reasons: [
        {
          path: 'book[].vol',
          expected: 'optional',
          actual: 'required',
          message:
            'book[].vol is optional in the older schema and is required in the newer; newer readers refuse some older messages',
          breaks: 'reading old',
          loses: 'some',
        },
        {
          path: 'book[].side',
          expected: 'long, short',
          actual: 'long, short, flat',
          message:
            'book[].side has the names long, short in the older schema and has the names long, short, flat in the newer; older readers refuse some newer messages',
          breaks: 'reading new',
          loses: 'some',
        },
      ],
    })
  })

  it('names both dimensions in normal form, once for both directions', () => {
    const older = record({ legs: map(text(8), optional(quantity('USD*m^2/m'))) })
    const newer = record({ legs: map(text(8), optional(quantity('EUR * m'))) })
    expect(compatibilityOf(older, newer).reasons).toEqual([
      {
        path: 'legs.*',
        expected: 'USD m',
        actual: 'EUR m',
        message: 'legs.* is in USD m in the older schema and is in EUR m in the newer; neither side reads the other',
        breaks: 'both',
        loses: 'all',
      },
    ])
  })

  it('tells what binds the variables of dimensions that read alike', () => {
    const [swapped] = compatibilityOf(option("'F", "'D", "'D / 'F"), option("'D", "'F", "'D / 'F")).reasons
    expect(swapped).toMatchObject({
      path: 'strike',
      expected: "'D / 'F ('D the domestic currency of pair, 'F the foreign currency of pair)",
      actual: "'D / 'F ('D the foreign currency of pair, 'F the domestic currency of pair)",
    })
  })

  it('does not hide behind another: every difference is told', () => {
    const older = record({ a: quantity('m'), b: text(4), c: u8() })
    const newer = record({ a: quantity('s'), b: text(5), d: u8() })
    expect(compatibilityOf(older, newer).reasons.map(({ path, breaks }) => [path, breaks])).toEqual([
      ['a', 'both'],
      ['d', 'reading old'],
      ['b', 'reading new'],
      ['c', 'reading new'],
    ])
  })
})

describe('schemas between which no value can pass', () => {
  it('have no adapter, for the reason that says most', () => {
    const from = record({ a: u8(), price: optional(quantity('EUR')) })
    const to = record({ a: text(), price: optional(quantity('USD')) })
    expect(adapterOf(from, to)).toEqual({
      ok: false,
      error: {
        code: 'FAULT_SCHEMA',
        path: 'price',
        expected: 'USD',
        actual: 'EUR',
        message: 'price is in EUR; what it is to become is in USD',
      },
    })
  })

  it.each<[Schema, Schema]>([
    [carried(["'C"]), carried(['m'])],
    [carried(["'C"]), carried(["'C / 'D"])],
    [money(), carried(["'D / 'F", 'm'])],
    [rate(), carried(['USD'])],
    [choice('a'), choice('b')],
    [union({ a: u8() }), union({ b: u8() })],
    [bytes(4), data(3)],
    [record({}), record({ a: optional(u8()), b: optional(u8()) }, { exactlyOne: [['a', 'b']] })],
  ])('are told from those between which some can', (from, to) => {
    expect(adapterOf(from, to)).toMatchObject({ ok: false, error: { code: 'FAULT_SCHEMA' } })
  })
})
