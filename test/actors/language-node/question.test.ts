import { describe, expect, it } from 'vitest'
import { questionFor } from '../../../src/actors/language-node/question.js'
import { ContractRegistry } from '../../../src/fabric/index.js'
import { contracts } from '../../clef/registered.js'

const ask = (...fields: string[]) => questionFor(fields, new ContractRegistry(contracts))

describe('the question of a clarify', () => {
  it('asks for a field in the contract’s words, with its unit', () => {
    expect(ask('reactionTime')).toBe('What is the reaction time, with its unit (s)?')
    expect(ask('deceleration')).toBe('What is the deceleration, with its unit (m/s^2)?')
  })

  it('names no unit where none is needed', () => {
    expect(ask('frictionCoefficient')).toBe('What is the coefficient of friction?')
  })

  it('finds nested fields', () => {
    const question = ask('option.strike')
    expect(question).toMatch(/^What is .*strike.*\?$/)
    expect(question).not.toContain('option.strike')
  })

  it('asks for an item of a list as it asks for the list', () => {
    expect(ask('amounts[1]')).toBe(ask('amounts'))
    expect(ask('amounts')).not.toContain('[')
  })

  it('asks for several in one sentence', () => {
    expect(ask('reactionTime', 'frictionCoefficient')).toBe(
      'What is the reaction time, with its unit (s); and the coefficient of friction?',
    )
    expect(ask('gap', 'speedSelf', 'speedLead').match(/; and /g)).toHaveLength(1)
  })

  it('falls back on the path of a field that no contract has', () => {
    expect(ask('option.colour')).toBe('What is option.colour?')
  })

  it('is a question even when no field is named', () => {
    expect(ask()).toBe('What is more detail?')
  })
})
