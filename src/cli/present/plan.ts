// The explanation of a program for a person: its types, where each literal came from, and its plan.

import pc from 'picocolors'
import type { Diagnostic, ExplainedCall, ExplainedLiteral, ExplainedPlan, Explanation } from '../../clef/index.js'
import { placesIn } from './places.js'

/** @param text the program */
export function explanationText({ types, literals, plan }: Explanation, text: string): string {
  const placeOf = placesIn(text)
  const sections = [
    section(
      'types',
      types.map(({ name, type }) => `${name} : ${type}`),
    ),
    section('literals', aligned(literals.map((literal) => literalCells(literal, placeOf)))),
    ...('calls' in plan ? planSections(plan) : [section('plan', [unknownPlan(plan, placeOf)])]),
  ]
  return sections.filter((lines) => lines !== '').join('\n\n')
}

const unknownPlan = ({ message, span, hint }: Diagnostic, placeOf: (at: number) => string): string =>
  `${placeOf(span.start)} ${message}${hint === undefined ? '' : `: ${hint}`}`

const planSections = ({ calls, waves, result }: ExplainedPlan): readonly string[] => [
  section('plan', [...calls.flatMap(callLines), `result : ${result.type}${after(result.dependsOn)}`]),
  section(
    'at the same time',
    waves.map((ids, wave) => `${wave + 1}. ${ids.join(', ')}`),
  ),
  section(
    'assumed',
    calls.flatMap(({ id, assumptions }) =>
      assumptions.map(({ kind, path, value }) => `${id}: ${path} = ${shown(value)} (${kind})`),
    ),
  ),
]

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [pc.bold(title), ...lines.map((line) => `  ${line}`)].join('\n')

function callLines({ id, operation, args, dependsOn, conditions, attempted }: ExplainedCall): readonly string[] {
  const when = conditions.map((condition) => `, when ${condition}`).join('')
  const how = attempted ? ' (attempted)' : ''
  const given = aligned(Object.entries(args).map(([name, value]) => [name, shown(value)]))
  return [`${id}: ${pc.cyan(operation)}${how}${after(dependsOn)}${when}`, ...given.map((line) => `     ${line}`)]
}

function after(ids: readonly number[]): string {
  const [last, ...others] = [...ids].reverse()
  if (last === undefined) return ''
  return others.length === 0 ? `, after ${last}` : `, after ${others.reverse().join(', ')} and ${last}`
}

function literalCells(
  { kind, span, text, value, origin, goalText }: ExplainedLiteral,
  placeOf: (at: number) => string,
): readonly string[] {
  const meaning = kind === 'quantity' && value !== null ? ` = ${shown(value)}` : ''
  return [placeOf(span.start), `${text}${meaning}`, sourceOf(kind, value, origin, goalText)]
}

function sourceOf(
  kind: ExplainedLiteral['kind'],
  value: unknown,
  origin: ExplainedLiteral['origin'],
  goalText: string | undefined,
): string {
  if (origin !== undefined) return `goal ${origin.start}-${origin.end} ${JSON.stringify(goalText)}`
  if (kind === 'input') return value === null ? 'attached' : `attached, ${shown(value)}`
  return ''
}

/** JSON for a person: figures with their unit, the program's own text where only a run can tell. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value.replace(/^input:/, 'input ')
  if (Array.isArray(value)) return `[${value.map(shown).join('; ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = value as Readonly<Record<string, unknown>>
  if ('expression' in fields) return String(fields.expression)
  if ('unit' in fields) return `${String(fields.value ?? fields.amount)} ${String(fields.unit)}`
  const entries = Object.entries(fields).map(([name, field]) => `${name} = ${shown(field)}`)
  return `{ ${entries.join('; ')} }`
}

/** Rows of cells as lines, each column as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    })
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}
