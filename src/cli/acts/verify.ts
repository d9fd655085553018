import type { Command } from 'commander'
import type { PublicKey } from '../../client/index.js'
import { KeyFolder } from '../../daemon/certificates/key-folder.js'
import type { Fault } from '../../fabric/index.js'
import { jsonDocuments, jsonOf } from '../json-documents.js'
import { verifyKept } from '../kept-answers.js'
import type { JsonRecord } from '../kept-json.js'
import { CommandFailure, orFail, print, printJson } from '../output.js'
import { readText } from '../read-text.js'
import { configFor } from '../settings.js'

interface VerifyOptions {
  readonly keys?: string
  readonly strict?: true
  readonly trustTimes?: true
  readonly json?: true
}

export async function verify(file: string, options: VerifyOptions, command: Command): Promise<void> {
  const keys = options.keys === undefined ? await ownKeys(command) : await keysIn(options.keys)
  const { trustTimes = false } = options
  let [seen, invalid] = [0, 0]
  for (const answer of jsonDocuments(await readText(file))) {
    const verdict = answer.ok ? await verifyKept(answer.value, keys, { trustTimes }) : malformed(answer.error)
    seen++
    if (verdict.valid !== true) invalid++
    if (options.json) printJson(verdict)
    else print(lineOf(verdict))
  }
  if (options.strict && (invalid > 0 || seen === 0)) process.exitCode = 1
}

async function ownKeys(command: Command): Promise<readonly PublicKey[]> {
  const { data } = await configFor(command)
  return orFail(await new KeyFolder(data.directory).publicKeys())
}

async function keysIn(path: string): Promise<readonly PublicKey[]> {
  const read = jsonOf(await readText(path))
  const keys =
    read.ok && typeof read.value === 'object' && read.value !== null && 'keys' in read.value && read.value.keys
  if (Array.isArray(keys)) return keys as PublicKey[] // what is no key is not found by its id, or verifies nothing
  const message = `${path}: is no JWK set, {"keys": [..]}, such as 'constellation keys export' prints`
  throw new CommandFailure({ code: 'FAULT_SYNTAX', path, message })
}

const malformed = ({ message }: Fault): JsonRecord => ({
  valid: false,
  reason: 'malformed',
  message: `No JSON: ${message}`,
})

function lineOf(verdict: JsonRecord): string {
  const { id, valid, reason, message, operation, key, signed, answers } = verdict
  const name = id === undefined ? '' : `${String(id)}  `
  if (valid !== true) return `${name}invalid  ${String(reason)}: ${String(message)}`
  if (Array.isArray(answers)) return `${name}valid    ${answers.length} certified`
  return `${name}valid    ${String(operation)}, signed ${String(signed)} by ${String(key)}`
}
