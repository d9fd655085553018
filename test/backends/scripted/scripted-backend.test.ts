import { afterEach, describe, expect, it, vi } from 'vitest'
import { createBackend } from '../../../src/backends/scripted/index.js'

afterEach(() => vi.unstubAllEnvs())

describe('the scripted rung', () => {
  it('does not load in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect(await createBackend({})).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path: 'backend.name' } })
  })

  it('loads elsewhere', async () => {
    vi.stubEnv('NODE_ENV', 'test')
    expect(await createBackend({})).toMatchObject({ ok: true, value: { rung: 'scripted', posture: 'in-process' } })
  })
})
