// A data file's bytes, no more of them than may be: a path may lead to a file of any size, or to one without an end.

import { createReadStream } from 'node:fs'
import { inputBytesMax } from '../../clef/index.js'
import { CommandFailure } from '../output.js'
import { unreadable } from '../read-text.js'

/** `-` is standard input. More than `inputBytesMax` end the command. */
export async function fileBytes(path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      chunks.push(chunk as Buffer) // streams without an encoding give buffers
      length += (chunk as Buffer).length
      if (length > inputBytesMax) throw tooLarge(path, length)
    }
  } catch (error) {
    throw error instanceof CommandFailure ? error : unreadable(path, error)
  }
  return Buffer.concat(chunks)
}

const tooLarge = (path: string, actual: number): CommandFailure => {
  const message = `${path}: a data file may have ${inputBytesMax} bytes`
  return new CommandFailure({ code: 'FAULT_LIMIT', path, limit: inputBytesMax, actual, message })
}
