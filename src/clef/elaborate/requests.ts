// Fits to the terms and the JSON views of requests, with what each literal came from and what was assumed.

import { type Dimension, dimensionless, isMoney, toCoherent, type Unit } from '../../fabric/dimension/index.js'
import { data, type Fit, type Shape } from '../check/index.js'
import type { Expression } from '../syntax/index.js'
import type { Solver } from '../types/index.js'
import type { Figures } from './figures.js'
import type { Assumption, LiteralOrigin } from './plan.js'
import { scaleUnit, solvedUnit } from './solved-unit.js'
import { sourceText } from './source-text.js'
import type { Term } from './term.js'
import type { Terms } from './terms.js'
import type { View } from './view.js'

interface Made {
  readonly term: Term
  readonly json: unknown
}

/** `m / s` as people write it: `m/s`. */
const written = (measure: Dimension): string => measure.text.replaceAll(' / ', '/')

/** Money as {amount, unit}, other quantities as {value, unit}, plain numbers as they are. */
function figureJson(value: number, unit: string, dimension: Dimension): unknown {
  if (unit === '' || unit === '1') return value
  return isMoney(dimension) ? { amount: value, unit } : { value, unit }
}

/** An integer that a program spells is one that a number holds, whatever its schema keeps it as. */
const wordJson = (value: string | boolean | number | bigint) => (typeof value === 'bigint' ? Number(value) : value)

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

const nothing: Made = { term: { kind: 'constant', value: undefined }, json: undefined }

export class RequestMaker {
  readonly assumptions: Assumption[] = []
  readonly literals: LiteralOrigin[] = []

  constructor(
    private readonly solver: Solver,
    private readonly terms: Terms,
    private readonly source: string,
    private readonly figures: Figures,
  ) {}

  make(fit: Fit, path: string): Made {
    switch (fit.kind) {
      case 'amount':
        return this.amount(fit, path)
      case 'word':
        this.origin(path, fit.origin)
        return { term: { kind: 'constant', value: fit.value }, json: wordJson(fit.value) }
      case 'shaped':
        return this.shaped(fit, path)
      case 'decided':
        return this.decided(fit, path)
      case 'absent':
        return nothing
      case 'record':
        return this.record(fit.fields, path)
      case 'list': {
        const before = this.literals.length
        const items = fit.items.map((item, index) => this.make(item, `${path}[${index}]`))
        // What an array of the goal gives has one source.
        if (fit.origin !== undefined) this.literals.splice(before, Infinity, { path, origin: fit.origin })
        return { term: { kind: 'list', items: items.map(({ term }) => term) }, json: items.map(({ json }) => json) }
      }
      case 'case': {
        const { term, json } = this.make(fit.of, path)
        const view: View = { kind: 'case', name: fit.name, of: { kind: 'same' } }
        return { term: { kind: 'shaped', of: term, view, path }, json }
      }
      case 'default':
        this.assumptions.push({ kind: 'default', path, value: fit.json })
        return { term: { kind: 'constant', value: fit.value }, json: fit.json }
      case 'open':
        throw new TypeError(`${path} was left open by a check without diagnostics`)
    }
  }

  private record(fields: ReadonlyMap<string, Fit>, path: string): Made {
    const made = [...fields].map(([name, fit]) => [name, this.make(fit, within(path, name))] as const)
    return {
      term: { kind: 'record', fields: made.map(([name, { term }]) => [name, term]) },
      json: Object.fromEntries(made.flatMap(([name, of]) => (of === nothing ? [] : [[name, of.json]]))),
    }
  }

  private amount(fit: Fit & { kind: 'amount' }, path: string): Made {
    this.origin(path, fit.origin)
    const unit = fit.scale === undefined ? solvedUnit(this.solver, fit.measure) : scaleUnit(fit.scale)
    const text = fit.unit ?? written(this.solver.closed(fit.measure))
    const json = figureJson(fit.value, text, unit.dimension)
    if (fit.byConvention) this.assumptions.push({ kind: 'convention', path, value: json })
    const value = toCoherent(fit.value, unit)
    const constant = fit.form === 'carried' ? { value, dimension: unit.dimension } : value
    return { term: { kind: 'constant', value: constant }, json }
  }

  private shaped({ expression, shape }: Fit & { kind: 'shaped' }, path: string): Made {
    const made = this.terms.of(expression)
    // A table that goes on as it came is not taken apart.
    const whole = shape.kind === 'table' && made.kind === 'rows'
    const of = whole ? made.of : made
    const view = this.viewOf(whole ? data : shape, path)
    // Data goes as it is; what stands in a message already is not made again.
    const term: Term = view.kind === 'same' ? of : { kind: 'shaped', of, view, path }
    return { term, json: this.figureOf(of, view) ?? this.textOf(expression, of) }
  }

  private decided({ expression, branches }: Fit & { kind: 'decided' }, path: string): Made {
    const decision = this.terms.decisionOf(expression)
    const terms = branches.map((branch) => this.make(branch, path).term)
    const json = { expression: sourceText(expression.span, this.source) }
    const [first, second] = terms
    return expression.kind === 'if'
      ? { term: { kind: 'if', condition: decision, whenTrue: first!, whenFalse: second! }, json }
      : { term: { kind: 'match', choice: decision, cases: terms }, json }
  }

  /** A figure for which nothing from outside is needed is known now, and read by whoever sees the call. */
  private figureOf(of: Term, view: View): unknown {
    if (view.kind !== 'coherent' && view.kind !== 'carry') return undefined
    const value = this.figures.of(of)
    const { unit } = view
    return value === undefined ? undefined : figureJson(value, textOfUnit(unit), unit.dimension)
  }

  /** What only a run can tell is shown as the program has it. */
  private textOf(expression: Expression, of: Term): unknown {
    return of.kind === 'input' ? `input:${of.name}` : { expression: sourceText(expression.span, this.source) }
  }

  private viewOf(shape: Shape, path: string): View {
    switch (shape.kind) {
      case 'number': {
        const unit = solvedUnit(this.solver, shape.measure)
        return { kind: shape.form === 'carried' ? 'carry' : 'coherent', unit }
      }
      case 'point':
        return { kind: shape.form === 'carried' ? 'carry' : 'coherent', unit: scaleUnit(shape.scale) }
      case 'released':
        return { kind: 'release', dimension: this.solver.closed(shape.dimension) }
      case 'list':
        return { kind: 'list', of: this.viewOf(shape.of, `${path}[]`) }
      case 'presence':
        return { kind: 'presence', of: this.viewOf(shape.of, path) }
      case 'case':
        return { kind: 'case', name: shape.name, of: this.viewOf(shape.of, path) }
      case 'record': {
        const members = [...shape.members].map(
          ([name, member]) => [name, this.viewOf(member, within(path, name))] as const,
        )
        return { kind: 'record', members }
      }
      case 'default':
        this.assumptions.push({ kind: 'default', path, value: shape.json })
        return { kind: 'default', value: shape.value }
      default:
        return shape
    }
  }

  private origin(path: string, origin: LiteralOrigin['origin'] | undefined): void {
    if (origin !== undefined) this.literals.push({ path, origin })
  }
}

const textOfUnit = ({ text, dimension }: Unit): string =>
  dimension === dimensionless && text === '1' ? '' : text.replaceAll(' / ', '/')
