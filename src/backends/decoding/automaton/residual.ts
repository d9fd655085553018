// What may still come, as a grammar of its own: servers that go on after a given beginning start their grammar at its root.
import {
  choice,
  type Expression,
  type Grammar,
  oneOf,
  oneToken,
  rule,
  sequence,
  text,
} from '../../../clef/grammar/grammar.js'
import type { Edge, Program, TokenEdge } from './program.js'

type Range = readonly [string, string]

/** The middle of a character: a grammar over text can't begin there. */
const MIDDLE = Symbol('middle of a character')

export interface Source {
  readonly grammar: Grammar
  readonly program: Program
  /** Whether what is left of a state's rule may be empty. */
  isNullable(state: number): boolean
}

/**
 * The texts that complete what was read so far. Rules that nothing was read of are those of the grammar; what is
 * left of the others is in rules of their own.
 *
 * @param stacks states from the top down, of each way in which the grammar may go on with at least one character
 * @param complete whether nothing need follow
 * @returns null in the middle of a character
 */
export function residualGrammar(
  { grammar, program, isNullable }: Source,
  { stacks, complete }: { readonly stacks: readonly (readonly number[])[]; readonly complete: boolean },
): Grammar | null {
  const rests = new Rests({ grammar, program, isNullable })
  const ways: Expression[] = complete ? [text('')] : []
  for (const [top, ...below] of stacks) {
    const { edges, tokens } = program.states[top!]!
    const begun = rests.afterEdges(edges)
    if (begun === MIDDLE) return null
    const frames = below.map((state) => rests.ruleFor(state))
    ways.push(...[...begun, ...rests.afterTokens(tokens)].map((way) => sequence(way, ...frames)))
  }
  const rules = new Map<string, Expression>([[rests.root, choice(...ways)]])
  for (const [name, body] of rests.bodies()) rules.set(name, body)
  for (const [name, body] of grammar.rules) if (rests.called.has(name)) rules.set(name, body)
  if (grammar.later === undefined) return { root: rests.root, rules }
  // A rule given later may name one that was there at first and is reached from nowhere else.
  return { root: rests.root, rules, later: (name) => grammar.later?.(name) ?? grammar.rules.get(name) }
}

class Rests {
  /** Rules of the grammar that what is left can call, directly or not. */
  readonly called = new Set<string>()
  readonly root: string
  private readonly prefix: string
  private readonly asked = new Map<string, { readonly state: number; readonly orNone: boolean }>()

  constructor(private readonly source: Source) {
    let prefix = 'rest'
    const names = [...source.grammar.rules.keys(), ...source.program.entries.values()]
    while (names.some((name) => name.startsWith(prefix))) prefix += '-of'
    this.prefix = prefix
    this.root = prefix
  }

  /** The rule for what may follow at a state, up to the end of the state's own rule. */
  ruleFor(state: number): Expression {
    return this.ask(`${this.prefix}-${state}`, { state, orNone: this.source.isNullable(state) })
  }

  /** The same without the empty text: what may be repeated without end must take something each time. */
  private ruleForSome(state: number): Expression {
    return this.ask(`${this.prefix}-some-${state}`, { state, orNone: false })
  }

  private ask(name: string, what: { readonly state: number; readonly orNone: boolean }): Expression {
    this.asked.set(name, what)
    return rule(name)
  }

  *bodies(): Generator<readonly [string, Expression]> {
    // A Map visits what is added while it is being walked.
    for (const [name, { state, orNone }] of this.asked) {
      yield [name, choice(...(orNone ? [text('')] : []), ...this.someFrom(state))]
    }
  }

  afterTokens(tokens: readonly TokenEdge[]): Expression[] {
    return tokens.map(({ ids, others, target }) => sequence(oneToken({ ids, others }), this.ruleFor(target)))
  }

  /** Ways on with a character; those that lead to the same state are one. */
  afterEdges(edges: readonly Edge[]): Expression[] | typeof MIDDLE {
    const byTarget = new Map<number, Range[]>()
    for (const edge of edges) {
      const character = this.character(edge)
      if (character === MIDDLE) return MIDDLE
      byTarget.set(character.target, [...(byTarget.get(character.target) ?? []), character.range])
    }
    return [...byTarget].map(([target, ranges]) => this.spelled(ranges, target))
  }

  /** Ways on from a state that take at least one character. */
  private someFrom(state: number): Expression[] {
    const { program, isNullable } = this.source
    const ways: Expression[] = []
    const edges: Edge[] = []
    const seen = new Set([state])
    for (const id of seen) {
      const { edges: some, tokens, epsilon, calls } = program.states[id]!
      edges.push(...some)
      ways.push(...this.afterTokens(tokens))
      for (const next of epsilon) seen.add(next)
      for (const { entry, returnTo, last } of calls) {
        const called = isNullable(entry) ? this.ruleForSome(entry) : this.call(entry)
        ways.push(last ? called : sequence(called, this.ruleFor(returnTo)))
        if (isNullable(entry)) seen.add(returnTo)
      }
    }
    const begun = this.afterEdges(edges)
    if (begun === MIDDLE) throw new Error('a rule can be left and entered only between characters')
    return [...ways, ...begun]
  }

  private call(entry: number): Expression {
    const name = this.source.program.entries.get(entry)!
    this.reach(name)
    return rule(name)
  }

  private reach(name: string): void {
    const body = this.source.grammar.rules.get(name)
    if (body === undefined || this.called.has(name)) return
    this.called.add(name)
    for (const callee of namesIn(body)) this.reach(callee)
  }

  /** Characters and what follows them, written as one text for as long as there is only one way. */
  private spelled(ranges: readonly Range[], target: number): Expression {
    const only = single(ranges)
    if (only === null) return sequence(oneOf(...ranges), this.ruleFor(target))
    let spelled = only
    let at = target
    for (let next = this.onlyWay(at); next !== null; next = this.onlyWay(at)) {
      spelled += next.character
      at = next.target
    }
    return sequence(text(spelled), this.ruleFor(at))
  }

  private onlyWay(state: number): { readonly character: string; readonly target: number } | null {
    const { edges, tokens, epsilon, calls, final } = this.source.program.states[state]!
    if (edges.length !== 1 || tokens.length > 0 || epsilon.length > 0 || calls.length > 0 || final) return null
    const way = this.character(edges[0]!)
    if (way === MIDDLE) return null
    const character = single([way.range])
    return character === null ? null : { character, target: way.target }
  }

  /** The characters behind an edge, whose further bytes follow one after another: see `ProgramBuilder.oneOf`. */
  private character({ low, high, target }: Edge): { readonly range: Range; readonly target: number } | typeof MIDDLE {
    if (low >= 0x80 && low < 0xc0) return MIDDLE
    const lows = [low]
    const highs = [high]
    let at = target
    while (lows.length < lengthOf(low)) {
      const next = this.source.program.states[at]!.edges[0]!
      lows.push(next.low)
      highs.push(next.high)
      at = next.target
    }
    return { range: [decoder.decode(Uint8Array.from(lows)), decoder.decode(Uint8Array.from(highs))], target: at }
  }
}

const decoder = new TextDecoder()

const lengthOf = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)

function single(ranges: readonly Range[]): string | null {
  const [first] = ranges
  return ranges.length === 1 && first![0] === first![1] ? first![0] : null
}

function* namesIn(expression: Expression): Generator<string> {
  if (expression.kind === 'rule') yield expression.name
  else if (expression.kind === 'repeat') yield* namesIn(expression.item)
  else if (expression.kind === 'sequence' || expression.kind === 'choice') {
    for (const item of expression.items) yield* namesIn(item)
  }
}
