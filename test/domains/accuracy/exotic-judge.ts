// Answers about exotics judged by the printed formulas, at whatever precision these need.

import type { Result } from '../../../src/fabric/result.js'
import { atPrecision, type BigFloat, big } from '../reference/big-float.js'
import { conditionNumbers, type DualInputs, type Inputs, settledBits } from '../reference/differentiate.js'
import { Dual } from '../reference/dual.js'
import type { Tallies } from './tally.js'

export type Numbers<Name extends string> = { readonly [name in Name]: number }
export type MarketName = 'spot' | 'domesticYield' | 'foreignYield' | 'vol' | 'expiry'

/** fromEntries forgets the names, which are those of `record`. */
const mapped = <Name extends string, A, B>(record: { readonly [name in Name]: A }, map: (x: A) => B) =>
  Object.fromEntries(Object.entries(record).map(([name, x]) => [name, map(x as A)])) as { readonly [name in Name]: B }

/** Judges one answer, or several by name, of a formula of the inputs. */
export function judge<Name extends string, Figure extends string>(
  tallies: Tallies,
  title: string,
  answers: Readonly<Record<Figure, number>>,
  formulas: (at: Inputs<Name>) => Record<Figure, BigFloat>,
  inputs: Numbers<Name>,
  at: unknown,
): void {
  const exact = mapped<Name, number, BigFloat>(inputs, big)
  const bits = settledBits(() => Object.values<BigFloat>(formulas(exact)))
  atPrecision(bits + 128, () => {
    const { figures, conditions } = conditionNumbers(formulas, exact)
    for (const figure of Object.keys(answers) as Figure[]) {
      const name = figure === 'value' ? title : `${title}.${figure}`
      tallies.add(name, answers[figure], figures[figure], conditions[figure], at)
    }
  })
}

export const answered = (answer: Result<number, unknown>) => ({ value: answer.ok ? answer.value : Number.NaN })
export const lifted = <Name extends string>(at: Inputs<Name>): DualInputs<Name> =>
  mapped<Name, BigFloat, Dual>(at, Dual.of)
