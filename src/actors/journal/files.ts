// The journal's folder and file before LMDB maps them: LMDB itself loops, or ends the process, on what is not its own.

import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { journalFault } from './records.js'

const names = ['data.mdb', 'lock.mdb'] as const

/** Makes the folder for its owner alone. */
export function prepareFolder(directory: string): Result<void, Fault> {
  return attempted(directory, () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    chmodSync(directory, 0o700)
    return ok(undefined)
  })
}

/** Takes others' rights off the files; to be called once LMDB has made them. */
export const closeToOthers = (directory: string): Result<void, Fault> =>
  attempted(directory, () => {
    for (const name of names) if (existsSync(join(directory, name))) chmodSync(join(directory, name), 0o600)
    return ok(undefined)
  })

export const journalExists = (directory: string): boolean => existsSync(join(directory, names[0]))

// The first meta page of a store: a page header of 24 bytes, then u32 magic and u32 data version.
const magicOffset = 24
const magic = 0xbeefc0de
const dataVersion = 2

/** Whether what lies there is a store of our LMDB, or nothing yet. */
export function checkStoreFile(directory: string): Result<void, Fault> {
  return attempted(directory, () => {
    const path = join(directory, names[0])
    if (!existsSync(path)) return ok(undefined)
    const head = Buffer.alloc(magicOffset + 8)
    const file = openSync(path, 'r')
    const read = readSync(file, head)
    closeSync(file)
    if (read === 0) return ok(undefined)
    if (
      read === head.length &&
      head.readUInt32LE(magicOffset) === magic &&
      head.readUInt32LE(magicOffset + 4) === dataVersion
    )
      return ok(undefined)
    return err(journalFault(`${path} is no journal of this version; move it away to start a new one.`))
  })
}

function attempted(directory: string, act: () => Result<void, Fault>): Result<void, Fault> {
  try {
    return act()
  } catch (thrown) {
    return err(journalFault(`The journal's folder ${directory} can't be used: ${(thrown as Error).message}.`)) // fs throws Errors
  }
}
