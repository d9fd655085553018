// Phrasings of an operation that nobody has written any for, drawn from its examples and from what its contract says of its fields.

import { lexGoal } from '../../../clef/goal/index.js'
import type { Contract, ContractExample, Schema } from '../../../fabric/schema/index.js'
import { schemaDimension, settled } from '../../../fabric/schema/index.js'
import { callText } from '../compose/print-program.js'
import { rejection } from '../compose/reject.js'
import { literal } from '../compose/template.js'
import type { FieldValue, Meaning, Mention } from '../meaning.js'
import type { Clauses, Phrasing } from '../phrasing/phrasing.js'
import type { Random } from '../random.js'
import { bareNumber, measure } from '../wording/measures.js'
import { type DrawnExample, drawnExample } from './drawn-example.js'
import { ownInputs } from './own-inputs.js'
import { sampledLike } from './sample-text.js'

/** Undefined where no example of the operation can be worded: then it is no subject of the corpus. */
export function drawnPhrasing(
  contract: Contract,
  examples: readonly ContractExample[],
  contracts: readonly Contract[],
): Phrasing | undefined {
  const drawn = examples
    .map((example) => drawnExample(contract, example))
    .filter((one) => one !== undefined)
    .filter((one) => isRight(one, contract, contracts))
  if (drawn.length === 0) return undefined
  const paths = [...new Set(drawn.flatMap(({ meaning }) => [...meaning.keys()]))]
  const name = wordsOf(contract.name.slice(contract.name.indexOf('.') + 1))
  const summary = literal(
    contract.summary.replace(/\.$/, '').replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase()),
  )
  const figures = paths.flatMap((path) => figureField(contract, path, drawn))
  return {
    operation: contract.name,
    sample: (random) => sampled(random.pick(drawn).meaning, random),
    frames: drawn.map(({ template }) => template),
    asks: [`<calc> (the |)${name}`, `what is the ${name}`, `<calc> ${summary}`],
    labels: [name, name, summary],
    clauses: Object.fromEntries(paths.map((path) => [path, clausesOf(path, fieldAt(contract.request, path))])),
    mayMiss: figures.map(({ field, bare }) => (bare === undefined ? { field } : { field, bare })),
    mayMistake: figures.flatMap(({ field, wrong }) => (wrong === undefined ? [] : [{ field, wrong }])),
  }
}

/** Whether the example's own program passes the check: a unit that the goal says otherwise than the request would teach a mistake. */
function isRight({ goal, meaning, slots }: DrawnExample, contract: Contract, contracts: readonly Contract[]): boolean {
  const inputs = [
    ...ownInputs([{ contract, meaning }]),
    { name: 'market', type: 'Market' },
    { name: 'book', type: 'Book' },
  ]
  const program = callText(contract, meaning, (field, offset) => slots.get(field)?.[offset] ?? 0, inputs)
  return rejection(program, { text: goal, quantities: lexGoal(goal), inputs }, contracts) === undefined
}

function sampled(meaning: Meaning, random: Random): Meaning {
  return new Map([...meaning].map(([path, value]) => [path, sampledValue(value, random)]))
}

function sampledValue(value: FieldValue, random: Random): FieldValue {
  if (value.kind === 'quantity') return { ...value, mention: sampledLike(value.mention, random) }
  if (value.kind !== 'quantities') return value
  return {
    kind: 'quantities',
    mentions: value.mentions.map((mention) => ({ ...mention, ...sampledLike(mention, random) })),
  }
}

/** `runningCost` as people say it. */
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function clausesOf(path: string, schema: Schema): Clauses {
  const said = literal(docOf(schema) ?? `the ${wordsOf(path.slice(path.lastIndexOf('.') + 1))}`)
  const bare = said.replace(/^the /, '')
  const tag = [`${bare} {${path}}`, `${bare}: {${path}}`, `${bare} = {${path}}`]
  // "how long it runs" is a question and no noun: nothing can be hung on to it.
  if (bare === said) return { tag }
  return { tag, with: [`with ${said} {${path}}`, `where ${said} is {${path}}`], say: [`${said} is {${path}}`] }
}

/** The nearest note to the value. */
function docOf(schema: Schema): string | undefined {
  if (schema.doc !== undefined) return schema.doc
  return schema.kind === 'optional' || schema.kind === 'defaulted' ? docOf(schema.of) : undefined
}

function fieldAt(schema: Schema, path: string): Schema {
  const cut = path.indexOf('.')
  const inner = settled(schema)
  const [name, rest] = cut < 0 ? [path, ''] : [path.slice(0, cut), path.slice(cut + 1)]
  // The paths come from a request that was read by these very fields.
  const field = inner.kind === 'record' ? inner.fields[name]! : inner
  return rest === '' ? field : fieldAt(field, rest)
}

type OneQuantity = Extract<FieldValue, { readonly kind: 'quantity' }>

interface FigureField {
  readonly field: string
  readonly bare?: (random: Random) => Mention
  readonly wrong?: (random: Random) => Mention
}

/** Units of several dimensions, at least one of which is wrong anywhere. */
const otherUnits = ['kg', 'm', 's', 'm/s', 'Pa', 'deg'] as const

/** What may be forgotten of a field, or said wrongly, where it is one figure of a dimension. */
function figureField(contract: Contract, path: string, drawn: readonly DrawnExample[]): readonly FigureField[] {
  const schema = settled(fieldAt(contract.request, path))
  const value = drawn
    .map(({ meaning }) => meaning.get(path))
    .find((one): one is OneQuantity => one?.kind === 'quantity')
  if (value === undefined || schema.kind !== 'quantity') return []
  const { text: dimension } = schemaDimension(schema.dimension)
  const units = otherUnits.filter((unit) => !sameDimension(unit, dimension))
  const wrong = (random: Random) => measure(random.integer(2, 60), random.pick(units), random)
  // A number without a unit is right where there is none to have, or where the contract reads one into it.
  if (dimension === '1' || schema.quoting?.[''] !== undefined) return [{ field: path, wrong }]
  const bare = (random: Random): Mention => {
    const { means } = sampledLike(value.mention, random)
    return bareNumber('value' in means ? means.value : 1, random)
  }
  return [{ field: path, bare, wrong }]
}

const sameDimension = (unit: string, dimension: string): boolean =>
  (unit === 'deg' ? 'rad' : schemaDimension(unit).text) === dimension
