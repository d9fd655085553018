import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builtRecipe, earlyStep, trainBuilt } from '../../../src/backends/built/training/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'

const record = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'models', 'built', 'record.json'), 'utf8'),
) as Readonly<Record<string, unknown>>

it(`rebuilds the shipped model's path: corpus, vocabulary and weights after ${earlyStep} steps are those of the record`, async () => {
  const rebuilt = await trainBuilt(builtRecipe, builtInContracts, { threads: 2, stopAfter: earlyStep })
  if (!rebuilt.ok) throw new Error(rebuilt.error.message)
  const again = rebuilt.value.record as Readonly<Record<string, unknown>>
  expect(again.corpusHash).toBe(record.corpusHash)
  expect(again.vocabularyHash).toBe(record.vocabularyHash)
  expect(rebuilt.value.earlyHash).toBe(record[`hashAtStep${earlyStep}`])
}, 300_000)

it('records the recipe that stands in the code', () => {
  expect(record.recipe).toEqual(JSON.parse(JSON.stringify(builtRecipe)))
})
