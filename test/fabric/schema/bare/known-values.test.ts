// The example values of draft-devault-bare, and its example schema with the messages that other implementations carry as tests.

import { describe, expect, it } from 'vitest'
import {
  bareCodecOf,
  bool,
  bytes,
  data,
  enumeration,
  f32,
  f64,
  i16,
  int,
  list,
  listOf,
  map,
  optional,
  readBareText,
  record,
  type Schema,
  text,
  u32,
  uint,
  union,
} from '../../../../src/fabric/schema/index.js'

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

const sixteen = 'aa ee ff ee dd cc bb aa ee dd cc bb ee dd cc bb'
const tagged = union({ int: int(), uint: uint(), str: text() }, { int: 0, uint: 255, str: 256 })
const three = enumeration({ FOO: 0, BAR: 255, BUZZ: 256 })
const words = 'two hundreds and fifty five'

const known: readonly (readonly [Schema, unknown, string])[] = [
  [uint(), 0n, '00'],
  [uint(), 1n, '01'],
  [uint(), 126n, '7e'],
  [uint(), 127n, '7f'],
  [uint(), 128n, '80 01'],
  [uint(), 129n, '81 01'],
  [uint(), 255n, 'ff 01'],
  [uint(), 2n ** 64n - 1n, 'ff ff ff ff ff ff ff ff ff 01'],
  [uint('number'), Number.MAX_SAFE_INTEGER, 'ff ff ff ff ff ff ff 0f'],
  [int(), 0n, '00'],
  [int(), 1n, '02'],
  [int(), -1n, '01'],
  [int(), 63n, '7e'],
  [int(), -63n, '7d'],
  [int(), 64n, '80 01'],
  [int(), -64n, '7f'],
  [int(), 65n, '82 01'],
  [int(), -65n, '81 01'],
  [int(), 255n, 'fe 03'],
  [int(), -255n, 'fd 03'],
  [int(), -(2n ** 63n), 'ff ff ff ff ff ff ff ff ff 01'],
  [int('number'), -Number.MAX_SAFE_INTEGER, 'fd ff ff ff ff ff ff 1f'],
  [u32(), 0, '00 00 00 00'],
  [u32(), 1, '01 00 00 00'],
  [u32(), 255, 'ff 00 00 00'],
  [i16(), 0, '00 00'],
  [i16(), 1, '01 00'],
  [i16(), -1, 'ff ff'],
  [i16(), 255, 'ff 00'],
  [i16(), -255, '01 ff'],
  [f64(), 0, '00 00 00 00 00 00 00 00'],
  [f64(), 1, '00 00 00 00 00 00 f0 3f'],
  [f64(), 2.55, '66 66 66 66 66 66 04 40'],
  [f64(), -25.5, '00 00 00 00 00 80 39 c0'],
  [f64(), Number.NaN, '00 00 00 00 00 00 f8 7f'],
  [f32(), Number.NaN, '00 00 c0 7f'],
  [f32(), Number.NEGATIVE_INFINITY, '00 00 80 ff'],
  [bool(), true, '01'],
  [bool(), false, '00'],
  [text(), 'BARE', '04 42 41 52 45'],
  [data(16), bytesOf(sixteen), `10 ${sixteen}`],
  [bytes(16), bytesOf(sixteen), sixteen],
  [three, 'FOO', '00'],
  [three, 'BAR', 'ff 01'],
  [three, 'BUZZ', '80 02'],
  [optional(u32()), undefined, '00'],
  [optional(u32()), 0, '01 00 00 00 00'],
  [optional(u32()), 1, '01 01 00 00 00'],
  [optional(u32()), 255, '01 ff 00 00 00'],
  [list(text()), ['foo', 'bar', 'buzz'], '03 03 66 6f 6f 03 62 61 72 04 62 75 7a 7a'],
  [
    listOf(uint('number'), 10),
    [0, 1, 254, 255, 256, 257, 126, 127, 128, 129],
    '00 01 fe 01 ff 01 80 02 81 02 7e 7f 80 01 81 01',
  ],
  [
    map(u32(), text()),
    new Map([
      [0, 'zero'],
      [1, 'one'],
      [255, words],
    ]),
    `03 00 00 00 00 04 7a 65 72 6f 01 00 00 00 03 6f 6e 65 ff 00 00 00 1b ${Buffer.from(words).toString('hex')}`,
  ],
  [tagged, { case: 'int', value: 0n }, '00 00'],
  [tagged, { case: 'int', value: 1n }, '00 02'],
  [tagged, { case: 'uint', value: 1n }, 'ff 01 01'],
  [tagged, { case: 'int', value: -1n }, '00 01'],
  [tagged, { case: 'int', value: 255n }, '00 fe 03'],
  [tagged, { case: 'uint', value: 255n }, 'ff 01 ff 01'],
  [tagged, { case: 'int', value: -255n }, '00 fd 03'],
  [tagged, { case: 'str', value: 'BARE' }, '80 02 04 42 41 52 45'],
  [
    record({ foo: uint(), bar: int(), buzz: text() }),
    { foo: 255n, bar: -255n, buzz: 'BARE' },
    'ff 01 fd 03 04 42 41 52 45',
  ],
]

