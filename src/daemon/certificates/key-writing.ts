// Files of keys: whole and on disk under their name, or not there.

import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes a file under a name that nobody looks for, and waits until it is on disk. What breaks off leaves nothing. */
export async function written(folder: string, text: string, mode: number): Promise<string> {
  const path = join(folder, `.draft-${randomBytes(8).toString('hex')}`)
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(text)
    // Whatever the umask took from it.
    await file.chmod(mode)
    await file.sync()
  } catch (thrown) {
    await rm(path, { force: true })
    throw thrown
  } finally {
    await file.close()
  }
  return path
}

/** Gives a draft its name, in place of what has it. A draft that can't have it goes: it may be a private key. */
export async function placed(draft: string, path: string): Promise<void> {
  try {
    await rename(draft, path)
  } catch (thrown) {
    await rm(draft, { force: true })
    throw thrown
  }
  await synced(dirname(path))
}

/** A name is on disk when its folder is; Windows opens no folders. */
export async function synced(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
