import type { Pattern } from '../syntax/index.js'
import { heldBy, isSome, type ResultValue } from './option-value.js'
import type { Test } from './term.js'

const any: Test = { kind: 'any' }

/** What a pattern asks of a value, whatever names it gives. */
export function testOf(pattern: Pattern): Test {
  switch (pattern.kind) {
    case 'name':
    case 'any':
      return any
    case 'tuple': {
      const tests = pattern.items.map(testOf)
      return tests.every((test) => test === any) ? any : { kind: 'items', tests }
    }
    case 'literal':
      return { kind: 'equal', value: pattern.of.value }
    case 'case': {
      const of = pattern.of === null ? any : testOf(pattern.of)
      if (pattern.name === 'None') return { kind: 'none' }
      return pattern.name === 'Some' ? { kind: 'some', of } : { kind: 'case', name: pattern.name, of }
    }
  }
}

/** Whether a value is what a pattern asks for. */
export function passes(value: unknown, test: Test): boolean {
  switch (test.kind) {
    case 'any':
      return true
    case 'equal':
      return value === test.value
    case 'items':
      return test.tests.every((inner, index) => passes((value as readonly unknown[])[index], inner))
    case 'none':
      return !isSome(value)
    case 'some':
      return isSome(value) && passes(heldBy(value), test.of)
    case 'case': {
      const result = value as ResultValue
      return result.case === test.name && passes(result.value, test.of)
    }
  }
}
