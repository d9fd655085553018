// The value of a book along a ladder of shocks, and what it gains or loses.

import { isDeepStrictEqual } from 'node:util'
import type { scenario } from '../../domains/finance/contract.js'
import type { Infer, Quantity } from '../../fabric/index.js'
import { CommandFailure } from '../output.js'
import type { Axis, Chart, Line } from './chart.js'

type Asked = Infer<typeof scenario.request>
type Answered = Infer<typeof scenario.response>
type Rung = Answered['grid'][number]

/** Of several answers each shock of volatility has its line. Ends the command where they are not of one book and one unit. */
export function ladderChart(answers: readonly { readonly request: Asked; readonly response: Answered }[]): Chart {
  const rungs = answers.flatMap(({ response }) => response.grid)
  if (rungs.length === 0) throw unlike('a ladder of shocks', 'an empty grid')
  const [{ request }] = answers as readonly [(typeof answers)[0]] // there are rungs, so there is an answer
  if (!answers.every((one) => isDeepStrictEqual(one.request.book, request.book))) throw unlike('one book', 'several')
  const x = shockAxis(
    request,
    oneUnit('shock', rungs, ({ shock }) => shock),
  )
  const figures = (name: string, of: (rung: Rung) => Quantity) => ({
    x,
    y: { name, unit: oneUnit(name, rungs, of) },
    lines: linesOf(rungs, of),
  })
  return {
    title: `finance.scenario: ${request.book.length} ${request.book.length === 1 ? 'position' : 'positions'}`,
    panels: [figures('value', ({ pv }) => pv), figures('change', ({ change }) => change)],
  }
}

function shockAxis({ ladder, spotShock, spotLevel }: Asked, unit: string): Axis {
  const of = ladder?.pair ?? spotLevel?.pair ?? spotShock?.pair ?? spotShock?.currency
  if (of === undefined) return { name: 'volatility shock', unit }
  return { name: unit === '1' ? `${of} spot shock` : `${of} spot`, unit }
}

/** One for each shock of volatility, its rungs in order. */
function linesOf(rungs: readonly Rung[], of: (rung: Rung) => Quantity): readonly Line[] {
  const byShock = new Map<number, Rung[]>()
  for (const rung of rungs) {
    const { volShock = 0 } = rung
    const along = byShock.get(volShock)
    if (along === undefined) byShock.set(volShock, [rung])
    else along.push(rung)
  }
  return [...byShock]
    .toSorted(([one], [other]) => one - other)
    .map(([volShock, along]) => ({
      name: `volatility ${volShock < 0 ? '-' : '+'}${Math.abs(volShock)} [yr^(-1/2)]`,
      points: along
        .map((rung) => [rung.shock.value, of(rung).value] as const)
        .toSorted(([one], [other]) => one - other),
    }))
}

function oneUnit(name: string, rungs: readonly Rung[], of: (rung: Rung) => Quantity): string {
  const units = [...new Set(rungs.map((rung) => of(rung).dimension.text))]
  const [unit, ...others] = units
  if (unit === undefined || others.length > 0) throw unlike(`one unit of ${name}`, units.join(' and '))
  return unit
}

const unlike = (expected: string, actual: string): CommandFailure =>
  new CommandFailure({
    code: 'FAULT_SHAPE',
    path: 'grid',
    expected,
    actual,
    message: `the grid can't be drawn: it must have ${expected}, and has ${actual}`,
  })
