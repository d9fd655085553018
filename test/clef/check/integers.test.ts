// Integers and floats of contracts: numbers that measure nothing, as programs give them.

import { describe, expect, it } from 'vitest'
import { Evaluation } from '../../../src/clef/elaborate/evaluation.js'
import { checkProgram, elaborate, parseProgram } from '../../../src/clef/index.js'
import {
  contract,
  f64,
  type Infer,
  i8,
  list,
  message,
  optional,
  record,
  text,
  u64,
} from '../../../src/fabric/schema/index.js'

const dial = contract({
  name: 'phone.dial',
  summary: 'Dial a number.',
  request: record({
    serial: u64(),
    offset: optional(i8()),
    drift: optional(f64()),
    steps: optional(list(f64())),
  }),
  response: record({ said: text() }),
  errors: [],
})

function checked(program: string) {
  const parsed = parseProgram(program)
  if (!parsed.ok) throw new Error(parsed.error[0]!.message)
  return checkProgram(parsed.value, null, [dial])
}

/** The one request of a program, in its bytes and read again. */
function requestOf(program: string): unknown {
  const plan = elaborate(checked(program))
  if (!plan.ok) throw new Error(plan.error[0]!.message)
  const { codec } = message('phone.dial request', dial.request)
  const evaluation = new Evaluation({ answers: new Map(), inputs: new Map() }, plan.value.slots)
  const request = evaluation.valueOf(plan.value.calls[0]!.request)
  const encoded = request.ok ? codec.encode(request.value as Infer<typeof dial.request>) : request // made for it
  if (!encoded.ok) throw new Error(encoded.error.message)
  const decoded = codec.decode(encoded.value)
  return decoded.ok ? [decoded.value, plan.value.calls[0]!.args] : decoded.error
}

describe('a number without a measure', () => {
  it('is an integer in range, or a float', () => {
    const fields = 'serial = 9007199254740991; offset = -128; drift = 3.0 / 2.0; steps = [1.0; -2.5]'
    expect(requestOf(`phone.dial { ${fields} }`)).toEqual([
      { serial: 9007199254740991n, offset: -128, drift: 1.5, steps: [1, -2.5] },
      { serial: 9007199254740991, offset: -128, drift: 1.5, steps: [1, -2.5] },
    ])
  })

  it.each([
    ['serial = -1', 'serial', 'a whole number from 0 to 9007199254740991'],
    ['serial = 1.5', 'serial', 'a whole number from 0 to 9007199254740991'],
    ['serial = 1.0<m>', 'serial', 'a whole number from 0 to 9007199254740991'],
    ['serial = 1; offset = 128', 'offset', 'a whole number from -128 to 127'],
  ])('is none out of range, with a fraction or with a unit: %s', (fields, path, expected) => {
    expect(checked(`phone.dial { ${fields} }`).diagnostics).toMatchObject([{ code: 'CLEF_TYPE', path, expected }])
  })

  it.each(['drift = 1.0<m>', 'drift = 3.0<m> / 2.0<s>', 'steps = [1.0<m>]'])('is not one with: %s', (field) => {
    expect(checked(`phone.dial { serial = 1; ${field} }`).diagnostics).toMatchObject([{ code: 'CLEF_DIMENSION' }])
  })
})
