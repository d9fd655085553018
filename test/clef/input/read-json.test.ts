import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInput } from '../../../src/clef/input/index.js'
import { jsonErrorAt } from '../../../src/clef/input/json-error.js'
import { market } from '../../../src/domains/finance/contract.js'
import { faultOf, read } from './reading.js'

const quoted = JSON.stringify({
  spots: { EURUSD: { value: 1.1, unit: 'USD/EUR' } },
  yields: { USD: { value: 4, unit: '%' } },
  vols: {},
})

describe('an input in JSON', () => {
  it('is read by its schema, and names the conventions used', () => {
    const result = read(market, 'application/json', quoted)
    expect(result.ok && result.value).toMatchObject({
      assumptions: [{ path: 'yields.USD', value: { value: 4, unit: '%/yr' } }],
    })
  })

  it('may begin with a byte order mark', () => {
    expect(read(market, 'application/json', `\uFEFF${quoted}`)).toMatchObject({ ok: true })
  })

  it('faults what its schema does not allow, with the path', () => {
    expect(faultOf(read(market, 'application/json', quoted.replace('USD/EUR', 'EUR/USD')))).toMatchObject({
      code: 'FAULT_DIMENSION',
      path: 'spots.EURUSD',
      expected: 'USD / EUR',
      actual: 'EUR / USD',
    })
  })

  it('says where it stops being JSON', () => {
    const fault = faultOf(read(market, 'application/json', '{\n  "spots": {},\n  "yields": }\n'))
    expect(fault).toMatchObject({ code: 'FAULT_SYNTAX', span: { start: 29, end: 30 } })
    expect(fault.message).toContain('line 3, column 13')
  })

  it('says of nothing that it is empty', () => {
    expect(faultOf(read(market, 'application/json', ' ')).message).toContain('it is empty')
  })

  it('refuses bytes that are no text, and more than it may have', () => {
    expect(readInput(market, 'application/json', Uint8Array.of(0x7b, 0xc3, 0x28))).toMatchObject({
      error: { code: 'FAULT_SYNTAX' },
    })
    expect(readInput(market, 'application/json', new Uint8Array(17 * 1024 * 1024))).toMatchObject({
      error: { code: 'FAULT_LIMIT' },
    })
  })

  it('lives through a million brackets', () => {
    expect(faultOf(read(market, 'application/json', '['.repeat(1_000_000)))).toMatchObject({ code: 'FAULT_SYNTAX' })
  })
})

describe('the place where JSON goes wrong', () => {
  it.each([
    ['{"a":x}', 5],
    ['{"a":1,}', 7],
    ['{,}', 1],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['[1}', 2],
    ['1 1', 2],
    ['01', 1],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ['tru', 0],
    ['{"a":[1,{"b":null}', 18],
    ['"open', 5],
    ['', 0],
  ])('in %j is at %i', (text, at) => {
    expect(jsonErrorAt(text)).toBe(at)
  })

  it('is nowhere in what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonErrorAt(text)).toBe(text.length)
      }),
    )
  })

  it('is that of a wrong character, or of the literal or escape that it tore', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, seed) => {
        const at = seed % (text.length + 1)
        const broken = `${text.slice(0, at)}\u0001${text.slice(at)}`
        const found = jsonErrorAt(broken)
        expect(broken.slice(found, at)).toMatch(/^[\\\w.+-]*$/)
        expect(found).toBeLessThanOrEqual(at)
      }),
    )
  })
})
