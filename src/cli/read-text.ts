import { readFile } from 'node:fs/promises'
import { CommandFailure } from './output.js'

/** A file's bytes, or standard input for `-`; one that can't be read ends the command. */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (path === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer) // stdin without an encoding gives buffers
    return Buffer.concat(chunks)
  }
  try {
    return await readFile(path)
  } catch (error) {
    throw unreadable(path, error)
  }
}

export function unreadable(path: string, error: unknown): CommandFailure {
  const reason = reasons.get((error as NodeJS.ErrnoException).code) ?? String(error) // what node throws here has a code
  return new CommandFailure({ code: 'FAULT_SYNTAX', path, message: `${path}: ${reason}` })
}

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'this is a directory'],
  ['EACCES', 'this file may not be read'],
])

export const readText = async (path: string): Promise<string> => new TextDecoder().decode(await readBytes(path))
