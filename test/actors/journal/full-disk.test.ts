import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { builtFile } from '../../../src/fabric/index.js'

const journalModule = builtFile(new URL('../../../src/actors/journal/index.ts', import.meta.url).href, './index.js')

// A limit on the size of files is a disk that is full, without needing one.
test.skipIf(process.platform === 'win32')(
  'a full disk is a fault to the writer; what was accepted stays readable',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'journal-'))
    const program = fileURLToPath(new URL('./full-disk-process.js', import.meta.url))
    const limited = `trap '' XFSZ; ulimit -f 4096; exec "$0" "$@"`
    const args = [limited, process.execPath, program, pathToFileURL(journalModule).href, join(folder, 'journal')]
    const { status, stdout, stderr } = spawnSync('sh', ['-c', ...args], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    const told = JSON.parse(stdout)
    expect(told).toMatchObject({ refused: 'FAULT_JOURNAL', again: 'FAULT_JOURNAL', damaged: 0 })
    expect(told.accepted).toBeGreaterThan(0)
    expect(told.kept).toBe(told.accepted)
    rmSync(folder, { recursive: true })
  },
)
