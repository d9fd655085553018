import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { openStore, readJournal } from '../../../src/actors/journal/index.js'
import { builtFile } from '../../../src/fabric/index.js'

const journalModule = builtFile(new URL('../../../src/actors/journal/index.ts', import.meta.url).href, './index.js')

test('what was acknowledged is there after kill -9, everything there reads, and its folder is free', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'journal-'))
  const program = fileURLToPath(new URL('./writer-process.js', import.meta.url))
  const writer = spawn(process.execPath, [program, pathToFileURL(journalModule).href, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: string[] = []
  let refusal: ReturnType<typeof openStore> | undefined
  for await (const goalId of createInterface({ input: writer.stdout })) {
    acknowledged.push(goalId)
    if (acknowledged.length === 200) {
      refusal = openStore(directory)
      writer.kill('SIGKILL')
    }
  }
  if (writer.signalCode === null) await once(writer, 'exit')
  expect(writer.signalCode).toBe('SIGKILL')
  // While it lived, nobody else could write there.
  const message = expect.stringContaining(`in use by process ${writer.pid}`)
  expect(refusal).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL', message } })

  const reading = await readJournal(directory, { countMax: 100_000 })
  if (!reading.ok) throw new Error(reading.error.message)
  expect(reading.value.damaged).toEqual([])
  const kept = new Set(reading.value.records.map(({ goalId }) => goalId))
  expect(acknowledged.filter((goalId) => !kept.has(goalId))).toEqual([])
  expect(acknowledged.length).toBeGreaterThanOrEqual(200)

  const reopened = openStore(directory)
  if (!reopened.ok) throw new Error(reopened.error.message)
  const unanswered = reopened.value.unanswered()
  expect(unanswered.ok && new Set(unanswered.value.map(({ goalId }) => goalId))).toEqual(kept)
  await reopened.value.close()
  rmSync(directory, { recursive: true })
})
