import { describe, expect, it } from 'vitest'
import { Automaton, ValidatingFilter } from '../../src/backends/index.js'
import { readGbnf } from '../../src/clef/index.js'
import { run } from './run-command.js'

/** What a printed GBNF takes. */
function reading(printed: string): (text: string) => boolean {
  const grammar = readGbnf(printed)
  if (!grammar.ok) throw new Error(grammar.error.message)
  const automaton = Automaton.compile(grammar.value)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return (text) => {
    const filter = new ValidatingFilter(automaton.value)
    filter.feed(text)
    return filter.finish().ok
  }
}

describe('grammar', () => {
  it('prints a GBNF that reads back and takes programs of the registered contracts', async () => {
    const ran = await run(['grammar'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const takes = reading(ran.stdout)
    expect(takes('finance.sum { amounts = [5.0<EUR>; 7.0<EUR>] }')).toBe(true)
    expect(takes('refuse outOfScope')).toBe(true)
    expect(takes('clarify speed')).toBe(true)
    expect(takes('finance.rob { amounts = [5.0<EUR>] }')).toBe(false)
    expect(takes('Sure! Here is the program:')).toBe(false)
  })

  it('is of whole programs unless calls alone are asked for', async () => {
    const call = 'finance.sum { amounts = [5.0<EUR>; 7.0<EUR>] }'
    const calls = `let a = ${call}\nlet b = ${call}\n(a, b)`
    const whole = `let a = ${call}\nlet b = a / 2.0\n(a, List.sum [a; b])`
    const [asItIs, ofWhole, ofCalls] = await Promise.all([
      run(['grammar']),
      run(['grammar', '--programs', 'whole']),
      run(['grammar', '--programs', 'calls']),
    ])
    expect(asItIs.stdout).toBe(ofWhole.stdout)
    expect([calls, whole].map(reading(ofWhole.stdout))).toEqual([true, true])
    expect([calls, whole].map(reading(ofCalls.stdout))).toEqual([true, false])
  })

  it('prints Lark with the same operations', async () => {
    const ran = await run(['grammar', '--format', 'lark'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(/^start\s*:/m)
    expect(ran.stdout).not.toContain('::=')
    for (const name of ['finance.priceBook', 'kinematics.suvat']) expect(ran.stdout).toContain(name)
  })

  it('is one object with --json, equal to what is printed without', async () => {
    for (const format of ['gbnf', 'lark']) {
      const [plain, json] = await Promise.all([
        run(['grammar', '--format', format]),
        run(['grammar', '--format', format, '--json']),
      ])
      const [told] = json.lines() as [{ format: string; grammar: string }]
      expect(told.format).toBe(format)
      expect(told.grammar.trimEnd()).toBe(plain.stdout.trimEnd())
    }
  })
})
