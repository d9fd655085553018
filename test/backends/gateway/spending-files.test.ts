import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { spendingFiles } from '../../../src/backends/gateway/spending-files.js'
import { WatchedClock } from '../http/watched-clock.js'
import { answer, faultOf, open } from './gatewaying.js'

const day = '2026-11-23'
let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'spending-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

describe('what was spent on a day', () => {
  it('is there after a restart, also of two that write at once', async () => {
    const [one, other] = [spendingFiles(join(directory, 'new')), spendingFiles(join(directory, 'new'))]
    expect(await one.spent(day)).toBe(0)
    await Promise.all([one.spend(day, 100), other.spend(day, 10), one.spend(day, -30), other.spend(day, 1)])
    expect(await spendingFiles(join(directory, 'new')).spent(day)).toBe(81)
    expect((await stat(join(directory, 'new', day))).mode & 0o077).toBe(0)
  })

  it('is forgotten with the day, and other files stay', async () => {
    const spending = spendingFiles(directory)
    await spending.spend('2026-11-22', 100)
    await writeFile(join(directory, 'readme'), 'mine')
    expect(await spending.spent(day)).toBe(0)
    expect(await readdir(directory)).toEqual(['readme'])
  })

  it('counts what was written whole, wherever a crash cut the file', async () => {
    const spending = spendingFiles(directory)
    const amounts = [500, -20, 7, 1_234]
    for (const amount of amounts) await spending.spend(day, amount)
    const whole = await readFile(join(directory, day), 'utf8')
    for (let length = whole.length; length >= 0; length--) {
      await truncate(join(directory, day), length)
      const records = whole.slice(0, length).match(/;/g)?.length ?? 0
      const sum = amounts.slice(0, records).reduce((all, amount) => all + amount, 0)
      expect(await spending.spent(day)).toBe(sum)
    }
  })

  it('goes on behind a record that a crash cut', async () => {
    const spending = spendingFiles(directory)
    await spending.spend(day, 500)
    await appendFile(join(directory, day), '\n12')
    await spending.spend(day, 8)
    expect(await spending.spent(day)).toBe(508)
  })

  it('of a file with any other bytes is a rejection or a number', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => Buffer.from(`\n${text};`)),
        ),
        async (bytes) => {
          await writeFile(join(directory, day), bytes)
          const spent = await spendingFiles(directory)
            .spent(day)
            .catch((thrown: Error) => thrown)
          expect(spent instanceof Error || Number.isSafeInteger(spent)).toBe(true)
        },
      ),
    )
    await writeFile(join(directory, day), '\n5;\nmany;')
    await expect(spendingFiles(directory).spent(day)).rejects.toThrow()
  })

  it('holds for a gateway that is started again, and lets it send nothing where it does not read', async () => {
    const used = { text: 'refuse outOfScope', finish: 'stop', usage: { input: 599_000, output: 5 } } as const
    const limits = { requestsPerMinute: 10, tokensPerMinute: 1_000_000, tokensPerDay: 600_000 }
    const options = { limits, spendingDirectory: directory }
    // Half a day from midnight.
    const services = { clock: new WatchedClock(Date.UTC(2026, 10, 23, 12)) }
    const first = await open({ options, services, server: { answer: () => used } })
    await answer(first.backend)
    await vi.waitFor(async () => expect(await spendingFiles(directory).spent(day)).toBe(599_005))
    const second = await open({ options, services })
    expect(await faultOf(second.backend)).toMatchObject({ code: 'FAULT_LIMIT', actual: 599_005 })
    await writeFile(join(directory, day), 'nothing')
    const third = await open({ options, services })
    expect(await faultOf(third.backend)).toMatchObject({ code: 'FAULT_JOURNAL' })
    expect([second.server.requests, third.server.requests]).toEqual([[], []])
  })
})
