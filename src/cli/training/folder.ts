// The folder that a training writes: first what it could go on from, at last the model.

import { constants } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { modelFiles } from '../../backends/built/model-files.js'
import type { TrainedModel } from '../../backends/built/training/index.js'
import { CommandFailure } from '../output.js'
import { curveChart } from './curve-chart.js'

/** Of a training that has not ended. */
const savedFile = 'training.state'
const curveFiles = { points: 'curve.json', picture: 'curve.svg' } as const

export const unusable = (path: string, error: unknown): CommandFailure =>
  new CommandFailure({ code: 'FAULT_CONFIG', path: '--out', message: `${path}: ${(error as Error).message}` })

export async function prepareFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true })
    await access(out, constants.W_OK)
  } catch (error) {
    throw unusable(out, error)
  }
}

/** What a training that was cut short has left in the folder. */
export async function savedTraining(out: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(join(out, savedFile))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw unusable(join(out, savedFile), error)
  }
}

export const saveTraining = (out: string, bytes: Uint8Array): Promise<void> => replace(join(out, savedFile), bytes)

/** All files of a model, its curve among them; the saved training has served its turn. */
export async function saveModel(out: string, trained: TrainedModel): Promise<void> {
  const { drawSvg } = await import('../charts/draw.js') // slow to load
  const contents: readonly (readonly [string, string | Uint8Array])[] = [
    [modelFiles.weights, trained.checkpoint],
    [modelFiles.vocabulary, `${JSON.stringify(trained.vocabulary)}\n`],
    [modelFiles.record, `${JSON.stringify(trained.record, null, 2)}\n`],
    [curveFiles.points, `${JSON.stringify(trained.curve, null, 2)}\n`],
    [curveFiles.picture, `${drawSvg(curveChart(trained.curve))}\n`],
  ]
  // Each beside its place first, so that an interruption leaves a whole model or the old one.
  for (const [file, content] of contents) await write(join(out, `${file}.new`), content)
  for (const [file] of contents) await rename(join(out, `${file}.new`), join(out, file))
  await rm(join(out, savedFile), { force: true })
}

async function replace(path: string, content: Uint8Array): Promise<void> {
  await write(`${path}.new`, content)
  await rename(`${path}.new`, path)
}

/** On the disk when it resolves: what is renamed next must be whole after a power cut. */
async function write(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}
