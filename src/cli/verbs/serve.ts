import { Command } from 'commander'
import { startConstellation } from '../../daemon/index.js'
import { faultLine, note, orFail } from '../output.js'
import { configFor } from '../settings.js'

/** A daemon that gave up is to be restarted by what supervises it; see docs/operating. */
const exitCodes = { escalated: 70, notDrained: 75 } as const

export const serveVerb = new Command('serve')
  .summary('run the daemon')
  .description('Runs the daemon until SIGTERM or SIGINT, then finishes what it accepted and exits 0.')
  .action(async (_options: unknown, command: Command) => {
    const config = await configFor(command)
    const tree = orFail(await startConstellation(config, { door: true, language: true, ephemeral: false }))
    const stopping = new Promise<NodeJS.Signals>((resolve) => {
      process.once('SIGTERM', resolve)
      process.once('SIGINT', resolve)
    })
    note(`constellation is listening on ${tree.url}; stop it with SIGTERM or Ctrl-C`)
    const ended = await Promise.race([stopping, tree.escalated])
    if (typeof ended !== 'string') {
      note(faultLine(ended))
      await tree.stop()
      process.exit(exitCodes.escalated)
    }
    note(`${ended}: finishing what was accepted`)
    const drained = await tree.stop()
    process.exit(drained ? 0 : exitCodes.notDrained)
  })
