// One process at a time writes to a journal: two would each end the other's goals. Who does is a record of the store itself,
// read and written in one transaction, so that of two that start at once one is refused; readers do not ask.

import type { RootDatabase } from 'lmdb'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.js'
import { journalFault } from './records.js'

const key = 'writer'

export interface OnlyWriter {
  /** Lets the next one in, once every write before it is on disk. Rejects when the disk refuses. */
  release(): Promise<void>
}

/** FAULT_JOURNAL naming the process that writes there. A writer that ended without letting go is no hindrance. */
export function becomeOnlyWriter(root: RootDatabase, directory: string): Result<OnlyWriter, Fault> {
  const writers = root.openDB<ProcessIdentity, string>('writer', { encoding: 'json' })
  const other = root.transactionSync(() => {
    const before = writers.get(key)
    if (before !== undefined && isRunning(before)) return before.pid
    writers.putSync(key, thisProcess())
    return undefined
  })
  if (other === undefined) return ok({ release: async () => void (await writers.remove(key)) })
  const message = `data.directory ${directory} is in use by process ${other}: stop that one, or choose another folder.`
  return err({ ...journalFault(message), path: 'data.directory' })
}
