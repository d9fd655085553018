import { Command } from 'commander'
import { viewOutcome } from '../../client/index.js'
import { attachAll } from '../attach.js'
import { dataFiles } from '../data/read-data.js'
import { flaggedLines, flaggedView } from '../flagged-rows.js'
import { type OutOptions, outOf, withOutOptions } from '../out/options.js'
import { writeAsRows, writeJson, writeText } from '../out/write-answer.js'
import { type JsonObject, note, orFail } from '../output.js'
import { presentOutcome } from '../present/outcome.js'
import { contractsFor } from '../registered.js'
import { withService } from '../service.js'
import { wholeNumber } from '../whole-number.js'

interface SatisfyOptions extends OutOptions {
  readonly with: readonly string[]
  readonly attempts?: string
  readonly backend?: string
}

const command = new Command('satisfy')
  .summary('send a goal in plain language')
  .description('Sends a goal with its attached data and prints the one outcome it comes to.')
  .argument('<goal>', 'what you want, in plain English')
  .option(
    '--with <name=file>',
    `attach a ${dataFiles} file; may be repeated`,
    (value, before: string[]) => [...before, value],
    [],
  )
  .option('--attempts <n>', 'proposals at most')
  .option('--backend <name>', 'a rung other than the configured one')
  .option('--json', 'one outcome object')

export const satisfyVerb = withOutOptions(command)
  .addHelpText(
    'after',
    `
Examples:
  constellation satisfy 'How far to stop from 72 km/h with a 1.5 s reaction and friction 0.7?'
  constellation satisfy 'Price this book and flag inconsistent currencies.' --with book=examples/fx-book.csv`,
  )
  .action(async (text: string, options: SatisfyOptions, command: Command) => {
    const out = outOf(options)
    const attached = await attachAll(options.with, options.with.length === 0 ? [] : await contractsFor(command))
    const inputs = attached.map(({ input }) => input)
    const flagged = attached.flatMap((file) => file.flagged)
    const needs = { language: true, ...(options.backend === undefined ? {} : { backend: options.backend }) }
    await withService(command, needs, async (service) => {
      const attemptsMax =
        options.attempts === undefined ? {} : { attemptsMax: wholeNumber('--attempts', options.attempts) }
      const outcome = orFail(await service.satisfy({ text, inputs, ...attemptsMax }))
      // The view of an outcome is an object.
      if (out.format === 'json')
        return writeJson({ ...(viewOutcome(outcome) as JsonObject), ...flaggedView(flagged) }, out)
      const told = [presentOutcome(outcome), ...flaggedLines(flagged)].join('\n')
      if (out.format === 'table') return writeText(told, out)
      if (outcome.answer === undefined) {
        note(told)
        process.exitCode = 1
        return
      }
      for (const line of flaggedLines(flagged)) note(line)
      const called = new Set(outcome.calls.map(({ operation }) => operation))
      const contracts = (await contractsFor(command)).filter(({ name }) => called.has(name))
      await writeAsRows(outcome.answer.json, contracts, out)
    })
  })
