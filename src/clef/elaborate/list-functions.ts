// What the functions of `List` compute. Each element that is made or looked at is a step; what calls a function spends in it.

import { outOfRange } from './budget.js'
import { orderOf, sortOrder } from './compare-values.js'
import { mean, sum } from './number-functions.js'
import { heldBy, isSome, none, some } from './option-value.js'
import type { Work } from './work.js'

/** Arguments come as the function's type says; the check has seen to it. */
type Implementation = (work: Work, ...given: never[]) => unknown
type List = readonly unknown[]

const made = <T extends List>({ budget }: Work, list: T): T => {
  budget.spend(list.length)
  return list
}

/** One value for each element; two lists are of one length. */
const mapped = (work: Work, called: unknown, list: List): List =>
  made(work, list).map((item) => work.apply(called, [item]))

const numbers = (work: Work, called: unknown, list: List) => mapped(work, called, list) as readonly number[]

function paired(work: Work, a: List, b: List): readonly (readonly [unknown, unknown])[] {
  if (a.length !== b.length) throw outOfRange(`the lists have ${a.length} and ${b.length} elements`)
  return made(work, a).map((item, index) => [item, b[index]] as const)
}

/** The element whose key stands first, by `side` -1, or last; of equal ones the first. A number that is none wins. */
function extreme(work: Work, list: List, keys: List, side: -1 | 1, name: string): unknown {
  if (list.length === 0) throw outOfRange(`List.${name} of an empty list`)
  let best = 0
  for (let i = 1; i < keys.length && !Number.isNaN(keys[best]); i++) {
    if (Number.isNaN(keys[i]) || orderOf(keys[i], keys[best], work.budget) === side) best = i
  }
  return list[best]
}

function sorted(work: Work, called: unknown, list: List, sign: -1 | 1): List {
  const keyed = mapped(work, called, list).map((key, index) => ({ key, item: list[index] }))
  // Stable, as List.sortBy of F# is.
  return keyed.sort((a, b) => sign * sortOrder(a.key, b.key, work.budget)).map(({ item }) => item)
}

function collected(work: Work, lists: readonly List[]): List {
  const all: unknown[] = []
  for (const list of lists) for (const item of made(work, list)) all.push(item)
  return all
}

const passes = (work: Work, called: unknown) => (item: unknown) => work.apply(called, [item]) === true

function found(work: Work, called: unknown, list: List): unknown {
  const index = list.findIndex(passes(work, called))
  return index < 0 ? none : some(list[index])
}

export const listFunctions = {
  'List.map': mapped,
  'List.map2': (work: Work, called: unknown, a: List, b: List) =>
    paired(work, a, b).map((items) => work.apply(called, items)),
  'List.filter': (work: Work, called: unknown, list: List) => made(work, list).filter(passes(work, called)),
  'List.choose': (work: Work, called: unknown, list: List) => mapped(work, called, list).filter(isSome).map(heldBy),
  'List.fold': (work: Work, called: unknown, start: unknown, list: List) =>
    made(work, list).reduce((state, item) => work.apply(called, [state, item]), start),
  'List.sum': (work: Work, list: readonly number[]) => sum(made(work, list)),
  'List.sumBy': (work: Work, called: unknown, list: List) => sum(numbers(work, called, list)),
  'List.average': (work: Work, list: readonly number[]) => mean(made(work, list)),
  'List.averageBy': (work: Work, called: unknown, list: List) => mean(numbers(work, called, list)),
  'List.min': (work: Work, list: List) => extreme(work, list, list, -1, 'min'),
  'List.max': (work: Work, list: List) => extreme(work, list, list, 1, 'max'),
  'List.minBy': (work: Work, called: unknown, list: List) =>
    extreme(work, list, mapped(work, called, list), -1, 'minBy'),
  'List.maxBy': (work: Work, called: unknown, list: List) =>
    extreme(work, list, mapped(work, called, list), 1, 'maxBy'),
  'List.length': (_: Work, list: List) => list.length,
  'List.isEmpty': (_: Work, list: List) => list.length === 0,
  'List.exists': (work: Work, called: unknown, list: List) => list.some(passes(work, called)),
  'List.forall': (work: Work, called: unknown, list: List) => list.every(passes(work, called)),
  'List.tryFind': found,
  'List.tryHead': (_: Work, list: List) => (list.length === 0 ? none : some(list[0])),
  'List.sortBy': (work: Work, called: unknown, list: List) => sorted(work, called, list, 1),
  'List.sortByDescending': (work: Work, called: unknown, list: List) => sorted(work, called, list, -1),
  'List.rev': (work: Work, list: List) => [...made(work, list)].reverse(),
  'List.append': (work: Work, a: List, b: List) => collected(work, [a, b]),
  'List.concat': (work: Work, lists: readonly List[]) => collected(work, lists),
  'List.collect': (work: Work, called: unknown, list: List) =>
    collected(work, mapped(work, called, list) as readonly List[]),
  'List.zip': paired,
} satisfies Readonly<Record<string, Implementation>>
