import { Command } from 'commander'
import type { Revoked } from '../../client/index.js'
import { KeyFolder } from '../../daemon/index.js'
import { CommandFailure, note, orFail, print, printJson } from '../output.js'
import { configFor } from '../settings.js'

const revokedText = ({ from }: Revoked): string => `revoked${from === undefined ? '' : ` from ${from}`}`

interface KeysOptions {
  readonly json?: true
}

const folderOf = async (command: Command): Promise<KeyFolder> =>
  new KeyFolder((await configFor(command)).data.directory)

const ls = new Command('ls')
  .summary('list the keys that signed, and the one that signs')
  .option('--json', 'one object a line')
  .action(async (options: KeysOptions, command: Command) => {
    const folder = await folderOf(command)
    const current = orFail(await folder.current())
    const keys = orFail(await folder.publicKeys())
    if (keys.length === 0 && !options.json) note(`there are no keys in ${folder.directory}`)
    for (const { kid, created, revoked } of keys) {
      const signs = kid === current?.kid
      if (options.json) printJson({ kid, created, signs, ...(revoked === undefined ? {} : { revoked }) })
      else print(`${kid}  ${created}  ${signs ? 'signs' : revoked === undefined ? 'retired' : revokedText(revoked)}`)
    }
  })

const exportKeys = new Command('export')
  .summary('print the public keys as a JWK set')
  .action(async (_: KeysOptions, command: Command) => {
    const folder = await folderOf(command)
    // Whoever has signed has its public part here: reading the current one sees to that.
    orFail(await folder.current())
    printJson({ keys: orFail(await folder.publicKeys()) })
  })

const rotate = new Command('rotate')
  .summary('make a new key that signs from now on')
  .option('--json', 'the new key as an object')
  .action(async (options: KeysOptions, command: Command) => {
    const folder = await folderOf(command)
    const { kid, created } = orFail(await folder.rotate(Date.now()))
    if (options.json) printJson({ kid, created, signs: true })
    else print(`${kid} signs from now on; a running daemon takes it up within a second`)
  })

interface RevokeOptions extends KeysOptions {
  readonly from?: string
}

const revoke = new Command('revoke')
  .summary('withdraw a key that somebody else may have')
  .description(
    "Marks a key that no longer signs, in the set that 'keys export' prints. It verifies nothing from then on.",
  )
  .argument('<kid>', "id of the key, as 'constellation keys ls' lists it")
  .option('--from <time>', 'from when on others may have had it, ISO 8601; verify --trust-times counts what is older')
  .option('--json', 'the revoked key as an object')
  .action(async (kid: string, options: RevokeOptions, command: Command) => {
    const folder = await folderOf(command)
    const from = options.from === undefined ? {} : { from: timeOf(options.from) }
    const { created, revoked } = orFail(await folder.revoke(kid, { at: new Date().toISOString(), ...from }))
    if (options.json) printJson({ kid, created, signs: false, revoked: { ...revoked } })
    else print(`${kid} is revoked; give 'constellation keys export' to those who verify`)
  })

/** Without a zone a time would be another one elsewhere. */
function timeOf(text: string): string {
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  const message = `--from wants a date or a time with its zone, such as 2026-03-01T12:00:00Z, got '${text}'`
  throw new CommandFailure({ code: 'FAULT_SYNTAX', path: '--from', message })
}

export const keysVerb = new Command('keys')
  .summary('list, export, rotate or revoke the keys that sign answers')
  .description(
    'Works on the keys in data.directory. Those that signed before still verify what they signed, until they are revoked.',
  )
  .addCommand(ls)
  .addCommand(exportKeys)
  .addCommand(rotate)
  .addCommand(revoke)
