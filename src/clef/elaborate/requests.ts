// Fits to the terms and the JSON views of requests, with what each literal came from and what was assumed.

import { type Dimension, dimensionless, isMoney, toCoherent, type Unit } from '../../fabric/dimension/index.js'
import type { Fit } from '../check/index.js'
import type { Expression } from '../syntax/index.js'
import { type Solver, unitOfMeasure } from '../types/index.js'
import { needsOf } from './dependencies.js'
import { evaluate } from './evaluate.js'
import type { Assumption, LiteralOrigin } from './plan.js'
import type { Term } from './term.js'
import type { Terms } from './terms.js'

interface Made {
  readonly term: Term
  readonly json: unknown
}

/** The unit of a measure whose variables are all solved; the check has read it before. */
export function solvedUnit(solver: Solver, measure: Dimension): Unit {
  const unit = unitOfMeasure(solver.closed(measure))
  if (!unit.ok) throw new RangeError(`a unit passed the check and does not read: ${unit.error.message}`)
  return unit.value
}

const nowhere = { answers: new Map(), inputs: new Map() }

/** `m / s` as people write it: `m/s`. */
const written = (measure: Dimension): string => measure.text.replaceAll(' / ', '/')

/** Money as {amount, unit}, other quantities as {value, unit}, plain numbers as they are. */
function figureJson(value: number, unit: string, dimension: Dimension): unknown {
  if (unit === '' || unit === '1') return value
  return isMoney(dimension) ? { amount: value, unit } : { value, unit }
}

/** An integer that a program spells is one that a number holds, whatever its schema keeps it as. */
const wordJson = (value: string | boolean | number | bigint) => (typeof value === 'bigint' ? Number(value) : value)

export class RequestMaker {
  readonly assumptions: Assumption[] = []
  readonly literals: LiteralOrigin[] = []

  constructor(
    private readonly solver: Solver,
    private readonly terms: Terms,
    private readonly source: string,
  ) {}

  make(fit: Fit, path: string): Made {
    switch (fit.kind) {
      case 'amount':
        return this.amount(fit, path)
      case 'word':
        this.origin(path, fit.origin)
        return { term: { kind: 'constant', value: fit.value }, json: wordJson(fit.value) }
      case 'computed':
        return this.computed(fit, path)
      case 'released': {
        const dimension = this.solver.closed(fit.dimension)
        const term = { kind: 'release', of: this.terms.of(fit.expression), dimension, path } as const
        return { term, json: this.sourceOf(fit.expression) }
      }
      case 'passed':
        return this.passed(fit.expression)
      case 'record':
        return this.record(fit.fields, path)
      case 'list': {
        const items = fit.items.map((item, index) => this.make(item, `${path}[${index}]`))
        return { term: { kind: 'list', items: items.map(({ term }) => term) }, json: items.map(({ json }) => json) }
      }
      case 'case': {
        const { term, json } = this.make(fit.of, path)
        return { term: { kind: 'case', name: fit.name, of: term }, json }
      }
      case 'default':
        this.assumptions.push({ kind: 'default', path, value: fit.json })
        return { term: { kind: 'constant', value: fit.value }, json: fit.json }
      case 'open':
        throw new TypeError(`${path} was left open by a check without diagnostics`)
    }
  }

  private record(fields: ReadonlyMap<string, Fit>, path: string): Made {
    const made = [...fields].map(
      ([name, fit]) => [name, this.make(fit, path === '' ? name : `${path}.${name}`)] as const,
    )
    return {
      term: { kind: 'record', fields: made.map(([name, { term }]) => [name, term]) },
      json: Object.fromEntries(made.map(([name, { json }]) => [name, json])),
    }
  }

  private amount(fit: Fit & { kind: 'amount' }, path: string): Made {
    this.origin(path, fit.origin)
    const unit = solvedUnit(this.solver, fit.measure)
    const text = fit.unit ?? written(this.solver.closed(fit.measure))
    const json = figureJson(fit.value, text, unit.dimension)
    if (fit.byConvention) this.assumptions.push({ kind: 'convention', path, value: json })
    const value = toCoherent(fit.value, unit)
    const constant = fit.form === 'carried' ? { value, dimension: unit.dimension } : value
    return { term: { kind: 'constant', value: constant }, json }
  }

  private computed(fit: Fit & { kind: 'computed' }, path: string): Made {
    const of = this.terms.of(fit.expression)
    const unit = solvedUnit(this.solver, fit.measure)
    const term: Term = { kind: fit.form === 'carried' ? 'carry' : 'coherent', of, unit, path }
    const { calls, inputs } = needsOf(of)
    if (calls.length > 0 || inputs.length > 0) return { term, json: this.sourceOf(fit.expression) }
    // Nothing from outside: the figure is known now, and read by whoever sees the call.
    const value = evaluate(of, nowhere)
    const measure = this.solver.closed(fit.measure)
    const text = measure === dimensionless ? '' : written(measure)
    return { term, json: value.ok ? figureJson(value.value as number, text, unit.dimension) : null }
  }

  private passed(expression: Expression): Made {
    const term = this.terms.of(expression)
    return { term, json: term.kind === 'input' ? `input:${term.name}` : this.sourceOf(expression) }
  }

  /** What only a run can tell is shown as the program has it. */
  private sourceOf({ span }: Expression): unknown {
    return { expression: this.source.slice(span.start, span.end) }
  }

  private origin(path: string, origin: LiteralOrigin['origin'] | undefined): void {
    if (origin !== undefined) this.literals.push({ path, origin })
  }
}
