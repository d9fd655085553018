import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import pc from 'picocolors'
import { at, type Compatibility, compatibilityOf, type Fault, readSchemaText, type Schema } from '../../fabric/index.js'
import { type KnownMessages, messagesFor, noSuchMessage } from '../known-messages.js'
import { CommandFailure, print, printJson } from '../output.js'
import { readText } from '../read-text.js'

export async function compare(
  old: string,
  next: string,
  { json }: { readonly json?: true },
  command: Command,
): Promise<void> {
  if (old === '-' && next === '-')
    throw new CommandFailure(unreadable('-', 'only one of the two can be standard input'))
  const known = await messagesFor(command)
  const verdict = compatibilityOf(await schemaAt(old, known), await schemaAt(next, known))
  if (json) printJson(verdict)
  else print(shown(verdict))
}

async function schemaAt(place: string, known: KnownMessages): Promise<Schema> {
  const message = known.all.find(({ name }) => name === place)
  if (message !== undefined) return message.schema
  if (place !== '-' && !existsSync(place))
    throw new CommandFailure(
      noSuchMessage('file or message', place, known, 'messages are listed by: constellation schema'),
    )
  const schema = readSchemaText(textIn(place, await readText(place)))
  if (schema.ok) return schema.value
  throw new CommandFailure(at(place, { ...schema.error, message: `${place}: ${schema.error.message}` }))
}

/** A file holds a schema's text as it is, or what `constellation schema NAME --json` printed of one message. */
function textIn(place: string, content: string): string {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    const several = content.trim().includes('\n{') ? '; a file holds one message' : ''
    throw new CommandFailure(unreadable(place, `not a schema: ${(error as SyntaxError).message}${several}`))
  }
  const { document, text } =
    typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {}
  const told = document ?? text
  return typeof told === 'string' ? told : JSON.stringify(json)
}

const unreadable = (path: string, message: string): Fault => ({
  code: 'FAULT_SYNTAX',
  path,
  message: `${path}: ${message}`,
})

const colours = { full: pc.green, backward: pc.yellow, forward: pc.yellow, incompatible: pc.red } as const

const shown = ({ kind, reasons }: Compatibility): string =>
  [colours[kind](kind), ...reasons.map(({ message }) => `  ${message}`)].join('\n')
