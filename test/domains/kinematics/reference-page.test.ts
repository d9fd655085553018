import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kinematics } from '../../../src/domains/index.js'
import { ask } from '../ask.js'
import { callsOf, shortened } from '../page-calls.js'

const path = 'docs/reference/kinematics.md'
const page = readFileSync(path, 'utf8')
const calls = callsOf(path)

describe('the reference of kinematics', () => {
  it('shows a call of each operation, under its name', () => {
    const sections = Array.from(page.matchAll(/^### (\w+)$/gm), ([, name]) => `kinematics.${name}`)
    const shown = calls.map(([operation]) => operation)
    expect(shown).toEqual(sections)
    expect(shown.toSorted()).toEqual(kinematics.operations.map(({ contract }) => contract.name))
  })

  it.each(calls)('%s answers %j as it says', (operation, request, answer) => {
    const said = ask(operation, request)
    expect('answer' in said ? shortened(said.answer, 1e-12) : said).toEqual(answer)
  })
})
