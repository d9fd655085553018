// An independent judge of grammars for the tests: tries everything, shares nothing with the automaton.
// It works on bytes, position by position, straight from the expressions.
import type { Expression, Grammar } from '../../../src/clef/grammar/grammar.js'

export interface Judgement {
  /** The bytes are a text of the grammar. */
  readonly complete: boolean
  /** The bytes begin (or are) a text of the grammar. */
  readonly viable: boolean
}

/** Positions where an expression may end, and whether the input ran out inside it with a completion in sight. */
interface Reach {
  readonly ends: ReadonlySet<number>
  readonly open: boolean
}

const nowhere: Reach = { ends: new Set(), open: false }

/** For grammars without left recursion. */
export function judge(grammar: Grammar, input: Uint8Array): Judgement {
  const productive = productiveRules(grammar)
  const known = new Map<string, Reach>()

  const ofRule = (name: string, at: number): Reach => {
    if (!productive.has(name)) return nowhere
    const key = `${name}@${at}`
    const reach = known.get(key) ?? match(grammar.rules.get(name)!, at)
    known.set(key, reach)
    return reach
  }

  const ofSequence = (items: readonly Expression[], at: number): Reach => {
    if (!items.every((item) => canEnd(item, productive))) return nowhere
    let ends: ReadonlySet<number> = new Set([at])
    let open = false
    for (const item of items) {
      const after = new Set<number>()
      for (const end of ends) {
        const reach = match(item, end)
        for (const next of reach.ends) after.add(next)
        open ||= reach.open
      }
      ends = after
    }
    return { ends, open }
  }

  const ofRepeat = (item: Expression, min: number, max: number | null, at: number): Reach => {
    const ends = new Set<number>(min === 0 ? [at] : [])
    let open = false
    let frontier = new Set([at])
    if (!canEnd(item, productive)) return { ends, open }
    // An item that takes nothing adds nothing after `min` rounds, so length + min rounds see all.
    const rounds = Math.min(max ?? Number.POSITIVE_INFINITY, input.length + min + 1)
    for (let round = 1; round <= rounds && frontier.size > 0; round++) {
      const after = new Set<number>()
      for (const from of frontier) {
        const reach = match(item, from)
        for (const next of reach.ends) after.add(next)
        open ||= reach.open
      }
      if (round >= min) for (const end of after) ends.add(end)
      frontier = after
    }
    return { ends, open }
  }

  const match = (expression: Expression, at: number): Reach => {
    switch (expression.kind) {
      case 'text':
        return ofEncodings([Buffer.from(expression.text)], at)
      case 'oneOf':
        return ofEncodings(encodingsOf(expression.ranges), at)
      case 'sequence':
        return ofSequence(expression.items, at)
      case 'choice': {
        const reaches = expression.items.map((item) => match(item, at))
        return { ends: new Set(reaches.flatMap(({ ends }) => [...ends])), open: reaches.some(({ open }) => open) }
      }
      case 'repeat':
        return ofRepeat(expression.item, expression.min, expression.max, at)
      case 'rule':
        return ofRule(expression.name, at)
    }
  }

  const ofEncodings = (encodings: readonly Uint8Array[], at: number): Reach => {
    const ends = new Set<number>()
    let open = false
    for (const encoding of encodings) {
      const rest = input.subarray(at)
      if (Buffer.compare(rest.subarray(0, encoding.length), encoding) === 0) ends.add(at + encoding.length)
      else if (Buffer.compare(rest, encoding.subarray(0, rest.length)) === 0) open = true
    }
    return { ends, open }
  }

  const reach = ofRule(grammar.root, 0)
  const complete = reach.ends.has(input.length)
  return { complete, viable: complete || reach.open }
}

function encodingsOf(ranges: readonly (readonly [string, string])[]): Uint8Array[] {
  const encodings: Uint8Array[] = []
  for (const [low, high] of ranges) {
    for (let codePoint = low.codePointAt(0)!; codePoint <= high.codePointAt(0)!; codePoint++) {
      if (codePoint < 0xd800 || codePoint > 0xdfff) encodings.push(Buffer.from(String.fromCodePoint(codePoint)))
    }
  }
  return encodings
}

function productiveRules(grammar: Grammar): ReadonlySet<string> {
  const productive = new Set<string>()
  for (let before = -1; before !== productive.size; ) {
    before = productive.size
    for (const [name, body] of grammar.rules) if (canEnd(body, productive)) productive.add(name)
  }
  return productive
}

function canEnd(expression: Expression, productive: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case 'text':
      return true
    case 'oneOf':
      return encodingsOf(expression.ranges).length > 0
    case 'sequence':
      return expression.items.every((item) => canEnd(item, productive))
    case 'choice':
      return expression.items.some((item) => canEnd(item, productive))
    case 'repeat':
      return expression.min === 0 || canEnd(expression.item, productive)
    case 'rule':
      return productive.has(expression.name)
  }
}
