import type { Schema } from '../../fabric/schema/index.js'
import type { QuantityTable } from '../goal/quantity-table.js'
import type { Application, Expression, FieldAccess, NumberLiteral } from '../syntax/ast.js'
import type { DeclaredMeasures } from './measure.js'
import type { Scheme, Type } from './type.js'

/** What a program may refer to besides itself. */
export interface Surroundings {
  readonly declared: DeclaredMeasures
  readonly environment: ReadonlyMap<string, Scheme>
  /** The goal's quantities; null when there is no goal and every `$n` is left open. */
  readonly quantities: QuantityTable | null
  /** Schemas of attached inputs; null as above. */
  readonly inputs: ReadonlyMap<string, Schema> | null
  /** Names that may stand before the dot of an operation. */
  readonly domains: readonly string[]
  /** What ends with `in` may be hidden by what follows, as inside an expression; a plan's names are bound once. */
  readonly hiding?: boolean
  /** The type of a call's answer. `inFunction`: the call stands in the body of a function, where none may be. */
  readonly call: (
    operation: FieldAccess,
    name: string,
    argument: Expression,
    whole: Application,
    inFunction: boolean,
  ) => Type
  /** A number that is used as it is written: the place to ask where it came from. */
  readonly literal: (literal: NumberLiteral) => void
}
