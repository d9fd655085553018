// What changes from goal to goal: the goal, what the lexer found in it, what is attached, and what was said against the last answer.
// All of it is the prompt's own text; a prompt has no attached values, so there are none here.

import { type ArrayQuantity, type GoalQuantity, type QuantityTable, sizeOf } from '../../clef/index.js'
import { isMoney, isRate, parseUnit } from '../../fabric/index.js'
import type { PriorAttempt, PriorDiagnostic, Prompt } from '../backend.js'

/** Of what was said against an answer: a model that gets more than this wrong is not helped by the rest. */
const diagnosticsMax = 8
/** UTF-16 units of a rejected program, and of each thing said against it. */
const programMax = 4_096
const saidMax = 400

export function userText({ text, quantities, inputs, previous }: Prompt): string {
  const parts = [`<goal>\n${text}\n</goal>`]
  if (quantities.length > 0) parts.push(`Quantities:\n${quantityLines(text, quantities).join('\n')}`)
  if (inputs.length > 0) parts.push(`Attached:\n${inputs.map(({ name, type }) => `${name}: ${type}`).join('\n')}`)
  if (previous !== undefined) parts.push(priorText(previous))
  return parts.join('\n\n')
}

/** `$1 = "72 km/h" speed`. */
const quantityLines = (text: string, quantities: QuantityTable): readonly string[] =>
  quantities.map((quantity, at) => {
    const words = text.slice(quantity.span.start, quantity.span.end)
    return `$${at + 1} = ${JSON.stringify(words)} ${kindOf(quantity)}`
  })

const kindsOfUnits: Readonly<Record<string, string>> = {
  m: 'length',
  s: 'time',
  'm/s': 'speed',
  'm/s^2': 'acceleration',
  'm/s^3': 'jerk',
  rad: 'angle',
  'rad/s': 'angular velocity',
  'rad/s^2': 'angular acceleration',
  kg: 'mass',
  'm^2': 'area',
  'kg/m^3': 'density',
  '1': 'ratio',
  '1/yr': 'yield',
  'yr^(-1/2)': 'volatility',
}
const kindByDimension = new Map(
  Object.entries(kindsOfUnits).flatMap(([unit, kind]) => {
    const parsed = parseUnit(unit)
    return parsed.ok ? [[parsed.value.dimension, kind] as const] : []
  }),
)

function kindOf(quantity: GoalQuantity): string {
  if (quantity.kind === 'array') return arrayText(quantity)
  if (quantity.kind !== 'quantity') return quantity.kind
  const unit = parseUnit(quantity.unit)
  if (!unit.ok) return `in ${quantity.unit}`
  const { dimension } = unit.value
  if (isMoney(dimension)) return 'money'
  if (isRate(dimension)) return 'rate'
  return kindByDimension.get(dimension) ?? `in ${quantity.unit}`
}

/** `list of 6`, `list of 2 in rad`, `matrix 4x4`. */
function arrayText({ items, unit }: ArrayQuantity): string {
  const { rows, columns } = sizeOf({ items })
  const size = rows === undefined ? `list of ${columns}` : `matrix ${rows}x${columns}`
  return unit === undefined ? size : `${size} in ${unit}`
}

function priorText({ program, diagnostics, code, path }: PriorAttempt): string {
  const said = diagnostics.length > 0 ? diagnostics : [{ code, path }]
  const lines = said.slice(0, diagnosticsMax).map((diagnostic) => `- ${diagnosticText(diagnostic)}`)
  return `Your last answer was rejected:\n${cut(program, programMax)}\nbecause of\n${lines.join('\n')}\nGive another.`
}

function diagnosticText({ code, operation, path, expected, actual, candidates }: PriorDiagnostic): string {
  const parts = [code]
  if (operation !== undefined && operation !== '') parts.push(` in ${operation}`)
  if (path !== undefined && path !== '') parts.push(` at ${path}`)
  if (expected !== undefined && expected !== '') parts.push(`; expected ${cut(expected, saidMax)}`)
  if (actual !== undefined && actual !== '') parts.push(`; got ${cut(actual, saidMax)}`)
  if (candidates !== undefined && candidates.length > 0) parts.push(`; near it ${cut(candidates.join(', '), saidMax)}`)
  return parts.join('')
}

/** Cut between characters. */
const cut = (text: string, lengthMax: number): string =>
  text.length <= lengthMax ? text : `${text.slice(0, lengthMax).replace(/[\ud800-\udbff]$/, '')}..`
