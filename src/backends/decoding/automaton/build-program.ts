// Grammar expressions to states, by Thompson's construction with calls for rules.
import type { Expression, Grammar } from '../../../clef/grammar/grammar.js'
import type { OpenCall, OpenState } from './open-state.js'
import type { Edge, TokenEdge } from './program.js'
import { utf8Sequences } from './utf8-ranges.js'

/** Most states have one kind of move; what they have none of is shared, and replaced when there is a first one. */
const noEdges: Edge[] = []
const noTokens: TokenEdge[] = []
const noEpsilon: number[] = []
const noCalls: OpenCall[] = []

type RepeatExpression = Extract<Expression, { kind: 'repeat' }>
type OneOf = Extract<Expression, { kind: 'oneOf' }>
type Ranges = OneOf['ranges']

/** Adds rules of a grammar that has passed `checkGrammar` to a program. */
export class ProgramBuilder {
  readonly states: OpenState[] = []
  /** Rule name by its first state. */
  readonly entries = new Map<number, string>()
  private readonly entryOf = new Map<string, number>()
  private readonly unbuilt: string[] = []
  private readonly encoder = new TextEncoder()

  constructor(private readonly grammar: Grammar) {}

  /** States of a rule and of all that it can reach, but for rules that the grammar is yet to be asked for. */
  rule(name: string, body: Expression): number {
    const start = this.entry(name)
    this.body(body, start)
    for (let next = this.unbuilt.pop(); next !== undefined; next = this.unbuilt.pop()) {
      if (next !== name) this.body(this.grammar.rules.get(next)!, this.entry(next))
    }
    return start
  }

  /** Marks a rule that turned out broken as unopened again, so that nobody goes through it. */
  close(entry: number): void {
    this.states[entry]!.unopened = true
  }

  private body(expression: Expression, entry: number): void {
    this.states[entry]!.unopened = false
    this.states[this.expression(expression, entry)]!.final = true
  }

  private entry(name: string): number {
    const known = this.entryOf.get(name)
    if (known !== undefined) return known
    const entry = this.state()
    this.entryOf.set(name, entry)
    this.entries.set(entry, name)
    if (this.grammar.rules.has(name)) this.unbuilt.push(name)
    else this.states[entry]!.unopened = true
    return entry
  }

  private state(): number {
    return (
      this.states.push({
        edges: noEdges,
        tokens: noTokens,
        epsilon: noEpsilon,
        calls: noCalls,
        final: false,
        unopened: false,
      }) - 1
    )
  }

  /** Adds the expression behind `from` and returns where it ends. Never makes anything lead back to `from`. */
  private expression(expression: Expression, from: number): number {
    switch (expression.kind) {
      case 'text':
        return this.text(expression.text, from)
      case 'oneOf':
        return this.oneOf(expression, from)
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
    // Nearly all texts are ASCII, where a character is its byte.
    if (isAscii(text)) {
      for (let place = 0; place < text.length; place++) {
        const byte = text.charCodeAt(place)
        at = this.edge(at, byte, byte, this.state())
      }
    } else for (const byte of this.encoder.encode(text)) at = this.edge(at, byte, byte, this.state())
    return at
  }

  private oneOf({ ranges, tokens }: OneOf, from: number): number {
    const end = this.state()
    if (tokens !== undefined) {
      const state = this.states[from]!
      state.tokens = [...state.tokens, { ...tokens, target: end }]
    }
    // Sequences that end alike share their states: 30 lead bytes of two-byte code points are one state.
    const tails = new Map<string, number>()
    for (const { low, high } of mergedRanges(ranges)) {
      if (high < 0x80) {
        this.edge(from, low, high, end)
        continue
      }
      for (const sequence of utf8Sequences(low, high)) {
        let target = end
        let tail = ''
        for (const range of sequence.slice(1).reverse()) {
          tail = `${range.low}-${range.high} ${tail}`
          const shared = tails.get(tail) ?? this.state()
          if (!tails.has(tail)) this.edge(shared, range.low, range.high, target)
          tails.set(tail, shared)
          target = shared
        }
        this.edge(from, sequence[0]!.low, sequence[0]!.high, target)
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
    if (end !== head) this.skip(end, head)
    return atLeastOnce ? end : head
  }

  private call(name: string, from: number): number {
    const returnTo = this.state()
    const state = this.states[from]!
    const call = { entry: this.entry(name), returnTo, last: false }
    if (state.calls === noCalls) state.calls = [call]
    else state.calls.push(call)
    return returnTo
  }

  private join(ends: readonly number[]): number {
    const joined = this.state()
    for (const end of new Set(ends)) this.skip(end, joined)
    return joined
  }

  private skip(from: number, to: number): void {
    const state = this.states[from]!
    if (state.epsilon === noEpsilon) state.epsilon = [to]
    else state.epsilon.push(to)
  }

  private edge(from: number, low: number, high: number, target: number): number {
    const state = this.states[from]!
    if (state.edges === noEdges) state.edges = [{ low, high, target }]
    else state.edges.push({ low, high, target })
    return target
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
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
