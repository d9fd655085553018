// Grammar expressions to states, by Thompson's construction with calls for rules.
import type { Expression, Grammar } from '../../../clef/grammar/grammar.js'
import type { Call, Edge, Program } from './program.js'
import { type ByteRange, utf8Sequences } from './utf8-ranges.js'

interface OpenState {
  readonly edges: Edge[]
  readonly epsilon: number[]
  readonly calls: Call[]
  final: boolean
}

type RepeatExpression = Extract<Expression, { kind: 'repeat' }>
type Ranges = Extract<Expression, { kind: 'oneOf' }>['ranges']

/** States of the rules that the root can reach. The grammar must have passed `checkGrammar`. */
export function buildProgram(grammar: Grammar): Program {
  const builder = new Builder(grammar)
  return builder.build()
}

class Builder {
  private readonly states: OpenState[] = []
  private readonly entryOf = new Map<string, number>()
  private readonly unbuilt: string[] = []
  private readonly encoder = new TextEncoder()

  constructor(private readonly grammar: Grammar) {}

  build(): Program {
    const start = this.entry(this.grammar.root)
    for (let name = this.unbuilt.pop(); name !== undefined; name = this.unbuilt.pop()) {
      const end = this.expression(this.grammar.rules.get(name)!, this.entry(name))
      this.states[end]!.final = true
    }
    const entries = new Map([...this.entryOf].map(([name, entry]) => [entry, name]))
    return { states: this.states, start, entries }
  }

  private entry(name: string): number {
    const known = this.entryOf.get(name)
    if (known !== undefined) return known
    const entry = this.state()
    this.entryOf.set(name, entry)
    this.unbuilt.push(name)
    return entry
  }

  private state(): number {
    return this.states.push({ edges: [], epsilon: [], calls: [], final: false }) - 1
  }

  /** Adds the expression behind `from` and returns where it ends. Never makes anything lead back to `from`. */
  private expression(expression: Expression, from: number): number {
    switch (expression.kind) {
      case 'text':
        return this.text(expression.text, from)
      case 'oneOf':
        return this.oneOf(expression.ranges, from)
      case 'sequence':
        return expression.items.reduce((at, item) => this.expression(item, at), from)
      case 'choice':
        return this.join(expression.items.map((item) => this.expression(item, from)))
      case 'repeat':
        return this.repeat(expression, from)
      case 'rule':
        return this.call(expression.name, from)
    }
  }

  private text(text: string, from: number): number {
    let at = from
    for (const byte of this.encoder.encode(text)) at = this.edge(at, { low: byte, high: byte }, this.state())
    return at
  }

  private oneOf(ranges: Ranges, from: number): number {
    const end = this.state()
    // Sequences that end alike share their states: 30 lead bytes of two-byte code points are one state.
    const tails = new Map<string, number>()
    for (const { low, high } of mergedRanges(ranges)) {
      for (const sequence of utf8Sequences(low, high)) {
        let target = end
        let tail = ''
        for (const range of sequence.slice(1).reverse()) {
          tail = `${range.low}-${range.high} ${tail}`
          const shared = tails.get(tail) ?? this.state()
          if (!tails.has(tail)) this.edge(shared, range, target)
          tails.set(tail, shared)
          target = shared
        }
        this.edge(from, sequence[0]!, target)
      }
    }
    return end
  }

  private repeat({ item, min, max }: RepeatExpression, from: number): number {
    let at = from
    const required = max === null ? Math.max(0, min - 1) : min
    for (let i = 0; i < required; i++) at = this.expression(item, at)
    if (max === null) return this.loop(item, min > 0, at)
    const ends = [at]
    for (let i = min; i < max; i++) {
      at = this.expression(item, at)
      ends.push(at)
    }
    return ends.length === 1 ? at : this.join(ends)
  }

  private loop(item: Expression, atLeastOnce: boolean, from: number): number {
    const head = this.join([from])
    const end = this.expression(item, head)
    if (end !== head) this.states[end]!.epsilon.push(head)
    return atLeastOnce ? end : head
  }

  private call(name: string, from: number): number {
    const returnTo = this.state()
    this.states[from]!.calls.push({ entry: this.entry(name), returnTo })
    return returnTo
  }

  private join(ends: readonly number[]): number {
    const joined = this.state()
    for (const end of new Set(ends)) this.states[end]!.epsilon.push(joined)
    return joined
  }

  private edge(from: number, { low, high }: ByteRange, target: number): number {
    this.states[from]!.edges.push({ low, high, target })
    return target
  }
}

/** Ranges in order, joined where they overlap or touch: a code point then has one way through its class. */
function mergedRanges(ranges: Ranges): { low: number; high: number }[] {
  const sorted = ranges
    .map(([low, high]) => ({ low: low.codePointAt(0)!, high: high.codePointAt(0)! }))
    .sort((a, b) => a.low - b.low)
  const merged: { low: number; high: number }[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && range.low <= last.high + 1) last.high = Math.max(last.high, range.high)
    else merged.push(range)
  }
  return merged
}
