// Unification of types after Robinson. A type variable that is not solved yet may have been asked for more: that its values can be
// compared, that it has certain fields.

import type { Span } from '../../fabric/fault.js'
import { MeasureSolver } from './measure-solver.js'
import { Nesting, Walk } from './nesting.js'
import { fieldType, opened, sameData } from './of-schema.js'
import { partsOf, type Type, type TypeVariable } from './type.js'

export class Solver extends MeasureSolver {
  /** How deep unification is in the types at hand. */
  private readonly walk = new Nesting(this)

  /** Makes two types equal if they can be; if not, `clash` says why. */
  unify(left: Type, right: Type, span: Span): boolean {
    this.walk.enter()
    const equal = this.unifyHeads(this.head(left), this.head(right), span)
    this.walk.leave()
    return equal
  }

  private unifyHeads(a: Type, b: Type, span: Span): boolean {
    if (a === b || (a.kind === 'variable' && b.kind === 'variable' && a.id === b.id)) return true
    if (a.kind === 'variable') return this.bind(a, b, span)
    if (b.kind === 'variable') return this.bind(b, a, span)
    switch (a.kind) {
      case 'float':
        if (b.kind === 'float') return this.unifyMeasures(a.measure, b.measure, span)
        break
      case 'point':
        if (b.kind === 'point' && a.scale === b.scale) return true
        break
      case 'list':
      case 'option':
        if (b.kind === a.kind) return this.unify(a.of, b.of, span)
        break
      case 'result':
        if (b.kind === 'result') return this.unify(a.ok, b.ok, span) && this.unify(a.error, b.error, span)
        break
      case 'function':
        if (b.kind === 'function') return this.unify(a.from, b.from, span) && this.unify(a.to, b.to, span)
        break
      case 'tuple':
        if (b.kind === 'tuple' && a.items.length === b.items.length) {
          return a.items.every((item, index) => this.unify(item, b.items[index]!, span))
        }
        break
      case 'record':
        if (b.kind === 'record') return this.unifyRecords(a, b, span)
        break
      case 'schema':
        if (b.kind === 'schema' && sameData(a.schema, b.schema)) return true
        break
      case 'carried':
        if (b.kind === 'carried') return true
        break
      default:
        if (b.kind === a.kind) return true
    }
    return this.unifyData(a, b, span)
  }

  private unifyRecords(a: Type & { kind: 'record' }, b: Type & { kind: 'record' }, span: Span): boolean {
    if (a.fields.size !== b.fields.size) return this.differ(a, b)
    for (const [name, type] of a.fields) {
      const other = b.fields.get(name)
      if (other === undefined) return this.differ(a, b)
      if (!this.unify(type, other, span)) return false
    }
    return true
  }

  /** Data of a schema is also a list, an option or a record of the program, where its schema says so. */
  private unifyData(a: Type, b: Type, span: Span): boolean {
    const [plainA, plainB] = [opened(a), opened(b)]
    return plainA === a && plainB === b ? this.differ(a, b) : this.unify(plainA, plainB, span)
  }

  private differ(left: Type, right: Type): boolean {
    this.clash = { kind: 'type', left, right }
    return false
  }

  private bind(variable: TypeVariable, type: Type, span: Span): boolean {
    const { level, comparable, fields } = this.asked(variable.id)
    if (!this.lower(type, level, variable.id)) {
      this.clash = { kind: 'endless' }
      return false
    }
    this.solveType(variable.id, type)
    if (comparable && !this.compare(type)) return false
    if (fields === undefined) return true
    for (const [name, field] of fields) {
      if (this.haveField(type, name, field, span)) continue
      if (this.clash?.kind === 'measure') this.clash = { ...this.clash, field: name }
      return false
    }
    return true
  }

  /** Whether `type` can do without `variable`; makes everything in it belong to `level` at the deepest. */
  private lower(type: Type, level: number, variable: number | undefined): boolean {
    const walk = new Walk(this)
    const visit = (part: Type): boolean => {
      walk.enter()
      const done = this.lowerHead(this.head(part), level, variable, visit)
      walk.leave()
      return done
    }
    return visit(type)
  }

  private lowerHead(head: Type, level: number, variable: number | undefined, visit: (part: Type) => boolean): boolean {
    if (head.kind === 'float') this.lowerMeasure(head.measure, level)
    if (head.kind !== 'variable') return partsOf(head).every(visit)
    if (head.id === variable) return false
    const asked = this.asked(head.id)
    if (asked.level > level) this.ask(head.id, { ...asked, level })
    return asked.fields === undefined || [...asked.fields.values()].every(visit)
  }

  /** Makes values of a type comparable if they can be; if not, `clash` says why. */
  compare(type: Type): boolean {
    this.walk.enter()
    const comparable = this.compareHead(opened(this.head(type)))
    this.walk.leave()
    return comparable
  }

  private compareHead(head: Type): boolean {
    switch (head.kind) {
      case 'variable': {
        const asked = this.asked(head.id)
        if (asked.fields !== undefined) break
        if (!asked.comparable) this.ask(head.id, { ...asked, comparable: true })
        return true
      }
      case 'list':
      case 'option':
      case 'tuple':
        return partsOf(head).every((part) => this.compare(part))
      case 'schema':
        if (['choice', 'count', 'integer', 'float'].includes(head.schema.kind)) return true
        break
      case 'function':
      case 'record':
      case 'result':
      case 'carried':
        break
      default:
        return true
    }
    this.clash = { kind: 'comparison', type: head }
    return false
  }

  /** Makes `of` have a field of this type if it can; if not, `clash` says why. */
  haveField(of: Type, name: string, field: Type, span: Span): boolean {
    const head = this.head(of)
    if (head.kind !== 'variable') {
      const type = fieldType(head, name)
      if (type !== undefined) return this.unify(type, field, span)
      this.clash = { kind: 'field', type: head, name }
      return false
    }
    const asked = this.asked(head.id)
    const known = asked.fields?.get(name)
    if (known !== undefined) return this.unify(known, field, span)
    if (asked.comparable || !this.lower(field, asked.level, head.id)) {
      this.clash = asked.comparable ? { kind: 'comparison', type: head } : { kind: 'endless' }
      return false
    }
    this.ask(head.id, { ...asked, fields: new Map([...(asked.fields ?? []), [name, field]]) })
    return true
  }
}
