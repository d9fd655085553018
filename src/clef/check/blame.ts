// Whose a mistake may be. A mismatch in a call whose every literal came from the goal may be the user's own; and a call takes
// literals through names, functions and the answers of other calls too.

import type { Span } from '../../fabric/fault.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import {
  type Application,
  childrenOf,
  type Expression,
  type NamePattern,
  type Pattern,
  type Program,
} from '../syntax/index.js'
import type { Inference } from '../types/index.js'

/** What an expression takes in: whether a literal that is not the goal's, and which mistakes, a bit each. */
interface Taken {
  readonly ungrounded: boolean
  readonly mistakes: bigint
}

const nothing: Taken = { ungrounded: false, mistakes: 0n }
const both = (a: Taken, b: Taken): Taken => {
  if (b === nothing) return a
  return a === nothing ? b : { ungrounded: a.ungrounded || b.ungrounded, mistakes: a.mistakes | b.mistakes }
}

/** Mistakes outside of calls that are followed to the calls they matter to. */
const looseMax = 64

const placeOf = ({ start, end }: Span): string => `${start} ${end}`

export class Blame {
  /** The innermost call that a diagnostic was said in. */
  private readonly saidIn = new Map<Diagnostic, Application>()

  /** Marks what was said since `from` with the call it was said in. */
  mark(diagnostics: Diagnostic[], from: number, operation: string, call: Application): void {
    for (let i = from; i < diagnostics.length; i++) {
      const diagnostic = diagnostics[i]!
      if (this.saidIn.has(diagnostic)) continue
      const marked = { operation, ...diagnostic }
      diagnostics[i] = marked
      this.saidIn.set(marked, call)
    }
  }

  /** Says of each diagnostic that concerns a call whether all that the call takes in came from the goal. */
  judged(
    program: Program,
    diagnostics: readonly Diagnostic[],
    calls: readonly { readonly expression: Application }[],
    inference: Inference,
  ): readonly Diagnostic[] {
    if (diagnostics.length === 0) return diagnostics
    const loose = diagnostics.filter((diagnostic) => !this.saidIn.has(diagnostic)).slice(0, looseMax)
    const taken = new TakenIn(diagnostics, loose, inference).ofCalls(program)
    const judgement = (of: readonly Application[]): Partial<Diagnostic> => {
      const found = of.flatMap((call) => taken.get(call) ?? [])
      return found.length === 0 ? {} : { grounded: !found.some(({ ungrounded }) => ungrounded) }
    }
    return diagnostics.map((diagnostic) => {
      const call = this.saidIn.get(diagnostic)
      if (call !== undefined) return { ...diagnostic, ...judgement([call]) }
      // A mistake in a binding is one of every call that uses what it binds.
      const bit = 1n << BigInt(loose.indexOf(diagnostic))
      const users = calls.filter(({ expression }) => ((taken.get(expression)?.mistakes ?? 0n) & bit) !== 0n)
      return { ...diagnostic, ...judgement(users.map(({ expression }) => expression)) }
    })
  }
}

class TakenIn {
  private readonly ungrounded: ReadonlySet<string>
  private readonly names = new Map<NamePattern, Taken>()
  private readonly calls = new Map<Expression, Taken>()

  constructor(
    diagnostics: readonly Diagnostic[],
    private readonly loose: readonly Diagnostic[],
    private readonly inference: Inference,
  ) {
    const unfounded = diagnostics.filter(({ code }) => code === 'CLEF_UNGROUNDED' || code === 'CLEF_UNKNOWN_QUANTITY')
    this.ungrounded = new Set(unfounded.map(({ span }) => placeOf(span)))
  }

  /** What each application takes in by its argument. */
  ofCalls({ bindings, result }: Program): ReadonlyMap<Expression, Taken> {
    for (const { pattern, value } of bindings) this.give(pattern, both(this.of(value), this.mistakesIn(value)))
    this.of(result)
    return this.calls
  }

  private of(expression: Expression): Taken {
    let taken = this.ungrounded.has(placeOf(expression.span)) ? { ungrounded: true, mistakes: 0n } : nothing
    if (expression.kind === 'name') {
      const binder = this.inference.binderOf(expression)
      return binder === undefined || binder.kind === 'builtIn' ? taken : (this.names.get(binder.pattern) ?? taken)
    }
    if (expression.kind === 'local') {
      const { pattern, value } = expression.binding
      taken = both(this.of(value), this.mistakesIn(value))
      this.give(pattern, taken)
      return both(taken, this.of(expression.body))
    }
    if (expression.kind === 'match') {
      const of = this.of(expression.of)
      for (const { pattern } of expression.cases) this.give(pattern, of)
      return expression.cases.map(({ body }) => this.of(body)).reduce(both, both(taken, of))
    }
    for (const child of childrenOf(expression)) taken = both(taken, this.of(child))
    if (expression.kind === 'apply') this.calls.set(expression, taken)
    return taken
  }

  private give(pattern: Pattern, taken: Taken): void {
    if (pattern.kind === 'name') this.names.set(pattern, taken)
    else if (pattern.kind === 'tuple') for (const item of pattern.items) this.give(item, taken)
    else if (pattern.kind === 'case' && pattern.of !== null) this.give(pattern.of, taken)
  }

  private mistakesIn({ span }: Expression): Taken {
    let mistakes = 0n
    this.loose.forEach((diagnostic, index) => {
      if (span.start <= diagnostic.span.start && diagnostic.span.end <= span.end) mistakes |= 1n << BigInt(index)
    })
    return mistakes === 0n ? nothing : { ungrounded: false, mistakes }
  }
}
