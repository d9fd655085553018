import { Command, Option } from 'commander'
import pc from 'picocolors'
import { builtInContracts } from '../../daemon/index.js'
import {
  bareText,
  eachMessage,
  layoutTables,
  type Message,
  messagesOf,
  nearest,
  peerMessages,
} from '../../fabric/index.js'
import { CommandFailure, print, printJson } from '../output.js'
import { layoutText } from '../present/layout-table.js'

type Format = 'bare' | 'text' | 'layout'

interface SchemaOptions {
  readonly format?: Format
  readonly json?: true
}

export const schemaVerb = new Command('schema')
  .summary('print the schema of a message')
  .description('Prints what a message is made of, for those who write a peer. Lists all messages without NAME.')
  .argument('[name...]', 'an operation, finance.sum, for all of its messages; or one message, finance.sum request')
  .addOption(
    new Option('--format <format>', 'text in the BARE schema language, canonical text, or the aligned layout')
      .choices(['bare', 'text', 'layout'])
      .default(undefined, 'text; without NAME a list of names'),
  )
  .option('--json', 'one JSON object a message: {name, identity} and bare, text or layout')
  .addHelpText(
    'after',
    `
Examples:
  constellation schema
  constellation schema finance.sum --format layout
  constellation schema constellation goal
  constellation schema --format bare > messages.bare`,
  )
  .action((words: readonly string[], { format, json }: SchemaOptions) => {
    const messages = words.length === 0 ? allMessages() : messagesNamed(words.join(' '))
    if (words.length === 0 && format === undefined) listed(messages, json === true)
    else if (json) for (const message of messages) printJson(told(message, format ?? 'text'))
    else print(shown(messages, format ?? 'text'))
  })

const operations: ReadonlyMap<string, readonly Message[]> = new Map(
  builtInContracts.map((contract) => [contract.name, eachMessage(messagesOf(contract))]),
)

const allMessages = (): readonly Message[] => [...peerMessages, ...[...operations.values()].flat()]

function messagesNamed(name: string): readonly Message[] {
  const ofOperation = operations.get(name)
  if (ofOperation !== undefined) return ofOperation
  const message = allMessages().find((known) => known.name === name)
  if (message !== undefined) return [message]
  const shownName = name.slice(0, 128)
  const candidates = nearest(shownName, [...operations.keys(), ...allMessages().map((known) => known.name)])
  const hint = candidates.length > 0 ? `near it: ${candidates.join(', ')}` : 'list them with: constellation schema'
  throw new CommandFailure({
    code: 'FAULT_UNKNOWN_OPERATION',
    name: shownName,
    candidates,
    message: `there is no operation or message '${shownName}'; ${hint}`,
  })
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
  return format === 'text' ? { name, identity, text: canonical } : { name, identity, layout: layoutTables(schema) }
}

function shown(messages: readonly Message[], format: Format): string {
  if (format === 'bare') return bareText(messages).trimEnd()
  return messages.map((message) => `${heading(message)}\n${body(message, format)}`).join('\n\n')
}

const heading = ({ name, identity }: Message): string => `${pc.bold(name)}\n${pc.dim(`identity ${identity}`)}`

/** Canonical text in lines for people: its identity is that of the one line that --json gives. */
const body = ({ canonical, schema }: Message, format: 'text' | 'layout'): string =>
  format === 'layout' ? layoutText(layoutTables(schema)) : JSON.stringify(JSON.parse(canonical), null, 2)
