// A daemon as its own process with a unix socket, as its peers on the same machine find it.

import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connectFromNode } from '../../src/client/node.js'
import { sum } from '../../src/domains/finance/contract.js'
import { parseDimension } from '../../src/fabric/index.js'
import { type Served, served, started } from './served.js'

let folder: string
const daemons: Served[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'constellation-unix-'))
})
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.terminate()
  rmSync(folder, { recursive: true, force: true })
})

async function servedOn(socket: string): Promise<Served> {
  const daemon = await served({ CONSTELLATION_LISTEN_UNIX: socket })
  daemons.push(daemon)
  return daemon
}

async function answers(socket: string): Promise<void> {
  const client = await connectFromNode(`unix:${socket}`)
  if (!client.ok) throw new Error(client.error.message)
  const unit = parseDimension('EUR')
  if (!unit.ok) throw new Error(unit.error.message)
  const two = { value: 2, dimension: unit.value }
  expect(await client.value.call(sum, { amounts: [two, two] })).toMatchObject({ ok: true, value: { value: 4 } })
  client.value.close()
}

it('answers on its socket, comes back on it after a crash, and takes it away at its end', async () => {
  const socket = join(folder, 'lane.sock')
  const first = await servedOn(socket)
  expect(statSync(socket).mode & 0o777).toBe(0o600)
  await answers(socket)
  const ready = await fetch(`${first.url}/readyz`)
  expect(await ready.json()).toEqual({ ready: true, listening: [first.url, `unix:${socket}`] })
  await first.kill()
  expect(existsSync(socket)).toBe(true)

  const second = await servedOn(socket)
  await answers(socket)
  const other = started(['serve'], {
    CONSTELLATION_LISTEN_PORT: '0',
    CONSTELLATION_LISTEN_UNIX: socket,
    CONSTELLATION_DATA_DIRECTORY: join(folder, 'other'),
  })
  expect(await other.ended).toMatchObject({ code: 1, stderr: expect.stringContaining('listen.unix') })
  await answers(socket)
  expect((await second.terminate()).code).toBe(0)
  expect(existsSync(socket)).toBe(false)
})
