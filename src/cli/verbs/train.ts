import { Command, Option } from 'commander'
import { earlyStep } from '../../backends/built/training/recipe.js'
import { packaged } from '../../daemon/package-root.js'
import { whenAsked } from '../when-asked.js'

export const trainVerb = new Command('train')
  .summary('train the in-house model from scratch')
  .description(
    'Generates the corpus from the registered contracts, trains the model and writes its folder. Run again after it was cut short, it goes on from where it stood.',
  )
  .option('--out <directory>', 'where the model goes', packaged('models', 'built'))
  .addOption(
    new Option('--architecture <name>', 'crate, or its twin for other engines')
      .choices(['crate', 'llama'])
      .default('crate'),
  )
  .option('--threads <n>', 'worker threads; the weights do not depend on it', '2')
  .option('--steps <n>', 'fewer or more steps than the recipe has')
  .option('--examples', 'ask operations without phrasings as their examples ask, those of your own domains among them')
  .option('--fresh', 'begin anew where an earlier training of the same recipe was cut short; else it is gone on with')
  .option('--verify', `train ${earlyStep} steps and compare with the record in --out; writes nothing`)
  .option('--json', 'one JSON object a stage, then the record')
  .action(whenAsked(async () => (await import('../acts/train.js')).train))
