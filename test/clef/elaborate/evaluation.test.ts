// What programs without calls come to: every form of the language, worked out.

import { describe, expect, it } from 'vitest'
import type { PlannedCall } from '../../../src/clef/index.js'
import { runPlan } from '../../../src/clef/index.js'
import { codecOf } from '../../../src/fabric/schema/index.js'
import { planOf } from '../registered.js'

const noCalls = (call: PlannedCall): never => {
  throw new Error(`${call.operation} was called`)
}

/** The value of a program, through the codec of its own schema; or its fault. */
async function worthOf(text: string): Promise<unknown> {
  const plan = planOf(text)
  const run = await runPlan(plan, { inputs: new Map(), invoke: noCalls })
  if (!run.ok) return run.error.error
  const codec = codecOf(plan.resultSchema)
  const encoded = codec.encode(run.value.value as never) // the schema was made for this value
  const decoded = encoded.ok ? codec.decode(encoded.value) : encoded
  expect(decoded).toEqual({ ok: true, value: run.value.value })
  return run.value.value
}

describe('functions', () => {
  it.each([
    ['let f x y = x * y + x * y\nf 2.0<m> 3.0<s>', 12],
    ['let add x y = x + y\nlet inc = add 1.0\nList.map inc [1.0; 2.0]', [2, 3]],
    ['let f (a, b) c = (a - b) * c\nf (3.0, 1.0) 2.0', 4],
    ['let twice f = f >> f\n(twice (twice (fun x -> x + 1.0))) 0.0', 4],
    ['let k = 10.0\nlet f x = fun y -> x * k + y\nlet g = f 1.0\n[g 1.0; g 2.0; f 2.0 3.0]', [11, 12, 23]],
    ['let f x = let y = x * 2.0 in let z = y + y in z * z\nList.map f [1.0; 2.0]', [16, 64]],
    ['let r = { f = fun x -> x + 1.0; g = sqrt }\nr.f (r.g 4.0)', 3],
    ['let compose = fun f g x -> g (f x)\ncompose sqr sqrt 3.0', 3],
    ['let x = 1.0\nlet f y = x + y\nlet g x = f (x * 10.0)\ng 2.0', 21],
    ['(if 1.0 < 2.0 then max else min) 3.0 4.0', 4],
    ['[1.0; 4.0] |> List.map sqrt |> List.sum', 3],
    ['let f x = id x\n(f 1.0, f "a")', { item1: 1, item2: 'a' }],
  ])('%s', async (text, value) => {
    expect(await worthOf(text)).toEqual(value)
  })
})

describe('lists', () => {
  const xs = '[3.0; 1.0; 2.0]'
  it.each([
    [`List.map (fun x -> x * x) ${xs}`, [9, 1, 4]],
    [`List.map2 (fun a b -> a - b) ${xs} [1.0; 1.0; 1.0]`, [2, 0, 1]],
    [`List.filter (fun x -> x > 1.5) ${xs}`, [3, 2]],
    [`List.choose (fun x -> if x > 1.5 then Some (x * 2.0) else None) ${xs}`, [6, 4]],
    [`List.fold (fun s x -> s * 10.0 + x) 0.0 ${xs}`, 312],
    [`(List.sum ${xs}, List.average ${xs}, sum ${xs}, mean ${xs})`, { item1: 6, item2: 2, item3: 6, item4: 2 }],
    [`(List.sumBy sqr ${xs}, List.averageBy (fun x -> x * 2.0) ${xs})`, { item1: 14, item2: 4 }],
    [
      `(List.min ${xs}, List.max ${xs}, List.minBy (fun x -> -x) ${xs}, List.maxBy (fun x -> -x) ${xs})`,
      { item1: 1, item2: 3, item3: 3, item4: 1 },
    ],
    [`(List.length ${xs}, List.isEmpty ${xs}, List.isEmpty [])`, { item1: 3, item2: false, item3: true }],
    [`(List.exists (fun x -> x > 2.0) ${xs}, List.forall (fun x -> x > 2.0) ${xs})`, { item1: true, item2: false }],
    [`List.tryFind (fun x -> x < 3.0) ${xs} |> Option.defaultValue 0.0`, 1],
    [`List.tryFind (fun x -> x > 3.0) ${xs} |> Option.isNone`, true],
    [`(List.tryHead ${xs} |> Option.isSome, List.tryHead [] = Some 1.0)`, { item1: true, item2: false }],
    [`(List.sortBy id ${xs}, List.sortByDescending id ${xs})`, { item1: [1, 2, 3], item2: [3, 2, 1] }],
    ['List.sortBy fst [(2.0, "a"); (1.0, "b"); (2.0, "c"); (1.0, "d")] |> List.map snd', ['b', 'd', 'a', 'c']],
    [`List.rev ${xs}`, [2, 1, 3]],
    [`List.append ${xs} [9.0]`, [3, 1, 2, 9]],
    ['List.concat [[1.0]; []; [2.0; 3.0]]', [1, 2, 3]],
    ['List.collect (fun x -> [x; x]) [1.0; 2.0]', [1, 1, 2, 2]],
    ['List.zip [1.0] ["a"]', [{ item1: 1, item2: 'a' }]],
    ['List.max []', { code: 'FAULT_RANGE' }],
    ['List.zip [1.0] []', { code: 'FAULT_RANGE' }],
    ['List.average []', { code: 'FAULT_RANGE' }],
  ])('%s', async (text, value) => {
    const found = await worthOf(text)
    if (Array.isArray(value) || typeof value !== 'object') expect(found).toEqual(value)
    else expect(found).toMatchObject(value)
  })

  it('sum without the error that grows with their length', async () => {
    expect(await worthOf('[1e16; 1.0; -1e16] |> List.sumBy id')).toBe(1)
  })
})

