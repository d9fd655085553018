import { CommandFailure } from './output.js'
import { readText } from './read-text.js'

/** The objects of an NDJSON file (`-` for standard input), in order; a line that is none ends the command with its number. */
export async function* ndjsonLines(path: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const lines = (await readText(path)).split('\n')
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch (error) {
      const message = `${path} line ${index + 1}: ${(error as SyntaxError).message}`
      throw new CommandFailure({ code: 'FAULT_SYNTAX', path: `line ${index + 1}`, message })
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const message = `${path} line ${index + 1}: must be an object`
      throw new CommandFailure({ code: 'FAULT_SYNTAX', path: `line ${index + 1}`, message })
    }
    yield value as Readonly<Record<string, unknown>>
  }
}
