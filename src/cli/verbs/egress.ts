import { Command } from 'commander'
import { whenAsked } from '../when-asked.js'

export const egressVerb = new Command('egress')
  .summary('list what was sent to model servers and domains outside the process')
  .description(
    'Reads the egress ledger in data.directory, whether or not a daemon is running: each sending to a model server and each frame to a domain elsewhere, written down before it was sent. Bodies are not kept, their SHA-256 is.',
  )
  .option('--goal <id>', 'those of one goal')
  .option('--since <time>', 'not before this time, ISO 8601')
  .option('--last <count>', 'the latest so many', '100')
  .option('--json', 'one object a line')
  .action(whenAsked(async () => (await import('../acts/egress.js')).listEgress))
