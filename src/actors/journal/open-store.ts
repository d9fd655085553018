// How a journal's store is opened: by the one who writes there, or by readers.

import { open } from 'lmdb'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { asError } from '../kernel/index.js'
import { checkStoreFile, closeToOthers, journalExists, prepareFolder } from './files.js'
import { becomeOnlyWriter } from './only-writer.js'
import { journalFault } from './records.js'
import { JournalStore } from './store.js'

/**
 * Opens the store in `directory`, made if need be (0700, files 0600), as the only one who writes there until `close`.
 * FAULT_JOURNAL where that can't be; with the path `data.directory` where another process writes there.
 */
export function openStore(directory: string): Result<JournalStore, Fault> {
  const prepared = prepareFolder(directory)
  if (!prepared.ok) return prepared
  const opened = mapped(directory, false)
  if (!opened.ok) return opened
  const closed = closeToOthers(directory)
  if (!closed.ok) opened.value.close().catch(() => {}) // the fault tells already that the folder is no good
  return closed.ok ? opened : closed
}

/** Opens it for reading alone, also while a daemon writes. FAULT_JOURNAL where there is none. */
export const openStoreForReading = (directory: string): Result<JournalStore, Fault> =>
  journalExists(directory) ? mapped(directory, true) : err(journalFault(`There is no journal in ${directory}.`))

const storeOptions = {
  noSubdir: false,
  maxDbs: 5,
  // A write's promise then waits for the disk, not only for its transaction to be visible.
  overlappingSync: false,
  // Event turn batching adds a promise of LMDB's own to each batch, which nobody can catch when the disk refuses.
  // Writes that wait together share a transaction without it too.
  eventTurnBatching: false,
} as const

function mapped(directory: string, readOnly: boolean): Result<JournalStore, Fault> {
  const sound = checkStoreFile(directory)
  if (!sound.ok) return sound
  try {
    const root = open({ ...storeOptions, path: directory, readOnly })
    const writer = readOnly ? ok(undefined) : becomeOnlyWriter(root, directory)
    if (writer.ok) return ok(new JournalStore(root, writer.value))
    void root.close()
    return writer
  } catch (thrown) {
    return err(journalFault(`The journal in ${directory} can't be opened: ${asError(thrown).message}.`))
  }
}
