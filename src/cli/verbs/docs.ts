import { Command } from 'commander'
import { whenAsked } from '../when-asked.js'

export const docsVerb = new Command('docs')
  .summary('print the reference of the registered operations')
  .description(
    'Prints what each registered operation is asked and answers, written from its contract: Markdown, or JSON. Domains in directories that the configuration names are in it like the built-in ones.',
  )
  .argument('[name...]', 'domains or operations, e.g. kinematics finance.sum; all without one')
  .option('--json', 'one JSON object an operation')
  .addHelpText(
    'after',
    `
Examples:
  constellation docs kinematics
  constellation docs > operations.md`,
  )
  .action(whenAsked(async () => (await import('../acts/docs.js')).printReference))
