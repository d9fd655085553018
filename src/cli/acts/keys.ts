import type { Command } from 'commander'
import type { Revoked } from '../../client/index.js'
import { KeyFolder } from '../../daemon/certificates/key-folder.js'
import { CommandFailure, note, orFail, print, printJson } from '../output.js'
import { configFor } from '../settings.js'

const revokedText = ({ from }: Revoked): string => `revoked${from === undefined ? '' : ` from ${from}`}`

interface KeysOptions {
  readonly json?: true
}

const folderOf = async (command: Command): Promise<KeyFolder> =>
  new KeyFolder((await configFor(command)).data.directory)

export async function listKeys(options: KeysOptions, command: Command): Promise<void> {
  const folder = await folderOf(command)
  const current = orFail(await folder.current())
  const keys = orFail(await folder.publicKeys())
  if (keys.length === 0 && !options.json) note(`there are no keys in ${folder.directory}`)
  for (const { kid, created, revoked } of keys) {
    const signs = kid === current?.kid
    if (options.json) printJson({ kid, created, signs, ...(revoked === undefined ? {} : { revoked }) })
    else print(`${kid}  ${created}  ${signs ? 'signs' : revoked === undefined ? 'retired' : revokedText(revoked)}`)
  }
}

export async function exportKeys(_: KeysOptions, command: Command): Promise<void> {
  const folder = await folderOf(command)
  // Whoever has signed has its public part here: reading the current one sees to that.
  orFail(await folder.current())
  printJson({ keys: orFail(await folder.publicKeys()) })
}

export async function rotateKey(options: KeysOptions, command: Command): Promise<void> {
  const folder = await folderOf(command)
  const { kid, created } = orFail(await folder.rotate(Date.now()))
  if (options.json) printJson({ kid, created, signs: true })
  else print(`${kid} signs from now on; a running daemon takes it up within a second`)
}

interface RevokeOptions extends KeysOptions {
  readonly from?: string
}

export async function revokeKey(kid: string, options: RevokeOptions, command: Command): Promise<void> {
  const folder = await folderOf(command)
  const from = options.from === undefined ? {} : { from: timeOf(options.from) }
  const { created, revoked } = orFail(await folder.revoke(kid, { at: new Date().toISOString(), ...from }))
  if (options.json) printJson({ kid, created, signs: false, revoked: { ...revoked } })
  else print(`${kid} is revoked; give 'constellation keys export' to those who verify`)
}

/** Without a zone a time would be another one elsewhere. */
function timeOf(text: string): string {
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  const message = `--from wants a date or a time with its zone, such as 2026-03-01T12:00:00Z, got '${text}'`
  throw new CommandFailure({ code: 'FAULT_SYNTAX', path: '--from', message })
}
