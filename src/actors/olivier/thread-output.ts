// What models print. Standard output belongs to whoever runs the process, and may be read by a machine.

import { writeSync } from 'node:fs'

const standardError = 2

/**
 * Sends what this thread prints to standard error, at once: a thread that waits for frames never comes round to what Node would
 * have kept for it, and all of it would pile up.
 */
export function printToStandardError(): void {
  // Both are streams, whose `write` has several forms; the text comes first in each, and the callback last.
  const write = (chunk: unknown, ...rest: readonly unknown[]): boolean => {
    try {
      if (chunk instanceof Uint8Array) writeSync(standardError, chunk)
      else writeSync(standardError, String(chunk))
    } catch {
      // A full or closed pipe: a remark is lost, and no answer with it.
    }
    const done = rest.at(-1)
    if (typeof done === 'function') done()
    return true
  }
  process.stdout.write = write
  process.stderr.write = write
}
