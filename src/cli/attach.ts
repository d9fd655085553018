// Files attached to a goal: `--with book=examples/fx-book.csv`.

import { extname } from 'node:path'
import type { AttachedInput } from '../fabric/index.js'
import { CommandFailure } from './output.js'
import { readBytes } from './read-text.js'

const medias: Readonly<Record<string, AttachedInput['media']>> = { '.csv': 'text/csv', '.json': 'application/json' }

export async function attachFile(name: string, path: string): Promise<AttachedInput> {
  const media = medias[extname(path).toLowerCase()]
  if (media === undefined) {
    const message = `${path}: attach .csv or .json files`
    throw new CommandFailure({
      code: 'FAULT_SHAPE',
      path: name,
      expected: '.csv or .json',
      actual: extname(path),
      message,
    })
  }
  return { name, media, bytes: await readBytes(path) }
}

/** Reads `NAME=FILE` options. */
export const attachAll = (options: readonly string[]): Promise<AttachedInput[]> =>
  Promise.all(
    options.map((option) => {
      const at = option.indexOf('=')
      if (at < 1) throw new CommandFailure({ code: 'FAULT_SYNTAX', message: `--with wants NAME=FILE, got '${option}'` })
      return attachFile(option.slice(0, at), option.slice(at + 1))
    }),
  )
