import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { modelFiles } from '../../backends/built/model-files.js'
import {
  type BuiltRecipe,
  builtRecipe,
  earlyStep,
  type TrainedModel,
  type TrainingStage,
  trainBuilt,
} from '../../backends/built/training/index.js'
import { builtInContracts, packaged } from '../../daemon/index.js'
import type { Fault } from '../../fabric/index.js'
import { CommandFailure, note, orFail, print, printJson } from '../output.js'

interface TrainCommandOptions {
  readonly out: string
  readonly threads: string
  readonly steps?: string
  readonly verify?: true
  readonly json?: true
}

export const trainVerb = new Command('train')
  .summary('train the in-house model from scratch')
  .description('Generates the corpus from the registered contracts, trains the model and writes its folder.')
  .option('--out <directory>', 'where the model goes', packaged('models', 'built'))
  .option('--threads <n>', 'worker threads; the weights do not depend on it', '2')
  .option('--steps <n>', 'fewer or more steps than the recipe has')
  .option('--verify', `train ${earlyStep} steps and compare with the record in --out; writes nothing`)
  .option('--json', 'one JSON object a stage, then the record')
  .action(async (options: TrainCommandOptions) => {
    const recipe = recipeFor(options)
    const stop = new AbortController()
    process.once('SIGINT', () => stop.abort())
    const trained = orFail(
      await trainBuilt(recipe, builtInContracts, {
        threads: wholeNumber('--threads', options.threads),
        signal: stop.signal,
        onStage: options.json ? printJson : progress(),
        ...(options.verify ? { stopAfter: earlyStep } : {}),
      }),
    )
    if (options.verify) await verify(trained, options)
    else await save(trained, options)
  })

function wholeNumber(option: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new CommandFailure({
    code: 'FAULT_RANGE',
    path: option,
    message: `${option} wants a whole number above 0, got '${text}'`,
  })
}

function recipeFor({ steps }: TrainCommandOptions): BuiltRecipe {
  if (steps === undefined) return builtRecipe
  return { ...builtRecipe, training: { ...builtRecipe.training, steps: wholeNumber('--steps', steps) } }
}

const reportEvery = 25

/** One line on a terminal, rewritten; a line now and then elsewhere. */
function progress(): (stage: TrainingStage) => void {
  let reported = 0
  return (stage) => {
    if (stage.stage === 'corpus') note(`generating ${stage.examples.toLocaleString('en-US')} examples`)
    else if (stage.stage === 'vocabulary')
      note(`\n${stage.parameters.toLocaleString('en-US')} parameters, ${stage.tokens} tokens`)
    else if (stage.step - reported >= reportEvery || stage.step === stage.steps) {
      reported = stage.step
      const left = (stage.elapsedMs / stage.step) * (stage.steps - stage.step)
      const line = `step ${stage.step}/${stage.steps}  loss ${stage.loss.toFixed(4)}  ${Math.round(stage.tokensPerSecond).toLocaleString('en-US')} tokens/s  ${Math.ceil(left / 1_000)} s left`
      process.stderr.write(process.stderr.isTTY ? `\r${line}  ` : `${line}\n`)
    }
  }
}

async function save(trained: TrainedModel, { out, json }: TrainCommandOptions): Promise<void> {
  await mkdir(out, { recursive: true })
  await writeFile(join(out, modelFiles.weights), trained.checkpoint)
  await writeFile(join(out, modelFiles.vocabulary), `${JSON.stringify(trained.vocabulary)}\n`)
  await writeFile(join(out, modelFiles.record), `${JSON.stringify(trained.record, null, 2)}\n`)
  if (json) printJson(trained.record)
  else print(`${out}: weights ${trained.weightsHash}`)
}

async function verify(trained: TrainedModel, { out, json }: TrainCommandOptions): Promise<void> {
  const record = JSON.parse(await readFile(join(out, modelFiles.record), 'utf8')) as Readonly<Record<string, unknown>>
  const expected = record[`hashAtStep${earlyStep}`]
  const same = expected === trained.earlyHash
  if (json) printJson({ step: earlyStep, expected, actual: trained.earlyHash, same })
  else print(`step ${earlyStep}: expected ${expected}, got ${trained.earlyHash}`)
  if (same) return
  const fault: Fault = {
    code: 'FAULT_CHECKPOINT',
    message: `a rebuild leaves the recorded path before step ${earlyStep}`,
  }
  throw new CommandFailure(fault)
}
