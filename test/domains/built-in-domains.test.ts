import { describe, expect, it } from 'vitest'
import { lexGoal } from '../../src/clef/goal/index.js'
import { domain as hostedFinance } from '../../src/domains/finance/index.js'
import { builtInDomains, defineDomain, financeContracts } from '../../src/domains/index.js'
import { domain as hostedKinematics } from '../../src/domains/kinematics/index.js'
import type { DomainError } from '../../src/fabric/fault.js'
import { err } from '../../src/fabric/result.js'
import { ask } from './ask.js'

const operations = builtInDomains.flatMap((domain) => domain.operations)
const named = operations.map((operation) => [operation.contract.name, operation] as const)
const examples = named.flatMap(([name, operation]) =>
  operation.examples.map((example) => [example.goal, name, example] as const),
)

describe('the built-in domains', () => {
  it('answer these operations', () => {
    expect(operations.map(({ contract }) => contract.name)).toEqual([
      'finance.aggregate',
      'finance.atmStrike',
      'finance.checkBook',
      'finance.convert',
      'finance.crossRate',
      'finance.currencyExposure',
      'finance.forwardRate',
      'finance.greeks',
      'finance.hedgeAmount',
      'finance.impliedVol',
      'finance.priceAmerican',
      'finance.priceBarrier',
      'finance.priceBook',
      'finance.priceDigital',
      'finance.priceOption',
      'finance.priceStrategy',
      'finance.scenario',
      'finance.strikeFromDelta',
      'finance.sum',
      'finance.volQuote',
      'kinematics.angularSuvat',
      'kinematics.centripetal',
      'kinematics.closing',
      'kinematics.fallWithDrag',
      'kinematics.forwardKinematicsDH',
      'kinematics.forwardKinematicsMDH',
      'kinematics.forwardKinematicsScrewBody',
      'kinematics.forwardKinematicsScrewSpace',
      'kinematics.freeFall',
      'kinematics.inverseKinematicsPlanar2R',
      'kinematics.inverseKinematicsScrewBody',
      'kinematics.jacobianBody',
      'kinematics.jacobianSpace',
      'kinematics.jointTrajectory',
      'kinematics.launchAngles',
      'kinematics.overtake',
      'kinematics.projectile',
      'kinematics.projectileDrag',
      'kinematics.reach',
      'kinematics.rimSpeed',
      'kinematics.riverCrossing',
      'kinematics.sCurve',
      'kinematics.stoppingDistance',
      'kinematics.suvat',
      'kinematics.terminalVelocity',
      'kinematics.timeScaling',
      'kinematics.timeToCollision',
      'kinematics.trapezoid',
      'kinematics.verticalThrow',
    ])
  })

  it('are found under one name in the modules that hosts load', () => {
    expect([hostedFinance, hostedKinematics]).toEqual(builtInDomains)
  })

  it('refuse an operation filed under another domain', () => {
    const { sum } = financeContracts
    const model = { sum: () => err<DomainError>({ reason: 'domain', message: 'no' }) }
    expect(() => defineDomain({ name: 'kinematics', version: '1.0.0', contract: { sum }, model })).toThrow(
      'finance.sum',
    )
  })

  it('refuse a contract that no model answers', () => {
    const { sum } = financeContracts
    // As a domain in plain JavaScript might be written, which no compiler checked.
    const definition = { name: 'finance', version: '1.0.0', contract: { sum }, model: {} } as never
    expect(() => defineDomain(definition)).toThrow('finance.sum has no model')
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
    const said = Object.entries(request as object).flatMap(([name, value]) => (attached.has(name) ? [] : [value]))
    const figures = lexGoal(goal).flatMap((quantity) => ('value' in quantity ? [Math.abs(Number(quantity.value))] : []))
    for (const figure of figuresIn(said)) expect(figures).toContain(Math.abs(figure))
  })
})

/** What people attach instead of writing it into the goal. */
const attached = new Set(['market', 'book', 'joints', 'tool', 'M', 'screws', 'target'])

const figuresIn = (json: unknown): number[] =>
  typeof json === 'number'
    ? [json]
    : typeof json === 'object' && json !== null
      ? Object.values(json).flatMap(figuresIn)
      : []
