// Reads GBNF as llama.cpp documents it (its grammars/README.md), less tokens by name, `<think>`, which need a vocabulary.
import type { Fault, Span } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type CodePoint, GbnfCursor, GbnfProblem } from './gbnf-cursor.js'
import { choice, type Expression, type Grammar, oneOf, oneToken, repeat, rule, sequence, text } from './grammar.js'
import { withPlainNames } from './rule-names.js'

const ruleName = /[a-zA-Z0-9_-]+/y

const limits = { sourceMax: 1_048_576, depthMax: 100, signsMax: 8, repetitionMax: 65_536 } as const

/**
 * Reads a grammar whose start rule is `root`. A rule defined twice has its last meaning. Names that the grammar value
 * cannot hold (capitals, a leading digit) are changed. `\xHH` is a code point, not a byte.
 *
 * @returns FAULT_SYNTAX with the span to blame, FAULT_LIMIT for what is too long or too deep; never throws
 */
export function readGbnf(source: string): Result<Grammar, Fault> {
  try {
    return ok(withPlainNames(new GbnfReader(new GbnfCursor(source)).grammar()))
  } catch (problem) {
    if (problem instanceof GbnfProblem) return err(problem.fault)
    throw problem
  }
}

class GbnfReader {
  private readonly rules = new Map<string, Expression>()
  /** Where each name was first used, to blame it if it is never defined. */
  private readonly used = new Map<string, Span>()
  private depth = 0

  constructor(private readonly cursor: GbnfCursor) {}

  grammar(): Grammar {
    const { cursor } = this
    const { length } = cursor.source
    if (length > limits.sourceMax) cursor.failLimit('length of the grammar', limits.sourceMax, length)
    cursor.skipSpace(true)
    while (!cursor.done) this.rule()
    if (!this.rules.has('root')) cursor.fail('there is no rule "root"', { start: 0, end: length })
    for (const [name, span] of this.used) {
      if (!this.rules.has(name)) cursor.fail(`rule "${name}" is not defined`, span)
    }
    return { root: 'root', rules: this.rules }
  }

  private rule(): void {
    const { cursor } = this
    const name = cursor.match(ruleName)
    if (name === '') cursor.fail('expected the name of a rule')
    cursor.skipSpace(false)
    cursor.expect('::=')
    cursor.skipSpace(true)
    this.rules.set(name, this.alternatives(false))
    if (!cursor.done && cursor.match(/\r\n?|\n/y) === '') cursor.fail('expected the end of the line')
    cursor.skipSpace(true)
  }

  private alternatives(nested: boolean): Expression {
    const items = [this.items(nested)]
    while (this.cursor.takes('|')) {
      this.cursor.skipSpace(true)
      items.push(this.items(nested))
    }
    return items.length === 1 ? items[0]! : choice(...items)
  }

  private items(nested: boolean): Expression {
    const items: Expression[] = []
    for (let item = this.atom(); item !== null; item = this.atom()) {
      this.cursor.skipSpace(nested)
      items.push(this.repeated(item, nested))
    }
    return items.length === 1 ? items[0]! : sequence(...items)
  }

  private repeated(item: Expression, nested: boolean): Expression {
    let result = item
    for (let signs = 1; ; signs++) {
      const bounds = this.bounds(nested)
      if (bounds === null) return result
      if (signs > limits.signsMax) this.cursor.failLimit('repetition signs in a row', limits.signsMax, signs)
      result = repeat(result, bounds.min, bounds.max)
      this.cursor.skipSpace(nested)
    }
  }

  private bounds(nested: boolean): { min: number; max: number | null } | null {
    const { cursor } = this
    if (cursor.takes('*')) return { min: 0, max: null }
    if (cursor.takes('+')) return { min: 1, max: null }
    if (cursor.takes('?')) return { min: 0, max: 1 }
    const start = cursor.at
    if (!cursor.takes('{')) return null
    cursor.skipSpace(nested)
    const min = this.count() ?? cursor.fail('expected a number')
    cursor.skipSpace(nested)
    if (cursor.takes('}')) return { min, max: min }
    cursor.expect(',')
    cursor.skipSpace(nested)
    const max = this.count()
    cursor.skipSpace(nested)
    cursor.expect('}')
    if (max !== null && max < min) cursor.fail('the repetition runs backwards', { start, end: cursor.at })
    return { min, max }
  }

