// Type inference after Hindley and Milner, with measures unified as an abelian group (Kennedy). What is known of the place of
// an expression goes down with it, so that a function written where one is wanted learns the types of its parameters.

import type { Span } from '../../fabric/fault.js'
import type { GoalQuantity } from '../goal/quantity-table.js'
import type {
  Application,
  Binding,
  Expression,
  LiteralPattern,
  Name,
  NumberLiteral,
  Program,
  Slot,
} from '../syntax/ast.js'
import { Annotations, annotated } from './annotations.js'
import { type Spine, spineOf } from './application.js'
import { typeOfApplication } from './apply.js'
import { typeOfBinary, typeOfNegation, typeOfNumber } from './arithmetic.js'
import type { Binder } from './binder.js'
import { typeOfComparison, typeOfConditional, typeOfLogical, typeOfMatch } from './branches.js'
import type { BuiltIn } from './built-in.js'
import { typeOfList, typeOfTuple } from './collections.js'
import { declareInProgram } from './declare-in-program.js'
import { typeOfBinding, typeOfComposition, typeOfLambda, typeOfLocal } from './functions.js'
import { generalise, simplify } from './generalise.js'
import { quantityOf, typeOfAttached, typeOfSlot } from './goal-values.js'
import type { Inferring } from './inferring.js'
import type { DeclaredMeasures } from './measure.js'
import { typeOfDotted, typeOfName } from './name-types.js'
import { Names } from './names.js'
import { opened } from './of-schema.js'
import type { Named } from './patterns.js'
import { typeOfRecord, typeOfUpdate } from './records.js'
import { Reporter } from './reporter.js'
import type { Surroundings } from './surroundings.js'
import type { Type } from './type.js'
import { isWord, typeOfDate } from './words.js'
import { Definitions } from './written.js'

export class Inference extends Reporter implements Inferring {
  readonly names: Names
  declared: DeclaredMeasures
  annotations = new Annotations()
  functionDepth = 0
  /** The first `$n` or input of the program whose type was left open because there is no goal. */
  leftOpen: Span | undefined
  readonly choices = new Map<LiteralPattern, readonly string[]>()
  private readonly types = new Map<Expression, Type>()
  private readonly definitions: Definitions
  private finished = false

  constructor(readonly surroundings: Surroundings) {
    super()
    this.names = new Names(surroundings.environment)
    this.declared = surroundings.declared
    this.definitions = new Definitions(this.names, (expression) => this.infer(expression))
  }

  /** The type of the program's result; `onBinding` hears of each name that the program binds, in order, with its type. */
  program(program: Program, onBinding: (name: string, type: Type) => void = () => {}): Type {
    this.declared = declareInProgram(this, program.measures, this.declared)
    const given = new Set<string>()
    for (const binding of program.bindings) {
      const named = typeOfBinding(this, binding)
      this.refuseKnown(named, given)
      for (const name of named) onBinding(name.pattern.name, this.bind(binding, name))
      const mayHide = this.surroundings.hiding && binding.inner
      if (!mayHide) for (const { pattern } of named) given.add(pattern.name)
    }
    const { solver } = this
    solver.level++
    const type = this.infer(program.result)
    solver.level--
    if (solver.head(type).kind !== 'float') simplify(solver, solver.type(type))
    this.finished = true
    return type
  }

  /** What is only asked about once all is inferred leaves nothing open that matters. */
  leaveOpen(span: Span): void {
    if (!this.finished) this.leftOpen ??= span
  }

  private refuseKnown(named: readonly Named[], given: ReadonlySet<string>): void {
    for (const { pattern } of named) {
      const { name, span } = pattern
      if (!given.has(name)) continue
      this.report({ code: 'CLEF_DUPLICATE', message: `${name} is bound twice`, span, actual: name })
    }
  }

  private bind(binding: Binding, { pattern, type }: Named): Type {
    this.definitions.add(binding, pattern)
    const scheme = generalise(this.solver, type)
    this.names.scope.add(pattern.name, { scheme, binder: { kind: 'binding', binding, pattern } })
    return scheme.type
  }

  /** What a name refers to; undefined for one that the surroundings give, or that nothing does. */
  binderOf = (name: Name): Binder | undefined => this.names.binderOf(name)

  /** The built-in function or constructor that an expression names: `sqrt`, `Some`, `List.map`. */
  builtInOf = (expression: Expression): BuiltIn | undefined => this.names.builtInOf(expression)

  spineOf = (application: Application): Spine => spineOf(application, this.builtInOf)

  /** What an expression is when names and field accesses are followed to where the program wrote it. */
  written = (expression: Expression): Expression => this.definitions.written(expression)

  /** What `$n` stands for; undefined (and reported) beyond the table, null without a goal. */
  quantity = (slot: Slot): GoalQuantity | undefined | null => quantityOf(this, slot)

  /** The type of an expression; each is inferred once, so that its calls and errors are met once. */
  infer(expression: Expression): Type {
    return this.types.get(expression) ?? this.inferFor(expression, undefined)
  }

  check(expression: Expression, expected: Type): void {
    const known = this.types.get(expression)
    if (known === undefined && expression.kind === 'text') {
      if (isWord(opened(this.solver.head(expected)), expression.value)) {
        this.types.set(expression, { kind: 'string' })
        return
      }
    }
    this.expect(expression, known ?? this.inferFor(expression, expected), expected)
  }

  private inferFor(expression: Expression, expected: Type | undefined): Type {
    this.solver.place = expression.span
    const type = this.inferNew(expression, expected)
    this.types.set(expression, type)
    return type
  }

  private inferNew(expression: Expression, expected: Type | undefined): Type {
    switch (expression.kind) {
      case 'number':
        this.surroundings.literal(expression)
        return this.number(expression)
      case 'text':
        return { kind: 'string' }
      case 'bool':
        return { kind: 'bool' }
      case 'date':
        return typeOfDate(this, expression)
      case 'slot':
        return typeOfSlot(this, expression)
      case 'input':
        return typeOfAttached(this, expression)
      case 'name':
        return typeOfName(this, expression)
      case 'field':
        return typeOfDotted(this, expression)
      case 'record':
        return typeOfRecord(this, expression, expected)
      case 'update':
        return typeOfUpdate(this, expression)
      case 'list':
        return typeOfList(this, expression.items, expected)
      case 'tuple':
        return typeOfTuple(this, expression.items, expected)
      case 'apply':
        return typeOfApplication(this, expression)
      case 'compose':
        return typeOfComposition(this, expression)
      case 'lambda':
        return typeOfLambda(this, expression, expected)
      case 'negate':
        return typeOfNegation(this, expression.of)
      case 'binary':
        return typeOfBinary(this, expression)
      case 'compare':
        return typeOfComparison(this, expression)
      case 'logical':
        return typeOfLogical(this, expression)
      case 'if':
        return typeOfConditional(this, expression, expected)
      case 'match':
        return typeOfMatch(this, expression, expected)
      case 'local':
        return typeOfLocal(this, expression.binding, expression.body, expected)
      case 'annotated': {
        const type = annotated(this, expression.annotation)
        this.check(expression.of, type)
        return type
      }
    }
  }

  /** The type of a number as it is written, without asking where it came from. */
  number(literal: NumberLiteral): Type {
    return typeOfNumber(this, literal, this.declared)
  }
}
