import { Command } from 'commander'
import { print, printJson } from '../output.js'
import { readText } from '../read-text.js'
import { attachedTo, runProgram } from '../run-program.js'
import { withService } from '../service.js'

interface RunOptions {
  readonly with: readonly string[]
  readonly json?: true
}

export const runVerb = new Command('run')
  .summary('run a Clef program, no language model')
  .description('Checks a Clef program, makes its calls and prints what it comes to.')
  .argument('<file>', 'a .clef file, or - for standard input')
  .option(
    '--with <name=file>',
    'attach a .csv or .json file, NAME:TYPE=FILE where the name is not its type; may be repeated',
    (value, before: string[]) => [...before, value],
    [],
  )
  .option('--json', '{ok}, {diagnostics}, {fault} or {domainError}')
  .addHelpText(
    'after',
    `
Examples:
  constellation run examples/reaction.clef
  echo 'finance.checkBook { book = input "book" }' | constellation run - --with book=examples/fx-book.csv`,
  )
  .action(async (file: string, options: RunOptions, command: Command) => {
    const text = await readText(file)
    const attached = await attachedTo(options.with)
    await withService(command, { language: false }, async (service) => {
      const report = await runProgram(text, attached, service)
      if (options.json) printJson(report.json)
      else print(report.text())
    })
  })
