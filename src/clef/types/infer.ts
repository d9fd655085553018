// Type inference after Hindley and Milner, with measures unified as an abelian group (Kennedy).

import { type Dimension, dimensionless, nearest } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Schema } from '../../fabric/schema/index.js'
import type { GoalQuantity, QuantityTable } from '../goal/quantity-table.js'
import type {
  Application,
  Attached,
  Expression,
  FieldAccess,
  Name,
  NumberLiteral,
  Program,
  Slot,
} from '../syntax/ast.js'
import { spineOf } from './application.js'
import { measureOf, typeOfBinary, typeOfNumber } from './arithmetic.js'
import { type BuiltIn, builtIns } from './built-ins.js'
import { didYouMean, unitDiagnostic, unknownName, withCandidates } from './diagnostics.js'
import { type DeclaredMeasures, readMeasure } from './measure.js'
import { fieldsOf } from './of-schema.js'
import { typeText } from './print.js'
import { Reporter } from './reporter.js'
import { float, listOf, type Scheme, type Type } from './type.js'

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
  /** The type of a call's answer. */
  readonly call: (operation: FieldAccess, name: string, argument: Expression, whole: Application) => Type
  /** A number that is used as it is written: the place to ask where it came from. */
  readonly literal: (literal: NumberLiteral) => void
}

export class Inference extends Reporter {
  /** The first `$n` or input whose type was left open because there is no goal. */
  leftOpen: Span | undefined
  private readonly environment: Map<string, Scheme>
  private readonly types = new Map<Expression, Type>()
  private readonly bound = new Map<string, Expression>()

  constructor(private readonly surroundings: Surroundings) {
    super()
    this.environment = new Map(surroundings.environment)
  }

  /** The type of the program's result; `onBinding` hears each binding's type in order. */
  program(program: Program, onBinding: (name: string, type: Type) => void = () => {}): Type {
    const fixed = [...this.environment.values()].map(({ type }) => type)
    for (const { name, value } of program.bindings) {
      const type = this.infer(value)
      // Bindings themselves hold on to nothing: each has been generalised.
      this.environment.set(name, this.solver.generalise(type, fixed))
      this.bound.set(name, value)
      onBinding(name, type)
    }
    return this.infer(program.result)
  }

  /** What an expression is when names and field accesses are followed to where the program wrote it. */
  written(expression: Expression): Expression {
    if (expression.kind === 'name') {
      const definition = this.bound.get(expression.name)
      return definition === undefined ? expression : this.written(definition)
    }
    if (expression.kind === 'field') {
      const of = this.written(expression.of)
      const field = of.kind === 'record' ? of.fields.find(({ name }) => name === expression.name) : undefined
      return field === undefined ? expression : this.written(field.value)
    }
    return expression
  }

  /** The built-in function that a name means, unless the program gave the name another meaning. */
  builtIn(name: string): BuiltIn | undefined {
    return this.environment.has(name) ? undefined : builtIns.get(name)
  }

  /** The type of an expression; each is inferred once, so that its calls and errors are met once. */
  infer(expression: Expression): Type {
    const known = this.types.get(expression)
    if (known !== undefined) return known
    const type = this.inferNew(expression)
    this.types.set(expression, type)
    return type
  }

  private inferNew(expression: Expression): Type {
    switch (expression.kind) {
      case 'number':
        this.surroundings.literal(expression)
        return this.number(expression)
      case 'text':
        return { kind: 'string' }
      case 'bool':
        return { kind: 'bool' }
      case 'slot':
        return this.slot(expression)
      case 'input':
        return this.attached(expression)
      case 'name':
        return this.name(expression)
      case 'field':
        return this.field(expression)
      case 'record':
        return {
          kind: 'record',
          fields: new Map(expression.fields.map(({ name, value }) => [name, this.infer(value)])),
        }
      case 'list':
        return this.list(expression.items)
      case 'tuple':
        return { kind: 'tuple', items: expression.items.map((item) => this.infer(item)) }
      case 'apply':
        return this.apply(expression)
      case 'negate':
        return float(measureOf(this, expression.of))
      case 'binary':
        return typeOfBinary(this, expression)
    }
  }

  /** The type of a number as it is written, without asking where it came from. */
  number(literal: NumberLiteral): Type {
    return typeOfNumber(this, literal, this.surroundings.declared)
  }

  /** What `$n` stands for; undefined (and reported) beyond the table, null without a goal. */
  quantity({ index, span }: Slot): GoalQuantity | undefined | null {
    const { quantities } = this.surroundings
    if (quantities === null) {
      this.leftOpen ??= span
      return null
    }
    const quantity = quantities[index - 1]
    if (quantity === undefined) {
      const held = quantities.length === 0 ? 'no quantity' : `quantities $1 to $${quantities.length}`
      this.report({ code: 'CLEF_UNKNOWN_QUANTITY', message: `the goal has ${held}, not $${index}`, span })
    }
    return quantity
  }

