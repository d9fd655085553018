// An outcome for a person: what was proposed, what came of it, what it rests on, where the time and the data went.

import pc from 'picocolors'
import type { Outcome } from '../../client/index.js'
import { fromBasisRecord, type Json } from '../../fabric/index.js'
import { flaggedLines } from '../flagged-rows.js'
import { presentBases } from './basis.js'
import { valueTable } from './value-table.js'

/** A daemon that read the files itself names them by their input. */
const rowLines = ({ flaggedRows = [], rowsLeftOut = flaggedRows.length }: Outcome): readonly string[] =>
  flaggedLines(
    flaggedRows.map((row) => ({ ...row, file: row.input })),
    rowsLeftOut,
  )

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')

const milliseconds = (seconds: number): string => `${(seconds * 1_000).toFixed(seconds < 0.01 ? 2 : 1)} ms`

const colours: Readonly<Record<Outcome['kind'], (text: string) => string>> = {
  ok: pc.green,
  clarify: pc.yellow,
  refuse: pc.yellow,
  fault: pc.red,
  domainError: pc.red,
  exhausted: pc.red,
  expired: pc.red,
  busy: pc.red,
}

function attemptLines({ attempts }: Outcome): readonly string[] {
  return attempts.flatMap(({ program, diagnostics }, index) => {
    const verdict = diagnostics.length === 0 ? pc.green('accepted') : pc.red('rejected')
    return [
      `  ${pc.bold(`attempt ${index + 1}`)} ${verdict}`,
      pc.cyan(indented(program === '' ? '(nothing whole)' : program)),
      ...diagnostics.map((line) => pc.dim(indented(line))),
    ]
  })
}

function resultLines({ kind, answer, fault, domainError, question, reason }: Outcome): readonly string[] {
  const lines = [`  ${pc.bold('outcome')} ${colours[kind](kind)}`]
  if (answer !== undefined) lines.push(flagsFirst(answer.json))
  if (fault !== undefined) {
    lines.push(`  ${fault.code}: ${fault.message}`)
    const particulars = { path: fault.path, expected: fault.expected, actual: fault.actual }
    const shown = Object.entries(particulars).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name} ${value}`],
    )
    if (shown.length > 0) lines.push(`  ${shown.join('   ')}`)
  }
  if (domainError !== undefined) lines.push(`  ${domainError.reason}: ${domainError.message}`)
  if (question !== undefined) lines.push(`  ${question}`)
  if (reason !== undefined) lines.push(`  ${reason}`)
  return lines
}

/** Totals and flags are what one looks for in a book: long lists come after them. */
function flagsFirst(answer: Json): string {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return valueTable(answer)
  const entries = Object.entries(answer as { readonly [name: string]: Json })
  const isLong = ([, value]: readonly [string, Json]): boolean => Array.isArray(value) && value.length > 12
  return valueTable(Object.fromEntries([...entries.filter((entry) => !isLong(entry)), ...entries.filter(isLong)]))
}

function basisLines({ assumptions, answers = [] }: Outcome): readonly string[] {
  const told = answers.map((one) => ({ ...one, basis: fromBasisRecord(one.basis) }))
  const rests = presentBases(told).map((line) => `  ${line}`)
  const isTold = ({ operation, path }: Outcome['assumptions'][number]): boolean =>
    told.some(({ basis }) => basis.operation === operation && basis.assumptions.some((one) => one.path === path))
  const others = assumptions.filter((one) => !isTold(one)).map(({ path, value }) => `${path} = ${value}`)
  return others.length === 0 ? rests : [...rests, `  ${pc.bold('assumed')} ${others.join('; ')}`]
}

function accountLines({ rung, posture, bytesLeft, tokens, timings }: Outcome): readonly string[] {
  const spent = (['inputs', 'proposal', 'elaboration', 'fabric', 'domain', 'journal', 'total'] as const)
    .flatMap((part) => {
      const seconds = timings[part]
      return seconds === undefined ? [] : [`${part} ${milliseconds(seconds)}`]
    })
    .join(' · ')
  return [
    `  ${pc.bold('rung')} ${rung} (${posture}), ${bytesLeft} bytes left this machine, ${tokens} tokens`,
    `  ${pc.bold('time')} ${spent}`,
  ]
}

export const presentOutcome = (outcome: Outcome): string =>
  [
    ...attemptLines(outcome),
    ...resultLines(outcome),
    ...rowLines(outcome),
    ...basisLines(outcome),
    ...accountLines(outcome),
  ].join('\n')
