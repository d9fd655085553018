import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { modelFiles } from '../../backends/built/model-files.js'
import {
  type BuiltRecipe,
  builtRecipe,
  earlyStep,
  type TrainedModel,
  trainBuilt,
  twinRecipe,
} from '../../backends/built/training/index.js'
import { CommandFailure, orFail, print, printJson } from '../output.js'
import { domainsFor } from '../registered.js'
import { prepareFolder, savedTraining, saveModel, saveTraining, unusable } from '../training/folder.js'
import { trainingProgress } from '../training/progress.js'
import { wholeNumber } from '../whole-number.js'

interface TrainCommandOptions {
  readonly architecture: 'crate' | 'llama'
  readonly out: string
  readonly threads: string
  readonly steps?: string
  readonly examples?: true
  readonly fresh?: true
  readonly verify?: true
  readonly json?: true
}

export async function train(options: TrainCommandOptions, command: Command): Promise<void> {
  if (options.verify && options.steps !== undefined) {
    throw new CommandFailure({
      code: 'FAULT_SYNTAX',
      message: '--verify runs the first steps of the recipe; leave --steps out',
    })
  }
  if (options.architecture === 'llama' && command.getOptionValueSource('out') === 'default') {
    const message = 'the twin would take the place of the shipped model; give it a folder of its own with --out'
    throw new CommandFailure({ code: 'FAULT_SYNTAX', path: '--out', message })
  }
  const recipe = recipeFor(options)
  // Whether the folder will do is known before the long work, not after it.
  const recorded = options.verify ? await recordIn(options.out) : undefined
  if (recorded === undefined) await prepareFolder(options.out)
  const saved = options.verify || options.fresh ? undefined : await savedTraining(options.out)
  const operations = (await domainsFor(command)).flatMap((domain) => domain.operations)
  const contracts = operations.map(({ contract }) => contract)
  const examples = Object.fromEntries(operations.map((one) => [one.contract.name, one.examples]))
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const trained = orFail(
    await trainBuilt(recipe, contracts, {
      examples,
      threads: wholeNumber('--threads', options.threads),
      signal: stop.signal,
      onStage: options.json ? printJson : trainingProgress(),
      ...(options.verify ? { stopAfter: earlyStep } : { onSave: (bytes) => saveTraining(options.out, bytes) }),
      ...(saved === undefined ? {} : { saved }),
    }),
  )
  if (recorded !== undefined) return verify(trained, recorded, options)
  await saveModel(options.out, trained)
  if (options.json) printJson(trained.record)
  else print(`${options.out}: weights ${trained.weightsHash}`)
}

function recipeFor({ architecture, steps, examples }: TrainCommandOptions): BuiltRecipe {
  const recipe = architecture === 'llama' ? twinRecipe : builtRecipe
  const { training, corpus } = recipe
  return {
    ...recipe,
    corpus: examples ? { ...corpus, drawsOnExamples: true } : corpus,
    training: steps === undefined ? training : { ...training, steps: wholeNumber('--steps', steps) },
  }
}

type ModelRecord = Readonly<Record<string, unknown>>

async function recordIn(out: string): Promise<ModelRecord> {
  try {
    return JSON.parse(await readFile(join(out, modelFiles.record), 'utf8')) as ModelRecord
  } catch (error) {
    throw unusable(join(out, modelFiles.record), error)
  }
}

/** Compares corpus, vocabulary and weights after the first steps with the record. */
function verify(trained: TrainedModel, recorded: ModelRecord, { json }: TrainCommandOptions): void {
  const actual = trained.record as ModelRecord // a record is an object; see train-built.ts
  const compared = ['corpusHash', 'vocabularyHash', `hashAtStep${earlyStep}`].map((name) => ({
    name,
    expected: recorded[name],
    actual: actual[name],
    same: recorded[name] === actual[name],
  }))
  if (json) printJson({ compared })
  else
    for (const { name, same, expected, actual: found } of compared)
      print(`${name}: ${same ? 'same' : `expected ${expected}, got ${found}`}`)
  if (compared.every(({ same }) => same)) return
  throw new CommandFailure({
    code: 'FAULT_CHECKPOINT',
    message: `a rebuild leaves the recorded path before step ${earlyStep}`,
  })
}