  private slot(slot: Slot): Type {
    const quantity = this.quantity(slot)
    if (quantity === null || quantity === undefined) return this.solver.freshType()
    if (quantity.kind === 'number') return float(dimensionless)
    if (quantity.kind !== 'quantity') return { kind: quantity.kind }
    const measure = readMeasure(quantity.unit)
    return measure.ok
      ? float(measure.value)
      : this.report(unitDiagnostic(measure.error, { text: quantity.unit, span: slot.span }))
  }

  private attached({ name, span }: Attached): Type {
    const { inputs } = this.surroundings
    if (inputs === null) {
      this.leftOpen ??= span
      return this.solver.freshType()
    }
    const schema = inputs.get(name)
    if (schema !== undefined) return { kind: 'schema', schema }
    const candidates = [...inputs.keys()]
    const held = candidates.length === 0 ? 'nothing is attached' : `attached: ${candidates.join(', ')}`
    const message = `no input is named "${name}"; ${held}`
    return this.report({ code: 'CLEF_UNKNOWN_INPUT', message, span, actual: name, ...withCandidates(candidates) })
  }

  private name({ name, span }: Name): Type {
    const scheme = this.environment.get(name) ?? builtIns.get(name)?.scheme
    if (scheme !== undefined) return this.solver.instantiate(scheme)
    const { domains } = this.surroundings
    if (domains.includes(name)) {
      const message = `'${name}' is a domain; name an operation: ${name}.operation { .. }`
      return this.report({ code: 'CLEF_TYPE', message, span, expected: 'an expression', actual: 'a domain' })
    }
    const known = [...this.environment.keys(), ...builtIns.keys(), ...domains]
    return this.report(unknownName(name, span, nearest(name, known)))
  }

  private field(access: FieldAccess): Type {
    const operation = this.operationName(access)
    if (operation !== undefined) {
      const message = `${operation} needs its request: ${operation} { .. }`
      return this.report({ code: 'CLEF_TYPE', message, span: access.span, expected: 'a request', actual: 'nothing' })
    }
    const of = this.solver.type(this.infer(access.of))
    if (of.kind === 'variable') return of
    const fields = fieldsOf(of)
    if (fields === undefined) return this.wrongType(access.of.span, 'a record', typeText(of))
    const type = fields.get(access.name)?.()
    if (type !== undefined) return type
    const near = nearest(access.name, fields.keys())
    const candidates = near.length > 0 ? near : [...fields.keys()].slice(0, 12)
    const message = `'${access.name}' is no field of ${typeText(of)}${didYouMean(near)}`
    return this.report({ code: 'CLEF_UNKNOWN_FIELD', message, span: access.nameSpan, actual: access.name, candidates })
  }

  /** `finance.convert`, where `finance` is no name of the program. */
  private operationName({ of, name }: FieldAccess): string | undefined {
    if (of.kind !== 'name' || this.environment.has(of.name)) return undefined
    return `${of.name}.${name}`
  }

  private list(items: readonly Expression[]): Type {
    const [first, ...rest] = items
    if (first === undefined) return listOf(this.solver.freshType())
    const type = this.infer(first)
    for (const item of rest) this.expect(item, this.infer(item), type)
    return listOf(type)
  }

  private apply(application: Application): Type {
    const { head, arguments: given } = spineOf(application, (name) => this.builtIn(name)?.arity)
    if (head.kind === 'field') {
      const name = this.operationName(head)
      if (name !== undefined) return this.call(head, name, given, application)
    }
    const builtIn = head.kind === 'name' ? this.builtIn(head.name) : undefined
    let type = this.solver.type(this.infer(head))
    for (const argument of given) {
      // Past an error anything may be meant; without one, what is open is data of a goal, and never a function.
      if (type.kind === 'variable' && this.diagnostics.length > 0) return type
      if (type.kind !== 'function') return this.notAFunction(application, type)
      this.argument(builtIn, argument, type.from)
      type = this.solver.type(type.to)
    }
    return type
  }

  private call(head: FieldAccess, name: string, given: readonly Expression[], whole: Application): Type {
    const [argument, extra] = given
    if (extra !== undefined) return this.wrongType(extra.span, 'one request', 'a second argument')
    return this.surroundings.call(head, name, argument!, whole)
  }

  private argument(builtIn: BuiltIn | undefined, argument: Expression, parameter: Type): void {
    const actual = this.solver.type(this.infer(argument))
    if (builtIn?.angular && actual.kind === 'float') this.expectAngle(argument.span, actual.measure)
    else this.expect(argument, actual, parameter)
  }

  private expectAngle(span: Span, measure: Dimension): void {
    if (measure.text === 'rad' || this.solver.unifyMeasures(measure, dimensionless, span)) return
    this.wrongMeasure(span, '1 or rad', measure)
  }

  private notAFunction({ span }: Application, type: Type): Type {
    const message = `${typeText(type)} is not a function; between two values write an operator with space on both sides`
    return this.report({ code: 'CLEF_TYPE', message, span, expected: 'a function', actual: typeText(type) })
  }
}
