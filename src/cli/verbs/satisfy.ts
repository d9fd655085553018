import { Command, Option } from 'commander'
import { postures } from '../../fabric/peer/posture.js'
import { dataFiles } from '../data/formats.js'
import { withOutOptions } from '../out/options.js'
import { whenAsked } from '../when-asked.js'

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
  .addOption(
    new Option('--posture <name>', 'how far the goal may be sent; its data go to no model').choices([...postures]),
  )
  .option('--json', 'one outcome object')

export const satisfyVerb = withOutOptions(command)
  .addHelpText(
    'after',
    `
Examples:
  constellation satisfy 'How far to stop from 72 km/h with a 1.5 s reaction and friction 0.7?'
  constellation satisfy 'Price this book and flag inconsistent currencies.' --with book=examples/fx-book.csv`,
  )
  .action(whenAsked(async () => (await import('../acts/satisfy.js')).satisfy))
