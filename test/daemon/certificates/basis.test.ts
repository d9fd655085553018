// What an answer rests on has room in a frame, whatever the answer says of itself.

import { expect, test } from 'vitest'
import { basisOf } from '../../../src/daemon/certificates/basis.js'
import { defaultsUsed } from '../../../src/daemon/certificates/defaults-used.js'
import {
  type Basis,
  basisJson,
  ContractRegistry,
  certifiedMessage,
  contract,
  defaulted,
  fromBasisRecord,
  type Json,
  list,
  map,
  number,
  record,
  text,
  toBasisRecord,
} from '../../../src/fabric/index.js'

const told = contract({
  name: 'own.told',
  summary: 'Tells its method.',
  request: record({ x: number() }),
  response: record({ method: text(), error: text() }),
  errors: [],
})
const operation = new ContractRegistry([told]).operation('own.told')!

test.each(['m', 'é', '線', '😀', 'a😀'])('an essay of %s about its method is cut to what a reader takes', (word) => {
  const essay = word.repeat(5_000)
  const basis = basisOf(operation, { name: 'own', version: '1' }, { method: essay, error: 'none' }, [])
  expect(basis.errorBound).toBe('none')
  expect(basis.method.endsWith('…')).toBe(true)
  expect(essay.startsWith(basis.method.slice(0, -1))).toBe(true)
  const framed = certifiedMessage.codec.encode({ response: new Uint8Array(), basis: toBasisRecord(basis) })
  expect(framed).toMatchObject({ ok: true })
})

/** As a frame tells it again. */
function framed(basis: Basis): Json {
  const encoded = certifiedMessage.codec.encode({ response: new Uint8Array(), basis: toBasisRecord(basis) })
  const decoded = encoded.ok ? certifiedMessage.codec.decode(encoded.value) : encoded
  if (!decoded.ok) throw new Error(decoded.error.message)
  return basisJson(fromBasisRecord(decoded.value.basis))
}

const basisWith = (...[assumptions, untold]: [Basis['assumptions'], number?]): Basis =>
  basisOf(operation, { name: 'own', version: '1' }, null, assumptions, untold)

const keyed = map(text(64 * 1024), record({ rate: defaulted(number(), 1) }))

test.each(['k', 'é', '線', '😀', 'a😀'])(
  'a default under a map key of many %s is told by the beginning of its path',
  (word) => {
    const key = word.repeat(5_000)
    const basis = basisWith(defaultsUsed(keyed, new Map([[key, { rate: 1 }]])).assumptions)
    const [told] = basis.assumptions
    expect(told?.value).toBe(1)
    expect(told?.path.endsWith('…') && `.${key}`.startsWith(told.path.slice(0, -1))).toBe(true)
    // What is signed is what is told.
    expect(framed(basis)).toEqual(basisJson(basis))
  },
)

test('a default that is large is told by its size', () => {
  const basis = basisWith([{ path: 'curve', value: 'x'.repeat(100_000) }])
  expect(basis.assumptions).toEqual([{ path: 'curve', value: 'left out: 100002 bytes of JSON' }])
  expect(framed(basis)).toEqual(basisJson(basis))
})

test('defaults that are large together are told as far as there is room, and how many more there are', () => {
  const basis = basisWith(
    Array.from({ length: 10 }, (_, n) => ({ path: `p${n}`, value: 'x'.repeat(10_000) })),
    5,
  )
  expect(basis.assumptions.map(({ path }) => path)).toEqual(['p0', 'p1', 'p2', ''])
  expect(basis.assumptions.at(-1)?.value).toBe('and 12 more')
  expect(framed(basis)).toEqual(basisJson(basis))
})

test('of a million defaults the first are held, and the others counted', () => {
  const rows = list(record({ rate: defaulted(number(), 1) }), { countMax: 1_000_000 })
  const found = defaultsUsed(
    rows,
    Array.from({ length: 1_000_000 }, () => ({ rate: 1 })),
  )
  expect(found).toMatchObject({ assumptions: { length: 256 }, untold: 999_744 })
  expect(basisWith(found.assumptions, found.untold).assumptions.at(-1)).toEqual({ path: '', value: 'and 999744 more' })
})
