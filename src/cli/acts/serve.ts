import type { Command } from 'commander'
import { type Config, startConstellation } from '../../daemon/index.js'
import { CommandFailure, faultLine, note, orFail } from '../output.js'
import { configFor } from '../settings.js'

/** A daemon that gave up is to be restarted by what supervises it; see docs/operating. */
const exitCodes = { escalated: 70, notDrained: 75 } as const

export async function serve(options: ServeOptions, command: Command): Promise<void> {
  const config = served(await configFor(command), options)
  const language = options.domain === undefined
  const tree = orFail(await startConstellation(config, { door: true, language, ephemeral: false }))
  const stopping = new Promise<NodeJS.Signals>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  const [first, ...others] = tree.addresses
  const also = others.map((address) => ` also on ${address};`).join('')
  note(`constellation is listening on ${first};${also} stop it with SIGTERM or Ctrl-C`)
  const ended = await Promise.race([stopping, tree.escalated])
  if (typeof ended !== 'string') {
    note(faultLine(ended))
    await tree.stop()
    process.exit(exitCodes.escalated)
  }
  note(`${ended}: finishing what was accepted`)
  const drained = await tree.stop()
  process.exit(drained ? 0 : exitCodes.notDrained)
}

interface ServeOptions {
  readonly domain?: readonly string[]
  readonly port?: string
}

/** The configuration with what the command line says instead. Domains that are served for others have their models here. */
function served(config: Config, { domain, port }: ServeOptions): Config {
  const listen = port === undefined ? config.listen : { ...config.listen, port: portNumber(port) }
  const domains = domain === undefined ? config.domains : { ...config.domains, enabled: [...domain], remote: [] }
  return { ...config, listen, domains }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  const message = `--port wants a number from 0 to 65535, got '${text}'`
  throw new CommandFailure({ code: 'FAULT_RANGE', path: '--port', message })
}
