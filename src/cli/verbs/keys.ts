import { Command } from 'commander'
import { whenAsked } from '../when-asked.js'

const ls = new Command('ls')
  .summary('list the keys that signed, and the one that signs')
  .option('--json', 'one object a line')
  .action(whenAsked(async () => (await import('../acts/keys.js')).listKeys))

const exportKeys = new Command('export')
  .summary('print the public keys as a JWK set')
  .action(whenAsked(async () => (await import('../acts/keys.js')).exportKeys))

const rotate = new Command('rotate')
  .summary('make a new key that signs from now on')
  .option('--json', 'the new key as an object')
  .action(whenAsked(async () => (await import('../acts/keys.js')).rotateKey))

const revoke = new Command('revoke')
  .summary('withdraw a key that somebody else may have')
  .description(
    "Marks a key that no longer signs, in the set that 'keys export' prints. It verifies nothing from then on.",
  )
  .argument('<kid>', "id of the key, as 'constellation keys ls' lists it")
  .option('--from <time>', 'from when on others may have had it, ISO 8601; verify --trust-times counts what is older')
  .option('--json', 'the revoked key as an object')
  .action(whenAsked(async () => (await import('../acts/keys.js')).revokeKey))

export const keysVerb = new Command('keys')
  .summary('list, export, rotate or revoke the keys that sign answers')
  .description(
    'Works on the keys in data.directory. Those that signed before still verify what they signed, until they are revoked.',
  )
  .addCommand(ls)
  .addCommand(exportKeys)
  .addCommand(rotate)
  .addCommand(revoke)
