// The client as a browser gets it: one bundle without anything of Node's, speaking to a real door.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type * as ClientModule from '../../src/client/index.js'
import { open } from '../actors/door/open-door.js'

test('the client bundles for a browser with nothing left outside, and the bundle works', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'client-'))
  const outfile = join(folder, 'client.mjs')
  const result = await build({
    entryPoints: ['src/client/index.ts'],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    outfile,
    metafile: true,
    logLevel: 'silent',
  })
  const outputs = Object.values(result.metafile.outputs)
  expect(outputs.flatMap(({ imports }) => imports)).toEqual([])
  const inputs = Object.keys(result.metafile.inputs)
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
  rmSync(folder, { recursive: true })
})
