import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ExportFormat, exportModel } from '../../backends/built/export/index.js'
import { readModel } from '../../backends/built/model-files.js'
import { requireFree, writeAll } from '../out/target.js'
import { CommandFailure, note, orFail, print, printJson } from '../output.js'

interface ExportOptions {
  readonly model: string
  readonly format: ExportFormat
  readonly out: string
  readonly force?: true
  readonly json?: true
}

export async function exportFiles({ model: directory, format, out, force, json }: ExportOptions): Promise<void> {
  const model = orFail(await readModel(directory))
  const { weights, beside, runsIn } = orFail(exportModel(model, format))
  const folder = dirname(out)
  const files = new Map<string, string | Uint8Array>([
    [out, weights],
    ...[...beside].map(([name, content]) => [join(folder, name), content] as const),
  ])
  if (files.size !== beside.size + 1) throw sameName(out)
  // Nothing is written where one of them is in the way.
  for (const path of files.keys()) requireFree(path, force === true)
  await makeFolder(folder)
  for (const [path, content] of files) await writeAll({ path, force: force === true }, [content])
  const { weightsHash } = model.checkpoint
  if (json) printJson({ files: [...files.keys()], bytes: weights.length, weightsHash, runsIn })
  else {
    for (const path of files.keys()) print(path)
    note(runsIn)
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new CommandFailure({ code: 'FAULT_SYNTAX', path: folder, message: `${folder}: ${(error as Error).message}` })
  }
}

const sameName = (out: string): CommandFailure =>
  new CommandFailure({ code: 'FAULT_SYNTAX', path: out, message: `${out} is the name of a file that goes beside it` })
