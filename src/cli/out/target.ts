// Where an answer is written: standard output, or a file that is whole or not there.

import { randomBytes } from 'node:crypto'
import { createWriteStream, lstatSync, unlinkSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandFailure } from '../output.js'

export interface Target {
  /** Standard output where there is none. */
  readonly path?: string
}

/** Ends the command where a file stands in the way; with `force` it may be replaced, if it is a plain file. */
export function requireFree(path: string, force: boolean): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there === undefined || (force && there.isFile())) return
  const message = there.isFile()
    ? `${path} is there already: --force replaces it`
    : `${path} is there already, and no plain file`
  throw new CommandFailure({ code: 'FAULT_SYNTAX', path, message })
}

/** Writes all of it. A file has its name only once it is whole; what breaks off leaves nothing behind. */
export async function writeAll(
  { path }: Target,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<void> {
  if (path === undefined) {
    await pipeline(Readable.from(pieces), process.stdout, { end: false })
    return
  }
  // A name of its own: what breaks off removes it, and must not remove another's.
  const begun = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  const remove = (): void => {
    try {
      unlinkSync(begun)
    } catch {
      // it never came to be
    }
  }
  process.once('exit', remove) // also where a signal ends the command
  try {
    await pipeline(Readable.from(pieces), createWriteStream(begun, { flags: 'wx' }))
    await rename(begun, path)
  } catch (error) {
    remove()
    throw error instanceof CommandFailure ? error : unwritable(path, error)
  } finally {
    process.off('exit', remove)
  }
}

const unwritable = (path: string, error: unknown): unknown => {
  if (!(error instanceof Error && 'syscall' in error)) return error
  const message = `${path} can't be written: ${error.message}`
  return new CommandFailure({ code: 'FAULT_SYNTAX', path, message })
}
