import { Command } from 'commander'
import { dataFiles } from '../data/formats.js'
import { withOutOptions } from '../out/options.js'
import { whenAsked } from '../when-asked.js'

export const callVerb = withOutOptions(
  new Command('call')
    .summary('call one operation, no language model')
    .description('Calls an operation of a domain through the fabric, with the JSON view of its request.')
    .argument('[operation]', 'domain.operation, e.g. finance.convert')
    .argument('[request]', 'the request as JSON; - for standard input')
    .option(
      '--with <name=file>',
      `a ${dataFiles} file as a field of the request; may be repeated`,
      (value, before: string[]) => [...before, value],
      [],
    )
    .option('--batch <file>', 'NDJSON: {id, operation, request} a line; answers in the same order')
    .option('--progress', 'say on standard error how far long work is; a terminal shows it anyway')
    .option('--json', 'one JSON object a line'),
)
  .addHelpText(
    'after',
    `
Examples:
  constellation call kinematics.stoppingDistance \\
    '{"speed": {"value": 72, "unit": "km/h"}, "reactionTime": {"value": 1.5, "unit": "s"}, "frictionCoefficient": 0.7}'
  constellation call finance.priceBook '{}' --with book=examples/fx-book.csv --with market=examples/market.json \\
    --output prices.csv`,
  )
  .action(whenAsked(async () => (await import('../acts/call.js')).call))
