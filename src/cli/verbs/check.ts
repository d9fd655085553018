import { Command, Option } from 'commander'
import { drawingFormats } from '../../clef/explain/draw.js'
import { whenAsked } from '../when-asked.js'

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

export const checkVerb = new Command('check')
  .summary('check a Clef program or expression')
  .description('Checks a Clef program against the registered contracts, or infers the unit of one expression.')
  .argument('[file]', 'a .clef file, or - for standard input')
  .option('--expr <text>', 'an expression instead of a file')
  .option('--env <name:type>', "a name's type, e.g. x:float<m>; may be repeated", collect, [])
  .option('--measure <name=unit>', 'a measure: sqrm=m^2, or lap for a new base; may be repeated', collect, [])
  .option('--batch <file>', 'NDJSON: {id, expr, env?, measures?} a line')
  .option('--explain', 'types, plan, and where each literal came from')
  .addOption(new Option('--draw <language>', 'the plan as a drawing').choices(drawingFormats))
  .option('--goal <text>', 'the goal that the program is for: what $n stands for, and where literals come from')
  .option('--input <name:Type>', 'an attached input, e.g. book:Book; may be repeated', collect, [])
  .option('--json', 'one JSON object a line')
  .addHelpText(
    'after',
    `
Examples:
  constellation check program.clef
  constellation check --expr '2.0<kg> * x' --env 'x:float<m/s^2>' --json
  constellation check program.clef --explain --goal 'Convert 5mio EUR to USD.'
  constellation check program.clef --draw mermaid
  echo 'finance.sum { amounts = [1.0<EUR>; 2.0<EUR>] }' | constellation check -`,
  )
  .action(whenAsked(async () => (await import('../acts/check.js')).check))
