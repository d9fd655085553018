// The client as a browser gets it: one bundle without anything of Node's. It speaks to a real door in this process, and from a
// page in Chromium to a real daemon.

import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type * as ClientModule from '../../src/client/index.js'
import { readConfig, startConstellation } from '../../src/daemon/index.js'
import { open } from '../actors/door/open-door.js'
import { market, position } from '../domains/finance/requests.js'
import type { Visit, Visited } from './browser-page.js'
import { Relay } from './relay.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, maxRetries: 5 })
})

/** Bundles as for a page. @returns the path of the bundle, and what went into it */
async function bundled(entry: string, format: 'esm' | 'iife') {
  const outfile = join(folder, 'bundle.mjs')
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    format,
    outfile,
    metafile: true,
    logLevel: 'silent',
  })
  return { outfile, metafile }
}

test('the client bundles for a browser with nothing left outside, and the bundle works', async () => {
  const { outfile, metafile } = await bundled('src/client/index.ts', 'esm')
  const outputs = Object.values(metafile.outputs)
  expect(outputs.flatMap(({ imports }) => imports)).toEqual([])
  const inputs = Object.keys(metafile.inputs)
  expect(inputs.filter((path) => path.startsWith('node:'))).toEqual([])
  expect(inputs.filter((path) => path.startsWith('src/')).every((path) => /^src\/(client|fabric)\//.test(path))).toBe(
    true,
  )

  const bundle: typeof ClientModule = await import(pathToFileURL(outfile).href)
  const { laneUrl } = await open()
  const client = await bundle.connect(laneUrl, { webSocket: WebSocket })
  if (!client.ok) throw new Error(client.error.message)
  expect(await client.value.goal({ text: 'from a page' })).toMatchObject({
    ok: true,
    value: { kind: 'ok', answer: { json: { heard: 'from a page' } } },
  })
  client.value.close()
})

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const hasBrowser = existsSync(executablePath)
if (!hasBrowser)
  console.error(
    `SKIPPED: no browser at ${executablePath}, so the client is not proven in a page. Install it (apt-get install chromium) or set CHROMIUM.`,
  )

const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A page of this machine's own with the bundle in it. */
async function pageServer(script: string) {
  const server = createServer(({ url }, answer) => {
    const [type, body] =
      url === '/bundle.js' ? ['text/javascript', script] : ['text/html', '<script src="bundle.js"></script>']
    answer.writeHead(200, { 'content-type': type }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

async function daemon() {
  const config = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent', CONSTELLATION_LISTEN_PORT: '0' } })
  if (!config.ok) throw new Error(config.error[0]?.message)
  const started = await startConstellation(config.value, { door: true, language: true, ephemeral: true })
  if (!started.ok) throw new Error(started.error.message)
  return started.value
}

test.skipIf(!hasBrowser)(
  'a page in Chromium sends goals, makes calls and takes a stream through a cut wire',
  async () => {
    const { outfile } = await bundled('test/client/browser-page.ts', 'iife')
    const tree = await daemon()
    const relay = await Relay.to(tree.url)
    const site = await pageServer(readFileSync(outfile, 'utf8'))
    const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath,
      args: browserFlags,
    })
    try {
      const page = await browser.newPage()
      await page.exposeFunction('cutTheWire', () => relay.cut())
      await page.goto(site.url)
      const positions = Array.from({ length: 120 }, (_, n) => position(`p${n}`))
      const asked: Visit = { laneUrl: relay.laneUrl, book: { book: positions, market } }
      const visited = (await page.evaluate(`visit(${JSON.stringify(asked)})`)) as Visited
      expect(visited).toMatchObject({
        goal: { outcome: 'ok', answer: { total: { value: 60, unit: 'm' } } },
        call: { ok: true, value: { time: 2 } },
        result: true,
        gone: { ok: false, error: { code: 'FAULT_ACTOR_DOWN' } },
      })
      expect(visited.collected).toEqual(visited.goal)
      expect(visited.lines).toEqual(positions.map(({ id }) => id))
      expect(visited.states).toEqual(['reconnecting', 'open', 'closed'])
      expect(relay.connections).toBe(2)
    } finally {
      await browser.close()
      site.close()
      await tree.stop()
    }
  },
  120_000,
)
