import {
  addRational,
  divideRational,
  isInteger,
  multiplyRational,
  type Rational,
  rational,
  rationalOf,
} from '../../fabric/dimension/index.js'
import type { Expression } from '../syntax/ast.js'

/** Exponents that a program may write. */
export const exponentMax = 64

const small = (value: Rational): Rational | undefined =>
  Math.abs(value.num) <= exponentMax && value.den <= exponentMax ? value : undefined

/** The fraction that a constant exponent stands for, `2`, `0.5`, `(1/2)`, `(-3/4)`; undefined when it is not constant or too large. */
export function constantExponent(expression: Expression): Rational | undefined {
  switch (expression.kind) {
    case 'number': {
      if (expression.unit !== null && expression.unit.text.trim() !== '1') return undefined
      const value = rationalOf(expression.value)
      return value === undefined ? undefined : small(value)
    }
    case 'negate': {
      const of = constantExponent(expression.of)
      return of === undefined ? undefined : multiplyRational(of, rational(-1))
    }
    case 'binary': {
      const left = constantExponent(expression.left)
      const right = constantExponent(expression.right)
      if (left === undefined || right === undefined) return undefined
      return combined(expression.operator, left, right)
    }
    default:
      return undefined
  }
}

/** `x ** 2 ** 3` is `x ** 8`, `x ** 2 ** -1` is `x ** (1/2)`. */
function raised(base: Rational, exponent: Rational): Rational | undefined {
  if (!isInteger(exponent) || (exponent.num < 0 && base.num === 0)) return undefined
  let product: Rational | undefined = rational(1)
  for (let turn = 0; turn < Math.abs(exponent.num) && product !== undefined; turn++)
    product = small(multiplyRational(product, base))
  return exponent.num < 0 && product !== undefined ? divideRational(rational(1), product) : product
}

function combined(operator: string, left: Rational, right: Rational): Rational | undefined {
  switch (operator) {
    case '+':
      return small(addRational(left, right))
    case '-':
      return small(addRational(left, multiplyRational(right, rational(-1))))
    case '*':
      return small(multiplyRational(left, right))
    case '/':
      return right.num === 0 ? undefined : small(divideRational(left, right))
    default:
      return raised(left, right)
  }
}
