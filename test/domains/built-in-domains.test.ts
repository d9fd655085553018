import { describe, expect, it } from 'vitest'
import { lexGoal } from '../../src/clef/goal/index.js'
import { domain as hostedFinance } from '../../src/domains/finance/index.js'
import { builtInDomains, defineDomain } from '../../src/domains/index.js'
import { domain as hostedKinematics } from '../../src/domains/kinematics/index.js'
import { ask, operationNamed } from './ask.js'

const operations = builtInDomains.flatMap((domain) => domain.operations)
const named = operations.map((operation) => [operation.contract.name, operation] as const)
const examples = named.flatMap(([name, operation]) =>
  operation.examples.map((example) => [example.goal, name, example] as const),
)

describe('the built-in domains', () => {
  it('answer these operations', () => {
    expect(operations.map(({ contract }) => contract.name)).toEqual([
      'finance.priceBook',
      'finance.checkBook',
      'finance.priceOption',
      'finance.convert',
      'finance.sum',
      'kinematics.stoppingDistance',
      'kinematics.projectile',
      'kinematics.suvat',
      'kinematics.timeToCollision',
    ])
  })

  it('are found under one name in the modules that hosts load', () => {
    expect([hostedFinance, hostedKinematics]).toEqual(builtInDomains)
  })

  it('refuse an operation filed under another domain', () => {
    expect(() => defineDomain('kinematics', [operationNamed('finance.sum')])).toThrow('finance.sum')
  })

  it.each(named)('%s shows at least three examples', (_, { examples }) => {
    expect(examples.length).toBeGreaterThanOrEqual(3)
  })
})

describe('examples', () => {
  it.each(examples)('%s: %s answers it', (_, name, { request }) => {
    expect(ask(name, request)).toHaveProperty('answer')
  })

  it.each(examples)('%s: every figure of the request to %s is in the goal', (goal, _, { request }) => {
    const { market: __, book: ___, ...said } = request as Record<string, unknown>
    const figures = lexGoal(goal).flatMap((quantity) => ('value' in quantity ? [Math.abs(Number(quantity.value))] : []))
    for (const figure of figuresIn(said)) expect(figures).toContain(Math.abs(figure))
  })
})

const figuresIn = (json: unknown): number[] =>
  typeof json === 'number'
    ? [json]
    : typeof json === 'object' && json !== null
      ? Object.values(json).flatMap(figuresIn)
      : []
