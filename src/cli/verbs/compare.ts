import { Command } from 'commander'
import { whenAsked } from '../when-asked.js'

export const compareVerb = new Command('compare')
  .summary('tell whether two versions of a message understand each other')
  .description('Compares two schemas: full, backward, forward or incompatible, and why.')
  .argument(
    '<old>',
    "a file with a schema's text (- for standard input), or a message of this version: 'finance.sum request'",
  )
  .argument('<new>', 'the same for the newer version')
  .option('--json', 'one JSON object {kind, reasons}')
  .addHelpText(
    'after',
    `
Example:
  constellation schema finance.sum request --format document --json > sum-request.json
  constellation compare sum-request.json 'finance.sum request'`,
  )
  .action(whenAsked(async () => (await import('../acts/compare.js')).compare))
