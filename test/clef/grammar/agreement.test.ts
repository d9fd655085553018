// Where a goal has enough of each kind, typed steering lifts nothing. Then grammar, parser and contracts must say the same of every
// program of calls, as it is and with one thing changed.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkProgram, type Diagnostic, grammarOf, type Program, parseProgram } from '../../../src/clef/index.js'
import { type Expression, readCanonical } from '../../../src/clef/syntax/index.js'
import { type RecordSchema, type Schema, settled } from '../../../src/fabric/schema/index.js'
import { edited } from '../edits.js'
import { contracts, currency, goalOf, number, quantity } from '../registered.js'
import { randomFrom } from '../sampler.js'
import { offeringOf } from './offering.js'
import { sampleOf } from './sample.js'

const goal = goalOf(
  ...[20, 15, 10].map((value) => quantity(value, 'm/s')),
  ...[3, 4].map((value) => quantity(value, 's')),
  ...[5, 9.8].map((value) => quantity(value, 'm/s^2')),
  ...[50, 60, 0.4, 0.3].map((value) => quantity(value, 'm')),
  quantity(30, 'deg'),
  ...[2, 3].map((value) => quantity(value, 'rad/s')),
  quantity(4, 'rad/s^2'),
  quantity(8, 'm/s^3'),
  quantity(70, 'kg'),
  quantity(0.5, 'm^2'),
  quantity(1.2, 'kg/m^3'),
  ...[0.7, 0.2, 12, 3].map(number),
  quantity(5e6, 'EUR'),
  quantity(3e6, 'EUR'),
  ...[1.08, 1.12].map((value) => quantity(value, 'USD/EUR')),
  ...[2, 7].map((value) => quantity(value, '%')),
  quantity(4, '%/yr'),
  quantity(8, 'volpt'),
  currency('USD'),
  { kind: 'pair', pair: 'EURUSD' },
  { kind: 'tenor', tenor: '3M' },
  { kind: 'date', date: '2026-12-01' },
)
const inputs = goal.inputs.map(({ name, type }) => ({ name, type }))
const grammar = grammarOf(contracts, { inputs, literals: false, quantities: goal.quantities, lazy: true })
const { whole } = offeringOf(grammar)
const known = { operations: contracts.map(({ name }) => name) }

/** What is left to the check: which currencies agree with which, and a sign before a tenor that stands for years. */
const isLeft = ({ code, expected = '', actual = '' }: Diagnostic): boolean =>
  ['CLEF_DIMENSION', 'CLEF_TYPE'].includes(code) &&
  (/\b[A-Z]{3}\b/.test(`${expected} ${actual}`) || (expected === 'float' && actual === 'tenor'))

/** Whether a program says nothing but what programs of calls can: requests in the order of their contracts, and their tuple. */
function isOfCalls(text: string, { measures, bindings, result }: Program): boolean {
  if (measures.length > 0 || bindings.length > 6) return false
  const calls = bindings.map(({ value }) => value)
  if (calls.length === 0) return !text.includes('(') && isRequest(result)
  const names = [...'abcdef'].slice(0, calls.length).join(', ')
  const plain = bindings.every(({ parameters, annotation }) => parameters.length === 0 && annotation === null)
  return plain && calls.length > 1 && text.indexOf('(') === text.lastIndexOf(`(${names})`) && calls.every(isRequest)
}

function isRequest(expression: Expression): boolean {
  if (expression.kind !== 'apply') return false
  const { function: called } = expression
  if (called.kind !== 'field' || called.of.kind !== 'name') return false
  const operation = `${called.of.name}.${called.name}`
  const contract = contracts.find(({ name }) => name === operation)
  return contract === undefined || isInOrder(contract.request, expression.argument)
}

function isInOrder(outer: Schema, expression: Expression): boolean {
  const schema = settled(outer)
  switch (expression.kind) {
    case 'slot':
    case 'text':
    case 'input':
    case 'bool':
      return true
    case 'negate':
      return expression.of.kind === 'slot'
    case 'list': {
      const { items } = expression
      if (schema.kind !== 'list') return items.length <= 24
      return items.length > 0 && items.length <= 24 && items.every((item) => isInOrder(schema.of, item))
    }
    case 'record':
      return schema.kind !== 'record' || areInOrder(schema, expression)
    default:
      return false
  }
}

function areInOrder({ fields }: RecordSchema, { fields: written }: Extract<Expression, { kind: 'record' }>): boolean {
  const order = Object.keys(fields)
  const places = written.map(({ name }) => order.indexOf(name))
  const inOrder = places.every((place, at) => at === 0 || places[at - 1]! < place)
  return inOrder && written.every(({ name, value }) => fields[name] === undefined || isInOrder(fields[name], value))
}

/** Another word of a program in place of one: a name, a field, a quantity. */
function exchanged(text: string, other: string, random: () => number): string {
  const words = (of: string) => [...of.matchAll(/\$\d+|"[^"]*"|[a-zA-Z.]+/g)]
  const from = words(text)[Math.floor(random() * words(text).length)]!
  const like = words(other).filter(([word]) => /^\w/.test(word) === /^\w/.test(from[0]))
  const to = like[Math.floor(random() * like.length)]?.[0] ?? ''
  return text.slice(0, from.index) + to + text.slice(from.index + from[0].length)
}

/** A field left out, written twice, or at another place. */
function refielded(text: string, random: () => number): string {
  const fields = [...text.matchAll(/(?:; )?\b[a-zA-Z]+ = (?:-?\$\d+|"[a-z]+"|input "[a-z]+")/g)]
  const [one, other] = [random(), random()].map((share) => fields[Math.floor(share * fields.length)])
  if (one === undefined || other === undefined) return text
  const kept = random() < 0.5 ? text : text.slice(0, one.index) + text.slice(one.index + one[0].length)
  if (random() < 0.5) return kept
  const at = Math.min(other.index, kept.length)
  return `${kept.slice(0, at)}${one[0].startsWith(';') ? '' : '; '}${one[0]}${kept.slice(at)}`
}

const picks = fc.array(fc.nat({ max: 1_000 }), { maxLength: 60 })

it('agree about every program of calls, as it is and with one thing changed', () => {
  const counts = { taken: 0, unread: 0, refused: 0 }
  fc.assert(
    fc.property(picks, picks, fc.nat(), fc.nat({ max: 3 }), (these, others, seed, change) => {
      const sampled = sampleOf(grammar, 'program', these) ?? ''
      const random = randomFrom(seed)
      const changes = [
        (text: string) => text,
        (text: string) => exchanged(text, sampleOf(grammar, 'program', others) ?? '', random),
        (text: string) => refielded(text, random),
        (text: string) => Buffer.from(edited(text, random)).toString(),
      ]
      const text = changes[change]!(sampled)
      const taken = whole(text)
      if (change === 0) expect(taken, text).toBe(true)
      const program = parseProgram(text)
      if (!program.ok || !readCanonical(text, known).ok) {
        counts.unread++
        expect(taken, text).toBe(false)
        return
      }
      const { diagnostics } = checkProgram(program.value, goal, contracts)
      if (taken) {
        counts.taken++
        expect(
          diagnostics.filter((diagnostic) => !isLeft(diagnostic)),
          text,
        ).toEqual([])
      } else if (isOfCalls(text, program.value)) {
        counts.refused++
        expect(diagnostics, text).not.toEqual([])
      }
    }),
    { numRuns: 3_000 },
  )
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(200)
})
