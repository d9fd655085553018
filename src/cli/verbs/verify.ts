import { Command } from 'commander'
import type { JWK } from 'jose'
import { KeyFolder } from '../../daemon/index.js'
import type { Fault, Json } from '../../fabric/index.js'
import { jsonDocuments, jsonOf } from '../json-documents.js'
import { verifyKept } from '../kept-answers.js'
import { CommandFailure, orFail, print, printJson } from '../output.js'
import { readText } from '../read-text.js'
import { configFor } from '../settings.js'

interface VerifyOptions {
  readonly keys?: string
  readonly json?: true
}

export const verifyVerb = new Command('verify')
  .summary('tell whether answers are the ones that were certified')
  .description('Checks the certificates of answers, as --json and HTTP gave them. Asks nobody.')
  .argument('<file>', 'an answer or an outcome as JSON, or several, one a line; - for standard input')
  .option('--keys <file>', "public keys, as 'constellation keys export' prints them (default: those of data.directory)")
  .option('--json', 'one verdict a line')
  .addHelpText(
    'after',
    `
Examples:
  constellation call finance.sum '{"amounts": [{"amount": 1, "unit": "EUR"}]}' --json > answer.json
  constellation verify answer.json`,
  )
  .action(async (file: string, options: VerifyOptions, command: Command) => {
    const keys = options.keys === undefined ? await ownKeys(command) : await keysIn(options.keys)
    for (const answer of jsonDocuments(await readText(file))) {
      const verdict = answer.ok ? await verifyKept(answer.value, keys) : malformed(answer.error)
      if (options.json) printJson(verdict)
      else print(lineOf(verdict))
    }
  })

async function ownKeys(command: Command): Promise<readonly JWK[]> {
  const { data } = await configFor(command)
  return orFail(await new KeyFolder(data.directory).publicKeys())
}

async function keysIn(path: string): Promise<readonly JWK[]> {
  const read = jsonOf(await readText(path))
  const keys =
    read.ok && typeof read.value === 'object' && read.value !== null && 'keys' in read.value && read.value.keys
  if (Array.isArray(keys)) return keys as JWK[] // what is no key is not found by its id, or verifies nothing
  const message = `${path}: is no JWK set, {"keys": [..]}, such as 'constellation keys export' prints`
  throw new CommandFailure({ code: 'FAULT_SYNTAX', path, message })
}

const malformed = ({ message }: Fault): Json => ({ valid: false, reason: 'malformed', message: `No JSON: ${message}` })

function lineOf(verdict: Json): string {
  const { id, valid, reason, message, operation, key, signed, answers } = verdict as { readonly [name: string]: Json }
  const name = id === undefined ? '' : `${String(id)}  `
  if (valid !== true) return `${name}invalid  ${String(reason)}: ${String(message)}`
  if (Array.isArray(answers)) return `${name}valid    ${answers.length} certified`
  return `${name}valid    ${String(operation)}, signed ${String(signed)} by ${String(key)}`
}
