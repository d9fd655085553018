import { Command, Option } from 'commander'
import { whenAsked } from '../when-asked.js'

export const schemaVerb = new Command('schema')
  .summary('print the schema of a message')
  .description(
    'Prints what a message is made of, for those who write a peer. Lists all messages without NAME. Domains in directories that the configuration names have theirs like the built-in ones.',
  )
  .argument('[name...]', 'an operation, finance.sum, for all of its messages; or one message, finance.sum request')
  .addOption(
    new Option(
      '--format <format>',
      'text in the BARE schema language, canonical text, the same with defaults, or the layout',
    )
      .choices(['bare', 'text', 'document', 'layout'])
      .default(undefined, 'text; without NAME a list of names'),
  )
  .option('--json', 'one JSON object a message: {name, identity} and bare, text, document or layout')
  .addHelpText(
    'after',
    `
Examples:
  constellation schema
  constellation schema finance.sum --format layout
  constellation schema constellation goal
  constellation schema --format bare > messages.bare`,
  )
  .action(whenAsked(async () => (await import('../acts/schema.js')).printSchemas))
