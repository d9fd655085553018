// Where an answer is written: standard output, or a file that is whole or not there.

import { randomBytes } from 'node:crypto'
import { lstatSync, unlinkSync } from 'node:fs'
import { link, open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandFailure } from '../output.js'

export interface Target {
  /** Standard output where there is none. */
  readonly path?: string
  /** Whether a file that has the path may be replaced. */
  readonly force?: boolean
}

/** Ends the command where a file stands in the way; with `force` it may be replaced, if it is a plain file. */
export function requireFree(path: string, force: boolean): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there === undefined || (force && there.isFile())) return
  if (there.isFile()) throw inTheWay(path)
  throw new CommandFailure({ code: 'FAULT_SYNTAX', path, message: `${path} is there already, and no plain file` })
}

const inTheWay = (path: string): CommandFailure =>
  new CommandFailure({ code: 'FAULT_SYNTAX', path, message: `${path} is there already: --force replaces it` })

/** Writes all of it. A file has its name only once it is whole; what breaks off leaves nothing behind. */
export async function writeAll(
  { path, force = false }: Target,
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
    // Open before anything is asked for: a file that came to be after it was removed would stay.
    const file = await open(begun, 'wx')
    await pipeline(Readable.from(pieces), file.createWriteStream())
    if (force) await rename(begun, path)
    else {
      await named(begun, path)
      remove() // a link has left it its first name
    }
  } catch (error) {
    remove()
    throw error instanceof CommandFailure ? error : unwritable(path, error)
  } finally {
    process.off('exit', remove)
  }
}

/** Gives a file its name if nothing has it, also nothing that came while the file was written. */
async function named(begun: string, path: string): Promise<void> {
  try {
    await link(begun, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // fs throws nothing else
    if (code === 'EEXIST') throw inTheWay(path)
    if (!noLinks.has(code ?? '')) throw error
    // A file system without links: the name is taken first, and what was written comes in its place.
    const taken = await open(path, 'wx').catch((refused: NodeJS.ErrnoException) => {
      throw refused.code === 'EEXIST' ? inTheWay(path) : refused
    })
    await taken.close()
    await rename(begun, path)
  }
}

/** What file systems say that know no links. */
const noLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

const unwritable = (path: string, error: unknown): unknown => {
  if (!(error instanceof Error && 'syscall' in error)) return error
  const message = `${path} can't be written: ${error.message}`
  return new CommandFailure({ code: 'FAULT_SYNTAX', path, message })
}
