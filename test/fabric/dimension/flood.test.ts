import { setImmediate as nextTask } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import {
  baseDimension,
  type Dimension,
  dimensionsHeld,
  dimensionsMax,
  divide,
  invert,
  multiply,
  parseDimension,
  power,
  rational,
  sameDimension,
  unify,
} from '../../../src/fabric/dimension/index.js'

const dimension = (text: string): Dimension => {
  const parsed = parseDimension(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

/** Makes `count` dimensions that nobody meets otherwise. */
function flood(symbol: string, from: number, count: number): void {
  for (let i = from; i < from + count; i++) power(baseDimension(symbol), rational(i, 1_000_003))
}

it('while a flood of odd dimensions fills the table, others still read and compare', () => {
  flood('kg', 1, 120_000)
  expect(dimensionsHeld()).toBeGreaterThanOrEqual(dimensionsMax)
  expect(dimension('cd^3 mol^5').text).toBe('cd^3 mol^5')
  expect(sameDimension(dimension('cd^3 mol^7'), multiply(dimension('cd^3'), dimension('mol^7')))).toBe(true)
  expect(unify(dimension("'x cd^3"), dimension('cd^3 mol^9'))).toMatchObject({ dimension: { text: 'mol^9' } })
  expect(divide(baseDimension('JPY'), baseDimension('SEK'))).toBe(invert(dimension('SEK/JPY')))
})

it('after it, what nobody holds is forgotten, and the table has room again', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage: () => void = runInNewContext('gc')
  const before = dimension('USD / EUR')
  for (let chunk = 0; chunk < 15; chunk++) {
    flood('s', 1 + chunk * 10_000, 10_000)
    await nextTask() // weakly held objects stay until the task that made them has ended
    collectGarbage()
  }
  expect(dimensionsHeld()).toBeLessThan(dimensionsMax / 2)
  expect(dimension('USD/EUR')).toBe(before)
})

it('a full table is swept even when whoever asks makes no new ones', async () => {
  const collectGarbage: () => void = runInNewContext('gc')
  flood('A', 1, 120_000)
  expect(dimensionsHeld()).toBeGreaterThanOrEqual(dimensionsMax)
  await nextTask()
  collectGarbage()
  for (let asked = 0; asked < 2_000; asked++) dimensionsHeld()
  expect(dimensionsHeld()).toBeLessThan(dimensionsMax / 2)
})
