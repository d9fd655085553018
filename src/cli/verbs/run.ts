import { Command } from 'commander'
import { dataFiles } from '../data/formats.js'
import { withOutOptions } from '../out/options.js'
import { whenAsked } from '../when-asked.js'

const command = new Command('run')
  .summary('run a Clef program, no language model')
  .description('Checks a Clef program, makes its calls and prints what it comes to.')
  .argument('<file>', 'a .clef file, or - for standard input')
  .option(
    '--with <name=file>',
    `attach a ${dataFiles} file, NAME:TYPE=FILE where the name is not its type; may be repeated`,
    (value, before: string[]) => [...before, value],
    [],
  )
  .option('--json', '{ok, answers}, {diagnostics}, {fault} or {domainError}')

export const runVerb = withOutOptions(command)
  .addHelpText(
    'after',
    `
Examples:
  constellation run examples/reaction.clef
  echo 'finance.checkBook { book = input "book" }' | constellation run - --with book=examples/fx-book.csv`,
  )
  .action(whenAsked(async () => (await import('../acts/run.js')).run))
