// Nothing leaves a backend's thread that the ledger does not have, nor further than its goal allows.

import { afterEach, describe, expect, it } from 'vitest'
import type { BackendHostOptions, SendingOf } from '../../../src/actors/backend/index.js'
import { err, type Fault, ok, type Result } from '../../../src/fabric/index.js'
import { type HostedBackend, hosted, propose } from './hosting.js'

const modulePath = new URL('./sending-backend.mjs', import.meta.url).pathname

let backend: HostedBackend | undefined
afterEach(async () => {
  await backend?.stop()
  backend = undefined
})

async function started(
  limits: Pick<BackendHostOptions, 'ledger' | 'postureMax'> = {},
  options: object = {},
): Promise<Result<HostedBackend, Fault>> {
  const made = await hosted(options, { ...limits, modulePath })
  if (made.ok) backend = made.value
  return made
}

/** A ledger that keeps what it is told, and says yes. */
function ledgerOf() {
  const lines: SendingOf[] = []
  const ledger = async (sending: SendingOf): Promise<Result<void, Fault>> => {
    lines.push(sending)
    return ok(undefined)
  }
  return { lines, ledger }
}

const onHost = { goalId: 'g1', postureMax: 'on-host' } as const

describe('a sending', () => {
  it('is in the ledger under its goal, each one of a proposal', async () => {
    const { lines, ledger } = ledgerOf()
    await started({ ledger })
    const proposed = await propose(backend!.current(), 'http://127.0.0.1:1 on-host 3', { about: onHost })
    expect(proposed).toMatchObject({ ok: true, value: { text: { ok: true, value: 'refuse outOfScope' } } })
    expect(proposed.ok && proposed.value.bytesLeft).toBe(0)
    const line = { goalId: 'g1', sender: 'scripted', destination: 'http://127.0.0.1:1', posture: 'on-host' }
    expect(lines).toEqual([1, 2, 3].map((bytes) => ({ ...line, bytes, body: '0'.repeat(64) })))
  })

  it('beyond this machine counts among the bytes that left, once the ledger has it', async () => {
    let written = 0
    await started({
      ledger: async () => (++written < 3 ? ok(undefined) : err({ code: 'FAULT_JOURNAL', message: 'full' })),
    })
    const about = { goalId: 'g1', postureMax: 'third-party' } as const
    const proposed = await propose(backend!.current(), 'https://far.example third-party 3', { about })
    // The first has one byte, the second two; the third did not leave.
    expect(proposed).toMatchObject({ ok: true, value: { text: { ok: false }, bytesLeft: 3 } })
  })

  it('waits until the ledger has it', async () => {
    let written = (): void => {}
    const asked = new Promise<void>((resolve) => {
      void started({
        ledger: () => {
          resolve()
          return new Promise((done) => {
            written = () => done(ok(undefined))
          })
        },
      })
    })
    while (backend === undefined) await new Promise((resolve) => setImmediate(resolve))
    let settled = false
    const proposed = propose(backend.current(), 'http://127.0.0.1:1 on-host 1', { about: onHost }).then((outcome) => {
      settled = true
      return outcome
    })
    await asked
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(settled).toBe(false)
    written()
    expect(await proposed).toMatchObject({ ok: true, value: { text: { ok: true } } })
  })

  it('does not happen where the ledger fails, and its proposal fails with that', async () => {
    const full: Fault = { code: 'FAULT_JOURNAL', message: 'the disk is full' }
    await started({ ledger: async () => err(full) })
    const proposed = await propose(backend!.current(), 'http://127.0.0.1:1 on-host 1', { about: onHost })
    expect(proposed).toMatchObject({ ok: true, value: { text: { ok: false, error: full } } })
  })

  it('does not happen where there is no ledger', async () => {
    await started()
    const proposed = await propose(backend!.current(), 'http://127.0.0.1:1 on-host 1', { about: onHost })
    expect(proposed).toMatchObject({ ok: true, value: { text: { ok: false, error: { code: 'FAULT_JOURNAL' } } } })
  })

  it.each([
    ['on-host', undefined],
    ['in-network', 'on-host'],
    ['third-party', 'in-network'],
  ] as const)(
    'that goes %s is refused to a goal that allows %s at most, and is not written down',
    async (posture, postureMax) => {
      const { lines, ledger } = ledgerOf()
      await started({ ledger, postureMax: 'third-party' })
      const about = { goalId: 'g1', ...(postureMax === undefined ? {} : { postureMax }) }
      const proposed = await propose(backend!.current(), `http://far.example ${posture} 1`, { about })
      expect(proposed).toMatchObject({ ok: true, value: { text: { ok: false, error: { code: 'FAULT_POLICY' } } } })
      expect(lines).toEqual([])
    },
  )
})

describe('what a backend sends before any goal', () => {
  it('is in the ledger without one', async () => {
    const { lines, ledger } = ledgerOf()
    expect(await started({ ledger, postureMax: 'in-network' }, { probes: 'in-network' })).toMatchObject({ ok: true })
    expect(lines).toMatchObject([{ destination: 'http://probed.example', posture: 'in-network' }])
    expect(lines[0]).not.toHaveProperty('goalId')
  })

  it('keeps it from starting where the daemon does not allow it that far', async () => {
    const { lines, ledger } = ledgerOf()
    const made = await started({ ledger }, { probes: 'on-host' })
    expect(made).toMatchObject({ ok: false, error: { code: 'FAULT_POLICY' } })
    expect(lines).toEqual([])
  })
})
