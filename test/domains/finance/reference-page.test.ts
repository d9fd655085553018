import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { finance } from '../../../src/domains/index.js'
import { ask } from '../ask.js'
import { callsOf, shortened } from '../page-calls.js'

const path = 'docs/reference/finance.md'
const calls = callsOf(path)

describe('the reference of finance', () => {
  it('shows a call of each operation, under its name', () => {
    const headings = readFileSync(path, 'utf8').matchAll(/^## (\w+)$/gm)
    const sections = Array.from(headings, ([, name]) => `finance.${name}`).slice(1)
    const shown = calls.map(([operation]) => operation)
    expect(shown).toEqual(sections)
    expect(shown.toSorted()).toEqual(finance.operations.map(({ contract }) => contract.name).toSorted())
  })

  it.each(calls)('%s answers %j as it says', (operation, request, answer) => {
    const said = ask(operation, request)
    expect('answer' in said ? shortened(said.answer, 1e-9) : said).toEqual(answer)
  })
})
