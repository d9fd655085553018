// What a pattern asks of a value, as the check of a match compares cases.

import type { Pattern } from '../syntax/ast.js'
import type { Inferring } from './inferring.js'

/** What a pattern asks of one value: nothing (undefined), or a constructor with what it asks of its parts. */
export type Asked = {
  readonly name: string
  readonly parts: readonly Form[]
  readonly all: readonly Constructor[] | undefined
}
export type Form = Asked | undefined
/** A constructor and how many parts it has. */
type Constructor = readonly [name: string, parts: number]

const options: readonly Constructor[] = [
  ['None', 0],
  ['Some', 1],
]
const results: readonly Constructor[] = [
  ['Ok', 1],
  ['Error', 1],
]
const truths: readonly Constructor[] = [
  ['true', 0],
  ['false', 0],
]

/** What a pattern asks, once inference has met it: choices are known by then. */
export function formOf(inferring: Inferring, pattern: Pattern): Form {
  switch (pattern.kind) {
    case 'any':
    case 'name':
      return undefined
    case 'tuple': {
      const parts = pattern.items.map((item) => formOf(inferring, item))
      return { name: '', parts, all: [['', parts.length]] }
    }
    case 'case': {
      const all = pattern.name === 'Ok' || pattern.name === 'Error' ? results : options
      return { name: pattern.name, parts: pattern.of === null ? [] : [formOf(inferring, pattern.of)], all }
    }
    case 'literal': {
      const { of } = pattern
      const choices = inferring.choices.get(pattern)?.map((name): Constructor => [JSON.stringify(name), 0])
      const name = of.kind === 'text' ? JSON.stringify(of.value) : String(of.value)
      return { name, parts: [], all: of.kind === 'bool' ? truths : choices }
    }
  }
}
