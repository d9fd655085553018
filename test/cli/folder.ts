// Files for a command to read, gone when the test file ends.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'constellation-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file and gives its path; objects become lines of NDJSON. */
export function fileOf(name: string, content: string | readonly unknown[]): string {
  const path = join(folder, name)
  writeFileSync(
    path,
    typeof content === 'string' ? content : content.map((line) => `${JSON.stringify(line)}\n`).join(''),
  )
  return path
}
