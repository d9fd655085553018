// What an answer rests on has room in a frame, whatever the answer says of itself.

import { expect, test } from 'vitest'
import { basisOf } from '../../../src/daemon/certificates/basis.js'
import {
  ContractRegistry,
  certifiedMessage,
  contract,
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
