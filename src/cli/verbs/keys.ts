import { Command } from 'commander'
import { KeyFolder } from '../../daemon/index.js'
import { note, orFail, print, printJson } from '../output.js'
import { configFor } from '../settings.js'

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
    for (const { kid, created } of keys) {
      const signs = kid === current?.kid
      if (options.json) printJson({ kid, created, signs })
      else print(`${kid}  ${created}  ${signs ? 'signs' : 'retired'}`)
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

export const keysVerb = new Command('keys')
  .summary('list, export or rotate the keys that sign answers')
  .description('Works on the keys in data.directory. Those that signed before still verify what they signed.')
  .addCommand(ls)
  .addCommand(exportKeys)
  .addCommand(rotate)
