// What was spent, in a file for each day: one record is appended for each change, and is on disk before anything is sent on it.

import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Spending } from '../http/index.js'

/** A day in UTC. */
const dayName = /^\d{4}-\d\d-\d\d$/

/**
 * A process that is killed leaves at most one record without its end: what was to be sent on it was not, so it does not count. A file
 * with anything else in it rejects.
 *
 * @param directory made where it is not there; files of other days than the one that is asked for are removed from it
 */
export function spendingFiles(directory: string): Spending {
  return {
    async spent(day) {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      for (const name of await readdir(directory))
        if (dayName.test(name) && name !== day) await rm(join(directory, name), { force: true })
      return sumOf(await textOf(join(directory, day)))
    },
    async spend(day, tokens) {
      const file = await open(join(directory, day), 'a', 0o600)
      try {
        // One write at the end of the file: processes that share it do not mix their records.
        await file.write(`\n${tokens};`)
        await file.datasync()
      } finally {
        await file.close()
      }
    },
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return ''
    throw thrown
  }
}

/** Tokens of all records, `-12;` on a line each. */
function sumOf(text: string): number {
  const [before, ...records] = text.split('\n')
  if (before !== '') throw new Error('the file does not begin as it should')
  let sum = 0
  for (const record of records) {
    const tokens = /^(-?\d{1,15});$/.exec(record)?.[1]
    if (tokens === undefined && !/^-?\d{0,15}$/.test(record)) throw new Error('a record does not read')
    sum += Number(tokens ?? 0)
  }
  return sum
}
