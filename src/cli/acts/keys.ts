import type { Command } from 'commander'
import type { Revoked } from '../../client/index.js'
import { KeyFolder } from '../../daemon/certificates/key-folder.js'
import { instant } from '../instant.js'
import { note, orFail, print, printJson } from '../output.js'
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
  const from = options.from === undefined ? {} : { from: instant('--from', options.from).toISOString() }
  const { created, revoked } = orFail(await folder.revoke(kid, { at: new Date().toISOString(), ...from }))
  if (options.json) printJson({ kid, created, signs: false, revoked: { ...revoked } })
  else print(`${kid} is revoked; give 'constellation keys export' to those who verify`)
}
