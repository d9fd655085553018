// Random well-typed programs, and what breaks a dimension in them. `npm run prove` runs many more.

import { expect, it } from 'vitest'
import { contracts } from '../registered.js'
import { callsOf } from './calls.js'
import { judge, noEdits } from './judge.js'
import { editKinds } from './piece.js'

const programs = 2_000

it(`${programs} random programs have the types they were written for and elaborate; every edit that breaks a dimension is caught`, () => {
  const calls = callsOf(contracts)
  const kinds = noEdits()
  for (let seed = 1; seed <= programs; seed++) {
    const { failures, mutations } = judge(seed, contracts, calls, 8)
    expect(failures).toEqual([])
    for (const kind of editKinds) kinds[kind] += mutations[kind]
  }
  for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(100)
}, 120_000)
