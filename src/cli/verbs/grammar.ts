import { Command, Option } from 'commander'
import { programForms } from '../../clef/grammar/options.js'
import { whenAsked } from '../when-asked.js'

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
  .action(whenAsked(async () => (await import('../acts/grammar.js')).printGrammar))
