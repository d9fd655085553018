// The invariants notice: each fault that is planted in the tree is caught, and by the name of what it breaks.

import { expect, it } from 'vitest'
import type { Invariant } from './invariants.js'
import type { Mutant } from './mutants.js'
import { simulate } from './simulate.js'

const seedsMax = 40

const caughtAs: Readonly<Record<Mutant, Invariant>> = {
  'answers twice': 'one outcome per goal',
  'drops a refusal': 'one outcome per goal',
  'intensity ignored': 'restart intensity',
  'one attempt too many': 'attempts within their maximum',
  'mailbox without bound': 'mailboxes within bounds',
  'acknowledged before written': 'no answer before it is durable',
  'forgets keys': 'one goal per key',
}

// Its own keys.
it.each(Object.entries(caughtAs) as [Mutant, Invariant][])('%s is caught as: %s', async (mutant, invariant) => {
  let seed = 0
  let caught: string | undefined
  while (caught === undefined && seed < seedsMax) caught = (await simulate(++seed, { mutant })).violation?.invariant
  expect(caught).toBe(invariant)
  // It is the planted fault that was caught: without it the same seed holds.
  expect((await simulate(seed)).violation).toBeUndefined()
})
