import { Command } from 'commander'
import { whenAsked } from '../when-asked.js'

export const demoVerb = new Command('demo')
  .summary('see it work: five goals, sent to a daemon over a WebSocket')
  .description('Starts the daemon on loopback, sends it five goals as a peer over a WebSocket, and drains it.')
  .option('--json', 'one outcome object a line')
  .action(whenAsked(async () => (await import('../acts/demo.js')).demo))
