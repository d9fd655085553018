import { Command, Option } from 'commander'
import { steerings } from '../../clef/grammar/options.js'
import { postures } from '../../fabric/peer/posture.js'
import { whenAsked } from '../when-asked.js'

export const evalVerb = new Command('eval')
  .summary('run a file of goals and judge the outcomes')
  .description('Runs every case of a file; where it says what is expected, judges outcome and calls.')
  .argument('<file>', 'JSON: {cases: [{id, text, inputs?, expect?}]}')
  .option('--backend <name>', 'a rung other than the configured one')
  .option('--split <name>', 'only the cases of this split')
  .addOption(new Option('--steering <how>', 'what fields are offered, other than configured').choices(steerings))
  .addOption(new Option('--posture <name>', 'how far the goals may be sent').choices([...postures]))
  .option('--json', 'one line a case, then {summary}')
  .action(whenAsked(async () => (await import('../acts/eval.js')).evaluate))