  private count(): number | null {
    const digits = this.cursor.match(/[0-9]+/y)
    if (digits === '') return null
    const count = Number(digits)
    if (count > limits.repetitionMax) this.cursor.failLimit('repetitions', limits.repetitionMax, count)
    return count
  }

  /** One literal, class, group, `.` or rule name, or null where the sequence ends. */
  private atom(): Expression | null {
    const { cursor } = this
    const start = cursor.at
    if (cursor.takes('"')) return this.literal(start)
    if (cursor.takes('[')) return this.class(start)
    if (cursor.takes('(')) return this.group()
    if (cursor.takes('.')) return fromCodePoints(complement([]))
    const token = cursor.match(/!?<[^>\n]*>?|!/y)
    if (token !== '') return this.token(token, start)
    const name = cursor.match(ruleName)
    if (name === '') {
      if ('*+?{'.includes(cursor.next) && !cursor.done) cursor.fail('there is nothing to repeat')
      return null
    }
    if (!this.used.has(name)) this.used.set(name, { start, end: cursor.at })
    return rule(name)
  }

  private literal(start: number): Expression {
    const { cursor } = this
    let value = ''
    while (!cursor.takes('"')) {
      if (cursor.done) cursor.fail('this literal is never closed', { start, end: cursor.at })
      const { value: codePoint, span } = cursor.codePoint()
      if (isSurrogate(codePoint)) cursor.fail('half of a surrogate pair is no character; write \\U and 8 digits', span)
      value += String.fromCodePoint(codePoint)
    }
    return text(value)
  }

  /** `<[10]>`, or any other by `!<[10]>`. Names, `<think>`, mean something to a vocabulary alone. */
  private token(written: string, start: number): Expression {
    const id = /^!?<\[([0-9]{1,9})\]>$/.exec(written)?.[1]
    if (id !== undefined) return oneToken({ ids: [Number(id)], others: written.startsWith('!') })
    this.cursor.fail('a token stands in a grammar by its number: <[10]>, or !<[10]> for any other', {
      start,
      end: this.cursor.at,
    })
  }

  private class(start: number): Expression {
    const { cursor } = this
    const negated = cursor.takes('^')
    const ranges: Range[] = []
    while (!cursor.takes(']')) {
      if (cursor.done) cursor.fail('this class is never closed', { start, end: cursor.at })
      const low = cursor.codePoint()
      ranges.push({ low: low.value, high: this.rangeEnd(low) })
    }
    if (ranges.length === 0) cursor.fail('this class is empty', { start, end: cursor.at })
    return fromCodePoints(negated ? complement(ranges) : ranges)
  }

  private rangeEnd(low: CodePoint): number {
    const { cursor } = this
    if (cursor.next !== '-' || cursor.source.charAt(cursor.at + 1) === ']') return low.value
    cursor.takes('-')
    const high = cursor.codePoint()
    if (high.value < low.value) cursor.fail('this range runs backwards', { start: low.span.start, end: cursor.at })
    return high.value
  }

  private group(): Expression {
    if (++this.depth > limits.depthMax) this.cursor.failLimit('depth of groups', limits.depthMax, this.depth)
    this.cursor.skipSpace(true)
    const inner = this.alternatives(true)
    this.cursor.expect(')')
    this.depth--
    return inner
  }
}

interface Range {
  readonly low: number
  readonly high: number
}

/** All code points outside the ranges. */
function complement(ranges: readonly Range[]): Range[] {
  const outside: Range[] = []
  let low = 0
  for (const range of [...ranges].sort((a, b) => a.low - b.low)) {
    if (range.low > low) outside.push({ low, high: range.low - 1 })
    low = Math.max(low, range.high + 1)
  }
  if (low <= 0x10ffff) outside.push({ low, high: 0x10ffff })
  return outside
}

/** Ranges may run across the surrogates but can't end on one: those are no characters and have no UTF-8. */
function fromCodePoints(ranges: readonly Range[]): Expression {
  const ends = ranges
    .map(({ low, high }) => ({ low: isSurrogate(low) ? 0xe000 : low, high: isSurrogate(high) ? 0xd7ff : high }))
    .filter(({ low, high }) => low <= high)
  return oneOf(...ends.map(({ low, high }) => [String.fromCodePoint(low), String.fromCodePoint(high)] as const))
}

const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff
