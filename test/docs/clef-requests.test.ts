// The reference of Clef requests: every diagnostic is on it, and its examples say what the checker says.

import { describe, expect, it } from 'vitest'
import {
  checkExpression,
  checkProgram,
  type Diagnostic,
  type Goal,
  lexGoal,
  parseProgram,
  typesOf,
} from '../../src/clef/index.js'
import { readCanonical } from '../../src/clef/syntax/index.js'
import { builtInContracts } from '../../src/daemon/index.js'
import { ContractRegistry } from '../../src/fabric/index.js'
import { codesIn, read, sectionsOf } from './pages.js'

const page = read('docs/reference/clef-requests.md')
const market = new ContractRegistry(builtInContracts).namedTypes.get('Market')!

const goalOf = (text: string): Goal => ({
  text,
  quantities: lexGoal(text),
  inputs: [{ name: 'market', type: 'Market', schema: market }],
})

/** `CODE line:column message`, as `constellation check` heads it. */
function shown({ code, span, message }: Diagnostic, text: string): string {
  const before = text.slice(0, span.start)
  const column = span.start - (before.lastIndexOf('\n') + 1)
  return `${code} ${before.split('\n').length}:${column + 1} ${message}`
}

const noNames = { operations: [] }

function said({ program, goal, canonical }: Omit<Example, 'expected'>): readonly string[] {
  const parsed = canonical ? readCanonical(program, noNames) : parseProgram(program)
  if (!parsed.ok) return parsed.error.map((diagnostic) => shown(diagnostic, program))
  const checked = checkProgram(parsed.value, goal, builtInContracts)
  if (checked.diagnostics.length > 0) return checked.diagnostics.map((diagnostic) => shown(diagnostic, program))
  return typesOf(checked).map(({ name, type }) => `${name} : ${type}`)
}

interface Example {
  readonly goal: Goal | null
  /** Read as the canonical layout. */
  readonly canonical: boolean
  readonly program: string
  readonly expected: readonly string[]
}

const examplesOf = (content: string): readonly Example[] =>
  [
    ...content.matchAll(/(?:^(Canonical:|Goal: "(.*)")\n\n)?^```clef\n([\s\S]*?)\n```\n\n```text\n([\s\S]*?)\n```$/gm),
  ].map(([, label, goal, program = '', expected = '']) => ({
    goal: goal === undefined ? null : goalOf(goal),
    canonical: label === 'Canonical:',
    program,
    expected: expected.split('\n'),
  }))

const entries = sectionsOf(page, 3)
const diagnostics = codesIn('src/clef/diagnostic/diagnostic.ts', 'CLEF_')

describe('the reference of diagnostics', () => {
  it('has one entry for each code', () => {
    expect(diagnostics.length).toBeGreaterThan(10)
    expect([...entries.keys()].filter((name) => name.startsWith('CLEF_')).sort()).toEqual(diagnostics)
  })

  it.each(diagnostics)('shows %s by an example', (code) => {
    const examples = examplesOf(entries.get(code) ?? '')
    expect(examples.length).toBeGreaterThan(0)
    for (const { expected } of examples) expect(expected.join('\n')).toContain(code)
  })
})

describe('the examples', () => {
  const examples = examplesOf(page)

  it('are all read by this test', () => {
    expect(examples.length).toBe(page.match(/^```clef$/gm)?.length)
  })

  it.each(examples)('say what the checker says: $program', ({ expected, ...example }) => {
    expect(said(example)).toEqual(expected)
  })

  const shownOnly = [...page.matchAll(/^```fsharp\n([\s\S]*?)\n```$/gm)].map(([, program = '']) => program)

  it.each(shownOnly)('read, where they are only shown: %s', (program) => {
    expect(parseProgram(program)).toMatchObject({ ok: true })
  })
})

describe('the table of expressions', () => {
  const rows = [...page.matchAll(/^\| `(.+?)` \| (?:`(\w+):(.+?)`)? ?\| `(.+)` \|$/gm)].map(
    ([, expression = '', name, type = '', result = '']) => ({
      expression: expression.replaceAll('\\|', '|'),
      environment: name === undefined ? {} : { [name]: type },
      result,
    }),
  )

  it('is read', () => expect(rows.length).toBeGreaterThan(5))

  it.each(rows)('is right about $expression', ({ expression, environment, result }) => {
    const inferred = checkExpression(expression, environment, {})
    const told = inferred.ok
      ? 'unit' in inferred.value
        ? inferred.value.unit
        : inferred.value.type
      : inferred.error[0]?.code
    expect(told).toBe(result)
  })
})
