// Goals, attempts and outcomes to journal.

import type { AttemptRecord } from '../../../src/actors/journal/index.js'
import type { GoalRecord, OutcomeRecord } from '../../../src/fabric/index.js'

export const goalOf = (text: string): GoalRecord => ({
  text,
  inputs: [{ name: 'book', type: 'Book', media: 'text/csv', bytes: new TextEncoder().encode('id,pair\np1,EURUSD\n') }],
  attemptsMax: 3,
})

export const outcomeOf = (goalId: string): OutcomeRecord => ({
  goalId,
  kind: 'ok',
  program: 'finance.sum { amounts = [$1; $2] }',
  attempts: [{ program: 'finance.sum { amounts = [$1; $2] }', diagnostics: [] }],
  calls: [{ operation: 'finance.sum', arguments: '{}' }],
  assumptions: [],
  fields: [],
  rung: 'built',
  posture: 'in-process',
  bytesLeft: 0,
  timings: { proposal: 0.004, elaboration: 0.001, fabric: 0.0001, domain: -0, total: 0.0051 },
  tokens: 12,
})

export const attemptOf = (number: number): AttemptRecord => ({
  number,
  rung: 'built',
  proposal: 'refuse outOfScope',
  diagnostics: ['CLEF_TYPE speed: m, not m / s'],
  tokens: 3,
  duration: 0.25,
})
