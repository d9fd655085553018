// Every program ends, and what it may cost is bounded: beyond its bounds it comes to a fault, whatever it does.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlannedCall, runPlan } from '../../../src/clef/index.js'
import { planOf } from '../registered.js'

const noCalls = (call: PlannedCall): never => {
  throw new Error(`${call.operation} was called`)
}

async function outcomeOf(text: string): Promise<unknown> {
  const run = await runPlan(planOf(text), { inputs: new Map(), invoke: noCalls })
  return run.ok ? run.value.value : run.error.error
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join('\n')

const bindings = 4_000

describe('long programs', () => {
  it.each([
    ['of sums', `let a0 = 1.0\n${lines(bindings, (i) => `let a${i} = a${i - 1} + 1.0`)}\na${bindings}`, bindings + 1],
    [
      'of conditions',
      `let a0 = 1.0\n${lines(bindings, (i) => `let a${i} = if a${i - 1} > 0.0 then a${i - 1} + 1.0 else 0.0`)}\na${bindings}`,
      bindings + 1,
    ],
    [
      'of functions of functions',
      `let f0 x = x + 1.0\n${lines(bindings, (i) => `let f${i} x = f${i - 1} x`)}\nf${bindings} 1.0`,
      2,
    ],
    [
      'of compositions',
      `let f0 = fun x -> x + 1.0\n${lines(bindings, (i) => `let f${i} = f${i - 1} >> (fun x -> x + 1.0)`)}\nf${bindings} 0.0`,
      bindings + 1,
    ],
    [
      'of compositions the other way',
      `let f0 = fun x -> x + 1.0\n${lines(bindings, (i) => `let f${i} = (fun x -> x + 1.0) >> f${i - 1}`)}\nf${bindings} 0.0`,
      bindings + 1,
    ],
  ])('%s are worked out', async (_, text, value) => {
    expect(await outcomeOf(text)).toBe(value)
  })

  it('work with the longest lists', async () => {
    const doubled = lines(17, (i) => `let a${i} = List.append a${i - 1} a${i - 1}`)
    const text = `let a0 = [1.0]\n${doubled}\nlet b = List.map (fun x -> x * 2.0 + 1.0) a17\n(List.sum b, List.length (List.sortBy (fun x -> -x) b))`
    expect(await outcomeOf(text)).toEqual({ item1: 393_216, item2: 131_072 })
  })
})

describe('what would not end soon', () => {
  const doubled = lines(12, (i) => `let a${i} = List.append a${i - 1} a${i - 1}`)
  it.each([
    ['a list that doubles', `let a0 = [true]\n${lines(40, (i) => `let a${i} = List.append a${i - 1} a${i - 1}`)}\na40`],
    [
      'a value that is shared and told in full',
      `let a0 = true\n${lines(24, (i) => `let a${i} = [a${i - 1}; a${i - 1}]`)}\na24`,
    ],
    ['a comparison of such', `let a0 = true\n${lines(40, (i) => `let a${i} = [a${i - 1}; a${i - 1}]`)}\na40 = a40`],
    [
      'lists in lists in lists',
      `let a0 = [1.0]\n${doubled}\nList.sumBy (fun x -> List.sumBy (fun y -> List.sumBy (fun z -> z) a12) a12) a12`,
    ],
    [
      'functions that double',
      `let f0 x = x + 1.0\n${lines(60, (i) => `let f${i} x = f${i - 1} (f${i - 1} x)`)}\nf60 1.0`,
    ],
    [
      'functions nested in sums',
      `let f0 x = x + 1.0\n${lines(4_000, (i) => `let f${i} x = f${i - 1} x + 1.0`)}\nf4000 1.0`,
    ],
    [
      'functions nested in lists',
      `let f0 x = x + 1.0\n${lines(4_000, (i) => `let f${i} x = List.sumBy (fun y -> f${i - 1} y) [x]`)}\nf4000 1.0`,
    ],
    [
      'functions nested in records',
      `let f0 x = { v = x }\n${lines(4_000, (i) => `let f${i} x = { v = (f${i - 1} x).v }`)}\n(f4000 1.0).v`,
    ],
  ])('is a fault: %s', async (_, text) => {
    expect(await outcomeOf(text)).toMatchObject({ code: 'FAULT_LIMIT' })
  })

  it('a chain of functions of any kind ends in a value or in a fault', async () => {
    const link = fc.constantFrom(
      (f: string) => `fun x -> ${f} x`,
      (f: string) => `fun x -> ${f} x + 1.0`,
      (f: string) => `fun x -> List.fold (fun s y -> s + ${f} y) 0.0 [x]`,
      (f: string) => `fun x -> Option.map ${f} (Some x) |> Option.defaultValue 0.0`,
      (f: string) => `fun x -> match Ok x with | Ok y -> ${f} y | Error e -> e`,
      (f: string) => `${f} >> (fun x -> x)`,
      (f: string) => `fun x -> fst (${f} x, 1.0)`,
    )
    await fc.assert(
      fc.asyncProperty(fc.array(link, { minLength: 500, maxLength: 1_500 }), async (links) => {
        const text = links.map((of, index) => `let f${index + 1} = ${of(`f${index}`)}`).join('\n')
        const outcome = await outcomeOf(`let f0 = fun x -> x + 1.0\n${text}\nf${links.length} 1.0`)
        if (typeof outcome !== 'number') expect(outcome).toMatchObject({ code: 'FAULT_LIMIT' })
      }),
      { numRuns: 20 },
    )
  })
})
