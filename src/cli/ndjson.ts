import { err, type Fault, ok, type Result } from '../fabric/index.js'
import { readText } from './read-text.js'

export type NdjsonLine = Readonly<Record<string, unknown>>

/** The lines of an NDJSON file (`-` for standard input), in order: each an object, or a fault that names its line. */
export async function* ndjsonLines(path: string): AsyncGenerator<Result<NdjsonLine, Fault>> {
  const lines = (await readText(path)).split('\n')
  for (const [index, line] of lines.entries()) if (line.trim() !== '') yield readLine(line, `line ${index + 1}`)
}

function readLine(line: string, path: string): Result<NdjsonLine, Fault> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return err({ code: 'FAULT_SYNTAX', path, message: `${path}: ${(error as SyntaxError).message}` })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value as NdjsonLine)
  return err({ code: 'FAULT_SYNTAX', path, message: `${path}: must be an object` })
}
