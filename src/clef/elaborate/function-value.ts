// Functions as values: they live while a plan is evaluated and never leave it.

import type { BuiltInName } from '../types/index.js'
import type { Lambda } from './term.js'

/** Arguments of one application and what its body has worked out, inside the frame that the function was made in. */
export interface Frame {
  readonly level: number
  readonly values: unknown[]
  readonly outer: Frame | undefined
}

/** A function of the program with the frame it was made in, and the arguments given so far. */
export class Closure {
  constructor(
    readonly lambda: Lambda,
    readonly frame: Frame,
    readonly given: readonly unknown[],
  ) {}
}

/** A built-in function with fewer arguments than it takes. */
export class BuiltInValue {
  constructor(
    readonly name: BuiltInName,
    readonly arity: number,
    readonly given: readonly unknown[],
  ) {}
}

/** What stands in a slot until it is worked out. */
export const unset = Symbol('not worked out yet')

/** `first >> second` */
export class Composed {
  constructor(
    readonly first: unknown,
    readonly second: unknown,
  ) {}
}

/** A function that has got some of its arguments. */
export const withArguments = (called: Closure | BuiltInValue, given: readonly unknown[]): Closure | BuiltInValue =>
  called instanceof Closure
    ? new Closure(called.lambda, called.frame, [...called.given, ...given])
    : new BuiltInValue(called.name, called.arity, [...called.given, ...given])

/** The frame of one application: the arguments, then what the body shares. */
export function frameOf({ lambda, frame, given }: Closure, last: readonly unknown[]): Frame {
  const values = [...given, ...last]
  while (values.length < lambda.slots) values.push(unset)
  return { level: lambda.level, values, outer: frame }
}

/** The frame at `level` around a frame. */
export function frameAt(frame: Frame, level: number): Frame {
  let found = frame
  // Every level below that of a frame has a frame outside it.
  while (found.level > level) found = found.outer!
  return found
}
