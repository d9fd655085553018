// What the names of a program refer to.

import type { Expression, FieldAccess, Name } from '../syntax/ast.js'
import type { Binder } from './binder.js'
import { type BuiltIn, builtIns, moduleNames } from './built-in.js'
import { Scope } from './scope.js'
import type { Scheme } from './type.js'

const builtInBinders: ReadonlyMap<string, Binder> = new Map(
  [...builtIns].map(([name, builtIn]) => [name, { kind: 'builtIn', builtIn }]),
)

export class Names {
  readonly scope: Scope
  private readonly binders = new Map<Name, Binder>()

  constructor(surroundings: ReadonlyMap<string, Scheme>) {
    this.scope = new Scope(surroundings)
  }

  /** What a name refers to; undefined for one that the surroundings give, or that nothing does. */
  binderOf(name: Name): Binder | undefined {
    const known = this.binders.get(name)
    if (known !== undefined) return known
    const inScope = this.scope.find(name.name)
    return inScope === undefined ? builtInBinders.get(name.name) : inScope.binder
  }

  /** Notes what a name refers to at its place, for when the scope is left. */
  settle(name: Name): Binder | undefined {
    const binder = this.binderOf(name)
    if (binder !== undefined) this.binders.set(name, binder)
    return binder
  }

  /** The built-in function or constructor that an expression names: `sqrt`, `Some`, `List.map`. */
  builtInOf(expression: Expression): BuiltIn | undefined {
    if (expression.kind === 'field') return builtIns.get(this.memberOf(expression, moduleNames) ?? '')
    const binder = expression.kind === 'name' ? this.binderOf(expression) : undefined
    return binder?.kind === 'builtIn' ? binder.builtIn : undefined
  }

  /** The operation that `finance.convert` names, where `finance` is no name of the program. */
  operationOf(access: FieldAccess): string | undefined {
    const isModule = access.of.kind === 'name' && moduleNames.includes(access.of.name)
    return isModule ? undefined : this.memberOf(access, undefined)
  }

  /** `List.map`, `finance.convert`, where the head is one of `heads` and no name of the program. */
  memberOf({ of, name }: FieldAccess, heads: readonly string[] | undefined): string | undefined {
    if (of.kind !== 'name' || this.scope.has(of.name)) return undefined
    return heads === undefined || heads.includes(of.name) ? `${of.name}.${name}` : undefined
  }
}
