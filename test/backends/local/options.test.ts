import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBackend, readLocalOptions } from '../../../src/backends/local/index.js'
import { localPosture } from '../../../src/backends/local/server-calls.js'

describe('the options of the local rung', () => {
  it.each([
    ['http://127.0.0.1:8080', 'on-host'],
    ['http://localhost:8080', 'on-host'],
    ['http://[::1]:8080', 'on-host'],
    ['http://10.1.2.3:8080', 'in-network'],
    ['http://gpu-1.lab:8000', 'in-network'],
    ['https://93.184.216.34', 'third-party'],
    ['https://[2606:2800:220:1::1]', 'third-party'],
  ])('say of %s that data goes %s', (url, posture) => {
    expect(localPosture({ url })).toBe(posture)
  })

  it('are refused with a path, and no key in the address', () => {
    expect(readLocalOptions({ url: 'http://a', n: 1 })).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG' } })
    expect(readLocalOptions({ url: 'ftp://a' })).toMatchObject({ ok: false, error: { path: 'local.url' } })
    expect(readLocalOptions({ url: 'http://u:p@a' })).toMatchObject({ ok: false, error: { path: 'local.url' } })
    expect(readLocalOptions({ url: 'http://a', lora: [{ id: -1 }] })).toMatchObject({
      ok: false,
      error: { path: 'local.lora[0]' },
    })
  })

  it.each([
    ['is not set', {}],
    ['is not set', { LOCAL_KEY: '' }],
    ['holds what no header can', { LOCAL_KEY: 'two words' }],
  ])(
    'name a variable for the key: one that %s is a fault at the start, and nothing is asked without',
    async (why, env) => {
      const services = { contracts: [], egress: () => Promise.reject(new Error('nothing is to be sent')), env }
      expect(await createBackend({ url: 'http://127.0.0.1:9', apiKeyEnv: 'LOCAL_KEY' }, services)).toMatchObject({
        ok: false,
        error: { code: 'FAULT_CONFIG', path: 'local.apiKeyEnv', message: expect.stringContaining(`LOCAL_KEY ${why}`) },
      })
    },
  )

  it('are read or refused, whatever they are', () => {
    const entry = fc.tuple(fc.constantFrom('url', 'server', 'model', 'lora', 'patience', 'retry', 'x'), fc.jsonValue())
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(entry).map(Object.fromEntries)), (given) => {
        const read = readLocalOptions(given)
        expect(read.ok || read.error.code === 'FAULT_CONFIG').toBe(true)
      }),
    )
  })
})
