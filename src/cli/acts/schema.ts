import type { Command } from 'commander'
import pc from 'picocolors'
import { bareText, documentText, layoutTables, type Message } from '../../fabric/index.js'
import { type KnownMessages, messagesFor, noSuchMessage } from '../known-messages.js'
import { CommandFailure, print, printJson } from '../output.js'
import { layoutText } from '../present/layout-table.js'

type Format = 'bare' | 'text' | 'document' | 'layout'

interface SchemaOptions {
  readonly format?: Format
  readonly json?: true
}

export async function printSchemas(
  words: readonly string[],
  { format, json }: SchemaOptions,
  command: Command,
): Promise<void> {
  const known = await messagesFor(command)
  const messages = words.length === 0 ? known.all : messagesNamed(words.join(' '), known)
  if (words.length === 0 && format === undefined) listed(messages, json === true)
  else if (json) for (const message of messages) printJson(told(message, format ?? 'text'))
  else print(shown(messages, format ?? 'text'))
}

function messagesNamed(name: string, known: KnownMessages): readonly Message[] {
  const ofOperation = known.byOperation.get(name)
  if (ofOperation !== undefined) return ofOperation
  const message = known.all.find((one) => one.name === name)
  if (message !== undefined) return [message]
  throw new CommandFailure(noSuchMessage('operation or message', name, known, 'list them with: constellation schema'))
}

function listed(messages: readonly Message[], json: boolean): void {
  for (const { name, identity } of messages) {
    if (json) printJson({ name, identity })
    else print(`${pc.dim(identity)}  ${name}`)
  }
}

function told(message: Message, format: Format): object {
  const { name, identity, canonical, schema } = message
  if (format === 'bare') return { name, identity, bare: bareText([message]) }
  if (format === 'document') return { name, identity, document: documentText(schema) }
  return format === 'text' ? { name, identity, text: canonical } : { name, identity, layout: layoutTables(schema) }
}

function shown(messages: readonly Message[], format: Format): string {
  if (format === 'bare') return bareText(messages).trimEnd()
  return messages.map((message) => `${heading(message)}\n${body(message, format)}`).join('\n\n')
}

const heading = ({ name, identity }: Message): string => `${pc.bold(name)}\n${pc.dim(`identity ${identity}`)}`

/** Texts in lines for people: the identity is that of the one line that --json gives. */
function body({ canonical, schema }: Message, format: 'text' | 'document' | 'layout'): string {
  if (format === 'layout') return layoutText(layoutTables(schema))
  return JSON.stringify(JSON.parse(format === 'text' ? canonical : documentText(schema)), null, 2)
}
