// The reference of registered operations, written from their contracts so that it can't fall behind.

import type { DescribedDomain } from '../../daemon/index.js'
import { eachMessage, type Fields, type Json, messagesOf, type Schema } from '../../fabric/index.js'

type Described = DescribedDomain['operations'][number]

export interface FieldNotes {
  /** `options[].strike` */
  readonly path: string
  /** `quantity in m/s`, `list of at most 100` */
  readonly type: string
  readonly presence: 'required' | 'optional' | 'defaulted' | 'one of'
  /** JSON view. */
  readonly default?: Json
  readonly note: string
}

/** What is to be known of one operation, as JSON. */
export const operationNotes = ({ name, version }: DescribedDomain, { contract, examples }: Described) => ({
  operation: contract.name,
  domain: name,
  version,
  summary: contract.summary,
  ...(contract.method === undefined ? {} : { method: contract.method }),
  ...(contract.accuracy === undefined ? {} : { accuracy: contract.accuracy }),
  request: fieldsOf(contract.request),
  exactlyOne: contract.request.exactlyOne,
  response: fieldsOf(contract.response),
  ...(contract.stream === undefined ? {} : { stream: contract.stream }),
  errors: contract.errors,
  messages: eachMessage(messagesOf(contract)).map((message) => ({ name: message.name, identity: message.identity })),
  examples,
})

export const referencePage = (domains: readonly DescribedDomain[]): string =>
  ['# Operations', ...domains.flatMap(domainSection)].join('\n\n')

const domainSection = (domain: DescribedDomain): readonly string[] => [
  `## ${domain.name} ${domain.version}`,
  ...domain.operations.flatMap((operation) => operationSection(domain, operation)),
]

function operationSection(domain: DescribedDomain, operation: Described): readonly string[] {
  const {
    operation: name,
    summary,
    method,
    accuracy,
    request,
    exactlyOne,
    response,
    stream,
    errors,
    messages,
    examples,
  } = operationNotes(domain, operation)
  return [
    `### ${name}`,
    summary,
    ...(method === undefined ? [] : [`Method: ${cell(method)}.`]),
    ...(accuracy === undefined ? [] : [`Error bound: ${cell(accuracy)}.`]),
    'It is asked:',
    table(request),
    ...exactlyOne.map((set) => `Exactly one of ${set.map((field) => `\`${field}\``).join(', ')}.`),
    'It answers:',
    table(response),
    ...(stream === undefined ? [] : [`Peers may have \`${stream}\` item by item.`]),
    errors.length === 0 ? 'It never says no.' : `It may say no: ${errors.map((error) => `\`${error}\``).join(', ')}.`,
    messages.map((message) => `- ${message.name}: \`${message.identity}\``).join('\n'),
    ...examples.map(({ goal, request: json }) => `> ${cell(goal)}\n\n\`\`\`json\n${JSON.stringify(json)}\n\`\`\``),
  ]
}

const table = (fields: readonly FieldNotes[]): string =>
  ['| field | type | | what it is |', '|---|---|---|---|', ...fields.map(row)].join('\n')

const row = ({ path, type, presence, default: standard, note }: FieldNotes): string => {
  const said = standard === undefined ? presence : `default \`${JSON.stringify(standard)}\``
  return `| \`${path}\` | ${cell(type)} | ${cell(said)} | ${cell(note)} |`
}

/** Text of a contract may hold what ends a cell or starts a tag. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')

/** Every field of a message with its path, nested ones after what holds them. */
function fieldsOf(schema: Schema, path = '', presence: FieldNotes['presence'] = 'required'): readonly FieldNotes[] {
  if (schema.kind === 'optional') return fieldsOf(annotated(schema.of, schema), path, 'optional')
  if (schema.kind === 'defaulted')
    return fieldsOf(annotated(schema.of, schema), path, 'defaulted').map((notes, index) =>
      // The value was read by the schema when that was checked.
      index === 0 ? { ...notes, default: schema.value as Json } : notes,
    )
  const own: FieldNotes = {
    path: path === '' ? '(whole)' : path,
    type: typeText(schema),
    presence,
    note: schema.doc ?? '',
  }
  const inner = innerOf(schema, path)
  return path === '' && schema.kind === 'record' ? inner : [own, ...inner]
}

/** A note may stand on the presence of a value or on the value itself. */
const annotated = (schema: Schema, { doc }: Schema): Schema =>
  schema.doc === undefined && doc !== undefined ? { ...schema, doc } : schema

function innerOf(schema: Schema, path: string): readonly FieldNotes[] {
  switch (schema.kind) {
    case 'record':
      return members(schema.fields, path, schema.exactlyOne.flat())
    case 'union':
      return members(schema.cases, path, Object.keys(schema.cases))
    case 'list':
    case 'table':
      return schema.of.kind === 'record' || schema.of.kind === 'union' ? innerOf(schema.of, `${path}[]`) : []
    case 'map':
      return schema.of.kind === 'record' ? innerOf(schema.of, `${path}{}`) : []
    default:
      return []
  }
}

const members = (fields: Fields, path: string, oneOf: readonly string[]): readonly FieldNotes[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    fieldsOf(field, path === '' ? name : `${path}.${name}`).map((notes, index) =>
      index === 0 && oneOf.includes(name) ? { ...notes, presence: 'one of' as const } : notes,
    ),
  )

/** A type in a few words, with its unit. */
function typeText(schema: Schema): string {
  switch (schema.kind) {
    case 'quantity': {
      const unit = schema.dimension
      return unit === '' || unit === '1' ? 'number' : `quantity in ${unit}`
    }
    case 'carried':
      return typeof schema.accepts === 'string'
        ? `value with its unit (${schema.accepts})`
        : `value with its unit: ${schema.accepts.join(', ')}`
    case 'choice':
      return schema.names.map((name) => `\`${name}\``).join(', ')
    case 'list':
      return `list of ${schema.length ?? `at most ${schema.countMax}`}: ${typeText(schema.of)}`
    case 'table':
      return `table of at most ${schema.countMax} rows`
    case 'map':
      return `map by ${typeText(schema.key)}: ${typeText(schema.of)}`
    case 'optional':
    case 'defaulted':
      return typeText(schema.of)
    case 'data':
      return `bytes, at most ${schema.bytesMax}`
    case 'text':
      return `text of at most ${schema.bytesMax} bytes`
    case 'integer':
      return schema.format
    case 'record':
    case 'union':
      return schema.named ?? schema.kind
    default:
      return schema.kind
  }
}
