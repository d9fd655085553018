import { Command } from 'commander'
import { chartable, chartOf } from '../charts/chart-of.js'
import { jsonDocuments } from '../json-documents.js'
import { keptCalls } from '../kept-calls.js'
import { requireFree, writeAll } from '../out/target.js'
import { orFail } from '../output.js'
import { readText } from '../read-text.js'

interface ChartOptions {
  readonly output?: string
  readonly title?: string
  readonly force?: true
}

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
  .action(async (file: string, { output, title, force }: ChartOptions) => {
    if (output !== undefined) requireFree(output, force === true)
    const calls = jsonDocuments(await readText(file)).flatMap((answer) => keptCalls(orFail(answer)))
    const chart = chartOf(calls)
    const { drawSvg } = await import('../charts/draw.js') // slow to load
    const svg = drawSvg(title === undefined ? chart : { ...chart, title })
    await writeAll(output === undefined ? {} : { path: output, force: force === true }, [`${svg}\n`])
  })
