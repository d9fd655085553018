import { describe, expect, it } from 'vitest'
import { timeToCollision } from '../../../../src/domains/kinematics/kernel/index.js'
import { answerOf } from './answer-of.js'

describe('time to collision', () => {
  it.each([
    [{ gap: 50, speedSelf: 30, speedLead: 20 }, 5],
    [{ gap: 50, speedSelf: 30, speedLead: -20 }, 1],
    [{ gap: 0, speedSelf: 10, speedLead: 20 }, 0],
  ])('%j is %d s', (following, time) => {
    expect(answerOf(timeToCollision(following))).toEqual({ time })
  })

  it.each([
    [{ gap: 50, speedSelf: 20, speedLead: 20 }, 'never'],
    [{ gap: 50, speedSelf: 10, speedLead: 20 }, 'never'],
    [{ gap: 1e308, speedSelf: 1e-10, speedLead: 0 }, 'never'],
    [{ gap: -1, speedSelf: 30, speedLead: 20 }, 'domain'],
    [{ gap: Number.NaN, speedSelf: 30, speedLead: 20 }, 'domain'],
  ])('%j: %s', (following, reason) => {
    expect(timeToCollision(following)).toMatchObject({ ok: false, error: { reason } })
  })
})
