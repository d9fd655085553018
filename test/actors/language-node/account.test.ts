import { describe, expect, it } from 'vitest'
import {
  bytesLeftOf,
  noCalls,
  noteRequest,
  timingsOf,
  withAcceptance,
} from '../../../src/actors/language-node/account.js'
import { type Attempt, bareOutcome } from '../../../src/actors/language-node/index.js'

const attempt = (number: number, bytesLeft: number, proposalSeconds: number): Attempt => ({
  goalId: 'goal-1',
  number,
  backend: 'scripted',
  rung: 'scripted',
  posture: 'on-host',
  program: '',
  diagnostics: [],
  tokens: 0,
  proposalSeconds,
  elaborationSeconds: 0.25,
  bytesLeft,
})

const attempts = [attempt(1, 300, 1), attempt(2, 500, 2)]

describe('bytes that left', () => {
  it('are those of every attempt', () => {
    expect(bytesLeftOf(attempts, noCalls())).toBe(800)
  })

  it('are those of calls too, where the model they went to stands beyond this machine', () => {
    const calls = noCalls()
    noteRequest(calls, 40, 'in-process')
    noteRequest(calls, 50, 'in-network')
    noteRequest(calls, 60, 'on-host')
    expect(calls).toMatchObject({ bytesLeft: 50, posture: 'in-network' })
    expect(bytesLeftOf([attempt(1, 0, 1)], calls)).toBe(50)
  })
})

describe('seconds', () => {
  it('are summed over attempts, and a call’s are split between fabric and domain', () => {
    expect(
      timingsOf(attempts, { ...noCalls(), total: 0.5, domain: 0.375 }, { inputs: 0.25, journal: 0.0625 }, 4),
    ).toEqual({
      inputs: 0.25,
      proposal: 3,
      elaboration: 0.5,
      fabric: 0.125,
      domain: 0.375,
      journal: 0.0625,
      total: 4,
    })
  })

  it('are never negative: concurrent domains may compute longer than the calls took', () => {
    expect(timingsOf([], { ...noCalls(), total: 0.1, domain: 0.2 }, { inputs: 0, journal: 0 }, 1).fabric).toBe(0)
  })

  it('of being accepted count as journal and in the total, also where no attempt was made', () => {
    const refused = bareOutcome({ goalId: 'goal-1', rung: 'scripted', posture: 'in-process' }, { kind: 'busy' })
    expect(withAcceptance(refused, 0.5).timings).toMatchObject({ proposal: 0, journal: 0.5, total: 0.5 })
    const answered = { ...refused, timings: { ...refused.timings, journal: 0.25, total: 2 } }
    expect(withAcceptance(answered, 0.5).timings).toMatchObject({ journal: 0.75, total: 2.5 })
  })
})
