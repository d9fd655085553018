import { constants } from 'node:fs'
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { modelFiles } from '../../backends/built/model-files.js'
import {
  type BuiltRecipe,
  builtRecipe,
  earlyStep,
  type TrainedModel,
  type TrainingStage,
  trainBuilt,
  twinRecipe,
} from '../../backends/built/training/index.js'
import { CommandFailure, note, orFail, print, printJson } from '../output.js'
import { domainsFor } from '../registered.js'
import { wholeNumber } from '../whole-number.js'

interface TrainCommandOptions {
  readonly architecture: 'crate' | 'llama'
  readonly out: string
  readonly threads: string
  readonly steps?: string
  readonly examples?: true
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
      onStage: options.json ? printJson : progress(),
      ...(options.verify ? { stopAfter: earlyStep } : {}),
    }),
  )
  if (recorded === undefined) await save(trained, options)
  else verify(trained, recorded, options)
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

const reportEvery = 25

/** One line on a terminal, rewritten; a line now and then elsewhere. */
function progress(): (stage: TrainingStage) => void {
  let reported = 0
  return (stage) => {
    if (stage.stage === 'corpus') note(`generating ${stage.examples.toLocaleString('en-US')} examples`)
    else if (stage.stage === 'vocabulary')
      note(`${stage.parameters.toLocaleString('en-US')} parameters, ${stage.tokens} tokens`)
    else if (stage.step - reported >= reportEvery || stage.step === stage.steps) {
      reported = stage.step
      const left = (stage.elapsedMs / stage.step) * (stage.steps - stage.step)
      const line = `step ${stage.step}/${stage.steps}  loss ${stage.loss.toFixed(4)}  ${Math.round(stage.tokensPerSecond).toLocaleString('en-US')} tokens/s  ${Math.ceil(left / 1_000)} s left`
      process.stderr.write(process.stderr.isTTY ? `\r${line}  ` : `${line}\n`)
    }
  }
}

const unusable = (path: string, error: unknown): CommandFailure =>
  new CommandFailure({ code: 'FAULT_CONFIG', path: '--out', message: `${path}: ${(error as Error).message}` })

async function prepareFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true })
    await access(out, constants.W_OK)
  } catch (error) {
    throw unusable(out, error)
  }
}

/** Writes each file beside its place and renames it last, so that an interruption leaves a whole model or the old one. */
async function save(trained: TrainedModel, { out, json }: TrainCommandOptions): Promise<void> {
  const contents: readonly (readonly [string, string | Uint8Array])[] = [
    [modelFiles.weights, trained.checkpoint],
    [modelFiles.vocabulary, `${JSON.stringify(trained.vocabulary)}\n`],
    [modelFiles.record, `${JSON.stringify(trained.record, null, 2)}\n`],
  ]
  for (const [file, content] of contents) await writeFile(join(out, `${file}.new`), content)
  for (const [file] of contents) await rename(join(out, `${file}.new`), join(out, file))
  if (json) printJson(trained.record)
  else print(`${out}: weights ${trained.weightsHash}`)
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
