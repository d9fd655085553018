import { Command } from 'commander'
import { whenAsked } from '../when-asked.js'

export const statusVerb = new Command('status')
  .summary('show what a running daemon is doing')
  .description('Asks the daemon for its tree: actors, queues, restarts. Exits 1 when none answers.')
  .option('--json', 'one JSON object')
  .action(whenAsked(async () => (await import('../acts/status.js')).status))
