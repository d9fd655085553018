import { Command } from 'commander'
import { viewOutcome } from '../../client/index.js'
import { attachAll } from '../attach.js'
import { orFail, print, printJson } from '../output.js'
import { presentOutcome } from '../present/outcome.js'
import { withService } from '../service.js'
import { wholeNumber } from '../whole-number.js'

interface SatisfyOptions {
  readonly with: readonly string[]
  readonly attempts?: string
  readonly backend?: string
  readonly json?: true
}

export const satisfyVerb = new Command('satisfy')
  .summary('send a goal in plain language')
  .description('Sends a goal with its attached data and prints the one outcome it comes to.')
  .argument('<goal>', 'what you want, in plain English')
  .option(
    '--with <name=file>',
    'attach a .csv or .json file; may be repeated',
    (value, before: string[]) => [...before, value],
    [],
  )
  .option('--attempts <n>', 'proposals at most')
  .option('--backend <name>', 'a rung other than the configured one')
  .option('--json', 'one outcome object')
  .addHelpText(
    'after',
    `
Examples:
  constellation satisfy 'How far to stop from 72 km/h with a 1.5 s reaction and friction 0.7?'
  constellation satisfy 'Price this book and flag inconsistent currencies.' --with book=examples/fx-book.csv`,
  )
  .action(async (text: string, options: SatisfyOptions, command: Command) => {
    const inputs = await attachAll(options.with)
    const needs = { language: true, ...(options.backend === undefined ? {} : { backend: options.backend }) }
    await withService(command, needs, async (service) => {
      const attemptsMax =
        options.attempts === undefined ? {} : { attemptsMax: wholeNumber('--attempts', options.attempts) }
      const outcome = orFail(await service.satisfy({ text, inputs, ...attemptsMax }))
      if (options.json) printJson(viewOutcome(outcome))
      else print(presentOutcome(outcome))
    })
  })