describe('options and results', () => {
  it.each([
    ['match Some 2.0 with | Some x -> x | None -> 0.0', 2],
    ['match List.tryHead [] with | Some x -> x | None -> 7.0', 7],
    ['Option.map sqrt (Some 4.0) |> Option.defaultValue 0.0', 2],
    ['Option.bind (fun x -> if x > 1.0 then Some x else None) (Some 1.0) |> Option.isNone', true],
    ['let o = Some None\nmatch o with | None -> 1.0 | Some None -> 2.0 | Some (Some x) -> x', 2],
    [
      'List.map (fun o -> match o with | None -> 1.0 | Some None -> 2.0 | Some (Some x) -> x) [Some (Some 3.0); Some None; None]',
      [3, 2, 1],
    ],
    ['List.choose id [Some (Some 3.0); Some None; None] |> List.length', 2],
    ['(Some None = Some (Some 1.0), Some 1.0 = Some 1.0, None < Some 0.0)', { item1: false, item2: true, item3: true }],
    ['let half x = if x > 0.0 then Ok (x / 2.0) else Error "low"\nmatch half 4.0 with | Ok v -> v | Error _ -> 0.0', 2],
    [
      'let half x = if x > 0.0 then Ok (x / 2.0) else Error "low"\nResult.bind half (half 2.0)',
      { case: 'Ok', value: 0.5 },
    ],
    ['Result.map sqrt (Ok 9.0)', { case: 'Ok', value: 3 }],
    ['(Error "no" : Result<float, string>) |> Result.defaultValue 5.0', 5],
    [
      '[Some 1.0; None]',
      [
        { case: 'Some', value: 1 },
        { case: 'None', value: undefined },
      ],
    ],
    ['{ a = Some 1.0; b = (None : float option) }', { a: 1 }],
  ])('%s', async (text, value) => {
    expect(await worthOf(text)).toEqual(value)
  })
})

describe('records, choices and comparisons', () => {
  it.each([
    ['let r = { a = 1.0<m>; b = "x" }\n{ r with a = 5.0<m> }', { a: 5, b: 'x' }],
    ['let f r = r.a * 2.0\n(f { a = 1.0<m>; b = "x" }, f { a = 3.0<s> })', { item1: 2, item2: 6 }],
    ['let (a, (b, _)) = (1.0, (2.0, 3.0))\na + b', 3],
    ['if 1.0 < 2.0 && not (3.0 < 2.0) || false then "yes" else "no"', 'yes'],
    ['match (1.0, "b") with | (2.0, _) -> "two" | (_, "b") -> "b" | _ -> "other"', 'b'],
    [
      '[1.0 < 2.0; 2.0 <= 2.0; "a" > "b"; true <> false; (1.0, "a") < (1.0, "b"); [1.0] < [1.0; 0.0]]',
      [true, true, false, true, true, true],
    ],
    [
      'let f (a: tenor) (b: tenor) = (a < b, a = b)\n(f "3M" "10M", f "2W" "10D", f "12M" "1Y")',
      {
        item1: { item1: true, item2: false },
        item2: { item1: false, item2: false },
        item3: { item1: true, item2: false },
      },
    ],
    ['List.sortBy id ["1Y"; "10D"; "3M"; "2W"]', ['10D', '2W', '3M', '1Y']],
    ['let nan = 0.0 / 0.0\n[nan = nan; nan <> nan; nan < 1.0; nan >= 1.0]', [false, true, false, false]],
    ['(max "a" "b", min 2.0<m> 1.0<m>)', { item1: 'b', item2: 1 }],
    ['round 2.5 + round 3.5 + round (-2.5) + truncate 1.9 + floor 1.5 + ceil 1.2', 8],
  ])('%s', async (text, value) => {
    expect(await worthOf(text)).toEqual(value)
  })
})

describe('dates and points', () => {
  it('move by whole days and are whole days apart', async () => {
    expect(await worthOf('(date "2024-02-28" + 2.0<day>, date "2026-01-01" - 1.0<day>)')).toEqual({
      item1: '2024-03-01',
      item2: '2025-12-31',
    })
    expect(await worthOf('(date "2100-03-01" - date "1900-03-01") / 1.0<day>')).toBe(73_049)
    expect(await worthOf('date "2026-01-31" < date "2026-02-01"')).toBe(true)
    expect(await worthOf('date "2026-01-31" + 0.5<day>')).toMatchObject({ code: 'FAULT_RANGE' })
    expect(await worthOf('date "9999-12-31" + 1.0<day>')).toMatchObject({ code: 'FAULT_RANGE' })
  })

  it('are differences apart, and convert with their offset where they leave', async () => {
    expect(await worthOf('let a = 20.0<degC>\n(25.0<degC> - a, a + 5.0<K>, a)')).toEqual({
      item1: 5,
      item2: 298.15,
      item3: 293.15,
    })
  })
})

describe('fields that are called as what every object here has', () => {
  it('are absent like any other', async () => {
    const r =
      'let off = 1.0 > 2.0\nlet r = { toString = if off then Some 1.0 else None; constructor = if off then Some 1.0 else None }\n'
    expect(await worthOf(`${r}(Option.isSome r.toString, match r.constructor with Some x -> x | None -> 2.0)`)).toEqual(
      {
        item1: false,
        item2: 2,
      },
    )
    expect(await worthOf('let f r = r.valueOf\nf { valueOf = Some 3.0 }')).toEqual({ case: 'Some', value: 3 })
  })
})
