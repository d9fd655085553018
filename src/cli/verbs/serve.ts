import { Command } from 'commander'
import { whenAsked } from '../when-asked.js'

export const serveVerb = new Command('serve')
  .summary('run the daemon')
  .description('Runs the daemon until SIGTERM or SIGINT, then finishes what it accepted and exits 0.')
  .option(
    '--domain <name...>',
    'serve these domains alone, without a language node: another daemon names this one in domains.remote',
  )
  .option('--port <port>', 'TCP port instead of listen.port; 0 takes any free one')
  .action(whenAsked(async () => (await import('../acts/serve.js')).serve))
