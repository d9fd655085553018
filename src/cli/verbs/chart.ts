import { Command } from 'commander'
import { chartable } from '../charts/chartable.js'
import { whenAsked } from '../when-asked.js'

export const chartVerb = new Command('chart')
  .summary('draw a ladder or a motion that was answered')
  .description(`Draws answers as SVG, as --json and HTTP gave them: of ${chartable.join(', ')}. Asks nobody.`)
  .argument(
    '<file>',
    'an answer or an outcome as JSON; ladders of one book also several, one a line; - for standard input',
  )
  .option('--output <file>', 'the SVG file (default: standard output)')
  .option('--title <text>', 'what stands above it')
  .option('--force', 'replace the file if it is there')
  .addHelpText(
    'after',
    `
Example:
  constellation call kinematics.sCurve --json '{"distance": {"value": 1, "unit": "m"}, "maxSpeed": {"value": 1, "unit": "m/s"}, \\
    "maxAcceleration": {"value": 2, "unit": "m/s^2"}, "maxJerk": {"value": 10, "unit": "m/s^3"}}' |
    constellation chart - --output motion.svg`,
  )
  .action(whenAsked(async () => (await import('../acts/chart.js')).chart))
