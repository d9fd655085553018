// What a command loads before it is known what it has to do: that much all of them wait for, help too.

import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { repository } from './run-command.js'

/** Files of src that the command imports at once, those that only an action imports left out. */
async function loadedAtOnce(): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: repository,
    entryPoints: [join('src', 'cli', 'main.ts')],
    bundle: true,
    splitting: true,
    metafile: true,
    write: false,
    outdir: 'dist',
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
  })
  const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === 'src/cli/main.ts')
  const chunks = new Set(entry === undefined ? [] : [entry])
  for (const chunk of chunks)
    for (const { path, kind } of metafile.outputs[chunk]?.imports ?? [])
      if (kind === 'import-statement' && path in metafile.outputs) chunks.add(path)
  return [...chunks].flatMap((chunk) => Object.keys(metafile.outputs[chunk]?.inputs ?? {}))
}

it('is what the verbs take, and nothing of what they do', async () => {
  const loaded = await loadedAtOnce()
  expect(loaded).toContain('src/cli/verbs/call.ts')
  expect(loaded.filter((path) => /^src\/(actors|client|domains)\/|\/index\.ts$|\/acts\//.test(path))).toEqual([])
  expect(loaded.length).toBeLessThan(50)
})
