import { Command, Option } from 'commander'
import { grammarOf, type ProgramForm, programForms, toGbnf, toLark } from '../../clef/index.js'
import { print, printJson } from '../output.js'
import { contractsFor } from '../registered.js'

interface GrammarOptions {
  readonly format: 'gbnf' | 'lark'
  readonly programs: ProgramForm
  readonly json?: true
}

export const grammarVerb = new Command('grammar')
  .summary('print the grammar of the registered contracts')
  .description('Prints the one grammar that every model is held to: program | refuse REASON | clarify FIELD+.')
  .addOption(new Option('--format <dialect>', 'dialect').choices(['gbnf', 'lark']).default('gbnf'))
  .addOption(
    new Option('--programs <form>', 'requests alone, or programs with bindings and worked-out values')
      .choices(programForms)
      .default('whole'),
  )
  .option('--json', 'one JSON object {format, grammar}')
  .action(async ({ format, programs, json }: GrammarOptions, command: Command) => {
    const grammar = grammarOf(await contractsFor(command), { literals: true, programs })
    const text = format === 'gbnf' ? toGbnf(grammar) : toLark(grammar)
    if (json) printJson({ format, grammar: text })
    else print(text.trimEnd())
  })