describe('the example values of the BARE draft', () => {
  it.each(known.map((each) => [each[0].kind, each[2], ...each] as const))(
    '%s as %s',
    (_kind, _hex, schema, value, hex) => {
      const codec = bareCodecOf<Schema>(schema)
      expect(codec.encode(value)).toEqual({ ok: true, value: bytesOf(hex) })
      expect(codec.decode(bytesOf(hex))).toEqual({ ok: true, value })
    },
  )
})

const people = `
type PublicKey data[128]
type Time str # ISO 8601

type Department enum {
  ACCOUNTING
  ADMINISTRATION
  CUSTOMER_SERVICE
  DEVELOPMENT

  # Reserved for the CEO
  JSMITH = 99
}

type Address list<str>[4] # street, city, state, country

type Customer struct {
  name: str
  email: str
  address: Address
  orders: list<struct {
    orderId: i64
    quantity: i32
  }>
  metadata: map<str><data>
}

type Employee struct {
  name: str
  email: str
  address: Address
  department: Department
  hireDate: Time
  publicKey: optional<PublicKey>
  metadata: map<str><data>
}

type TerminatedEmployee void

type Person union {Customer | Employee | TerminatedEmployee}
`

const address = ['123 Main St', 'Philadelphia', 'PA', 'United States']

const persons: readonly (readonly [string, unknown, string])[] = [
  [
    'a customer',
    {
      case: 'Customer',
      value: {
        name: 'James Smith',
        email: 'jsmith@example.org',
        address,
        orders: [{ orderId: 4242424242n, quantity: 5 }],
        metadata: new Map(),
      },
    },
    `00 0b 4a616d657320536d697468 12 6a736d697468406578616d706c652e6f7267 0b 313233204d61696e205374
     0c 5068696c6164656c70686961 02 5041 0d 556e6974656420537461746573 01 b241defc00000000 05000000 00`,
  ],
  [
    'an employee',
    {
      case: 'Employee',
      value: {
        name: 'Tiffany Doe',
        email: 'tiffanyd@acme.corp',
        address,
        department: 'ADMINISTRATION',
        hireDate: '2020-06-21T21:18:05Z',
        metadata: new Map(),
      },
    },
    `01 0b 54696666616e7920446f65 12 74696666616e79644061636d652e636f7270 0b 313233204d61696e205374
     0c 5068696c6164656c70686961 02 5041 0d 556e6974656420537461746573 01
     14 323032302d30362d32315432313a31383a30355a 00 00`,
  ],
  ['a terminated employee', { case: 'TerminatedEmployee', value: undefined }, '02'],
]

describe('the example schema of the BARE draft', () => {
  it.each(persons)('reads, and its codec takes %s', (_who, value, hex) => {
    const read = readBareText(people)
    if (!read.ok) throw new Error(read.error.message)
    const codec = bareCodecOf<Schema>(read.value.get('Person')!)
    const message = bytesOf(hex.replace(/\s/g, ''))
    expect(codec.decode(message)).toEqual({ ok: true, value })
    expect(codec.encode(value)).toEqual({ ok: true, value: message })
  })
})
