import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readOptions } from '../../../src/backends/gateway/options.js'

const least = { url: 'https://api.example.com/v1', model: 'm' }

it('an address and a model are enough', () => {
  expect(readOptions(least)).toMatchObject({ ok: true, value: { api: 'chat', dialect: 'none', prefill: 'none' } })
})

it('what cannot be is a fault with its path, before anything is opened', () => {
  const wrong: readonly (readonly [object, string])[] = [
    [{ model: 'm' }, 'gateway.url'],
    [{ ...least, url: 'ftp://x/' }, 'gateway.url'],
    [{ ...least, url: 'https://user:secret@x/v1' }, 'gateway.url'],
    [{ ...least, url: 'https://x/v1?key=secret' }, 'gateway.url'],
    [{ ...least, apiKey: 'sk-secret' }, 'gateway'],
    [{ ...least, apiKeyEnv: 'sk-secret' }, 'gateway.apiKeyEnv'],
    [{ ...least, api: 'chat', dialect: 'lark-tool' }, 'gateway.dialect'],
    [{ ...least, api: 'responses', dialect: 'gbnf-field' }, 'gateway.dialect'],
    [{ ...least, api: 'completions', prefill: 'assistant' }, 'gateway.prefill'],
    [{ ...least, cloudflare: { maxAttempts: 6 } }, 'gateway.cloudflareMaxAttempts'],
    [{ ...least, cloudflare: { cacheTtlSeconds: 59 } }, 'gateway.cloudflareCacheTtlSeconds'],
    [{ ...least, cloudflare: { metadata: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 } } }, 'gateway.cloudflareMetadata'],
    [{ ...least, cloudflare: { metadata: { a: 'x\r\ny: z' } } }, 'gateway.cloudflareMetadata'],
    [{ ...least, limits: { tokensPerDay: 0 } }, 'gateway.tokensPerDay'],
    [{ ...least, retry: { attemptsMax: 11 } }, 'gateway.attemptsMax'],
  ]
  for (const [options, path] of wrong) {
    const read = readOptions(options)
    expect(read).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path } })
    expect(JSON.stringify(read)).not.toContain('secret')
  }
})

it('any value is options or a fault', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (value) => {
      const read = readOptions(value)
      expect(read.ok || read.error.code === 'FAULT_CONFIG').toBe(true)
    }),
  )
})
