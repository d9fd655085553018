// A call's argument converts within its dimension, once, exactly as the JSON door converts the same figure.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { callsOf, runPlan } from '../../../src/clef/index.js'
import { ok } from '../../../src/fabric/result.js'
import { fromJson } from '../../../src/fabric/schema/index.js'
import { contracts, goalOf, planOf, quantity } from '../registered.js'

const speeds = ['m/s', 'km/h', 'mi/h', 'kn', 'ft/s', 'mph', 'cm/ms']
const lengths = ['m', 'km', 'mi', 'ft', 'in', 'nmi', 'um']
const request = contracts.find(({ name }) => name === 'kinematics.timeToCollision')!.request
const value = fc.double({ min: 1e-6, max: 1e9, noNaN: true })

it('a quantity of the goal reaches its model as the same figure through any door', async () => {
  await fc.assert(
    fc.asyncProperty(
      value,
      value,
      fc.constantFrom(...lengths),
      fc.constantFrom(...speeds),
      async (gap, speed, length, unit) => {
        const goal = goalOf(quantity(gap, length), quantity(speed, unit))
        const plan = planOf('kinematics.timeToCollision { gap = $1; speedSelf = $2; speedLead = $2 }', goal)
        let sent: unknown
        await runPlan(plan, {
          inputs: new Map(),
          invoke: async (_, made) => {
            sent = made
            return ok({ time: 1 })
          },
        })
        const { args } = callsOf(plan)[0]!
        expect(args).toEqual({
          gap: { value: gap, unit: length },
          speedSelf: { value: speed, unit },
          speedLead: { value: speed, unit },
        })
        const read = fromJson(request, args)
        expect(read.ok && read.value.value).toEqual(sent)
      },
    ),
  )
})
