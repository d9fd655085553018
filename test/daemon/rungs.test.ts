// What a configuration says of a rung is what the rung reads.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { gatewayOptionsSchema } from '../../src/backends/gateway/index.js'
import { readLocalOptions } from '../../src/backends/local/index.js'
import { readConfig } from '../../src/daemon/config/index.js'
import { rungNames, rungOf } from '../../src/daemon/rungs.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-'))
afterAll(() => rmSync(folder, { recursive: true }))

function rungIn(toml: string) {
  const file = join(folder, 'constellation.toml')
  writeFileSync(file, toml)
  const config = readConfig({ file, env: {} })
  if (!config.ok) throw new Error(JSON.stringify(config.error))
  return rungOf(config.value)
}

const servers = `
[local]
server = "vllm"
url = "http://gpu-1.lab:8000"
lora = ["0", "2=0.5"]
firstChunkMs = 9000

[gateway]
url = "https://gateway.example/v1/account/openai"
model = "large"
dialect = "lark-tool"
api = "responses"
apiKeyEnv = "HOSTED_KEY"
cloudflareAuthorizationEnv = "CF_TOKEN"
cloudflareCacheTtlSeconds = 3600
cloudflareMaxAttempts = 5
cloudflareRetryDelayMs = 250
cloudflareBackoff = "linear"
cloudflareRequestTimeoutMs = 9000
cloudflareOwnCacheKey = true
cloudflareMetadata = ["team=desk", "note=a=b"]
`

describe('a rung of a configuration', () => {
  it('is chosen by one line, hosted or local', () => {
    const hosted = rungIn(`backend.name = "gateway"\n${servers}`)
    const local = rungIn(`backend.name = "local"\n${servers}`)
    expect(gatewayOptionsSchema.parse(hosted?.options)).toMatchObject({
      model: 'large',
      api: 'responses',
      apiKeyEnv: 'HOSTED_KEY',
      cloudflare: {
        authorizationEnv: 'CF_TOKEN',
        cacheTtlSeconds: 3_600,
        skipCache: false,
        collectLog: false,
        maxAttempts: 5,
        retryDelayMs: 250,
        backoff: 'linear',
        requestTimeoutMs: 9_000,
        ownCacheKey: true,
        metadata: { team: 'desk', note: 'a=b' },
      },
      spendingDirectory: expect.stringMatching(/spending$/),
    })
    expect(readLocalOptions(local?.options)).toMatchObject({
      ok: true,
      value: {
        server: 'vllm',
        url: 'http://gpu-1.lab:8000',
        lora: [
          { id: 0, scale: 1 },
          { id: 2, scale: 0.5 },
        ],
        patience: { firstChunkMs: 9_000 },
      },
    })
  })

  it("keeps what is said of Cloudflare's gateway where that asks for no token", () => {
    const address = 'url = "https://gateway.ai.cloudflare.com/v1/a/b/openai"\nmodel = "large"\n'
    const hosted = rungIn(`backend.name = "gateway"\n[gateway]\n${address}`)
    // Its own settings might keep and log goals.
    expect(gatewayOptionsSchema.parse(hosted?.options).cloudflare).toMatchObject({ skipCache: true, collectLog: false })
    const direct = rungIn('backend.name = "gateway"\n[gateway]\nurl = "https://api.example/v1"\nmodel = "large"\n')
    expect(gatewayOptionsSchema.parse(direct?.options).cloudflare).toBeUndefined()
  })

  it('may take as long to start as its server may over an answer', () => {
    expect(rungIn('backend.name = "local"\n[local]\ntotalMs = 900000')?.startMs).toBeGreaterThan(900_000)
  })

  it('has defaults that its rung takes', () => {
    expect(readLocalOptions(rungIn('backend.name = "local"')?.options)).toMatchObject({
      ok: true,
      value: { server: 'llama-server', url: 'http://127.0.0.1:8080' },
    })
    // A hosted model has no default: not even an address.
    expect(gatewayOptionsSchema.safeParse(rungIn('backend.name = "gateway"')?.options).success).toBe(false)
  })

  it('is one of those that are no test', () => {
    expect(rungNames()).toEqual(['built', 'local', 'llama', 'gateway'])
  })
})
