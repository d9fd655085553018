import { describe, expect, it } from 'vitest'
import { GrammarShelf, grammarOf, lexGoal, toGbnf } from '../../../src/clef/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { marketAlone } from './offering.js'

const calls = { literals: false, programs: 'calls', steering: 'typed', lazy: false } as const
const goalOf = (text: string) => ({ quantities: lexGoal(text), inputs: marketAlone })

describe('a shelf of grammars', () => {
  const shelf = new GrammarShelf(builtInContracts)
  const same = (one: string, other: string, making: Parameters<GrammarShelf['grammarFor']>[1] = calls): boolean =>
    shelf.grammarFor(goalOf(one), making) === shelf.grammarFor(goalOf(other), making)

  it('has one for goals that differ in words, figures and units of one dimension', () => {
    expect(same('20 m/s for 3 s', 'go at 72 km/h, 1.5 s')).toBe(true)
    expect(same('5 EUR in USD', '7 EUR in GBP')).toBe(true)
    expect(same('20 m/s for 3 s', '3 s at 20 m/s')).toBe(false)
    expect(same('5 EUR', '5 USD')).toBe(false)
  })

  it('tells apart what steering tells apart: zero fits any unit, and a percentage is read by its field', () => {
    expect(same('grade 0', 'grade 1')).toBe(false)
    expect(same('7.5 % vol', '0.075 vol')).toBe(false)
  })

  it('tells arrays apart by their size alone', () => {
    expect(same('q = [0.1, 0.2]', 'q = [-3.5, 7] and so on')).toBe(true)
    expect(same('q = [0.1, 0.2]', 'q = [0.1, 0.2, 0.3]')).toBe(false)
    expect(same('q = [0.1, 0.2]', 'q = [[0.1, 0.2]]')).toBe(false)
    expect(same('q = [0.1, 0.2]', 'q = [0, 0] rad')).toBe(true)
  })

  it('tells units apart where programs count with them', () => {
    expect(same('20 m/s for 3 s', '72 km/h for 3 s', { ...calls, programs: 'whole' })).toBe(false)
  })

  it('gives what would have been made for the goal itself', () => {
    const texts = ['20 m/s for 3 s', 'go at 72 km/h, 1.5 s', 'EURUSD call 1.10 3M on 5m EUR', 'grade 0', '7.5 %']
    for (const text of texts) {
      const { quantities, inputs } = goalOf(text)
      const own = grammarOf(builtInContracts, { ...calls, quantities, inputs })
      expect(toGbnf(shelf.grammarFor({ quantities, inputs }, calls))).toBe(toGbnf(own))
    }
  })

  it('keeps what is asked for, and lets go of what was not asked for longest', () => {
    const kept = new GrammarShelf(builtInContracts)
    const first = kept.grammarFor(goalOf('1 s'), calls)
    const goals = Array.from({ length: 70 }, (_, count) => '2 m '.repeat((count % 24) + 1) + '3 s '.repeat(count % 7))
    for (const goal of goals) {
      kept.grammarFor(goalOf(goal), calls)
      expect(kept.grammarFor(goalOf('1 s'), calls)).toBe(first)
    }
    const lost = new GrammarShelf(builtInContracts)
    const once = lost.grammarFor(goalOf('1 s'), calls)
    for (const goal of goals) lost.grammarFor(goalOf(goal), calls)
    expect(lost.grammarFor(goalOf('1 s'), calls)).not.toBe(once)
  })
})
