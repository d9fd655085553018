// Sentences of a grammar, drawn at random but held to a depth and a length, and edits that a sentence may suffer.

import type { Expression, Grammar } from '../../src/clef/grammar/grammar.js'

/** Gives numbers from 0 up to 1. */
export type Random = () => number

/** A small generator that a seed decides. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface SampleLimits {
  /** Rules inside each other. Where no alternative stays below, the lowest is taken. */
  readonly depthMax: number
  /** Characters after which only the lowest alternatives are taken. */
  readonly lengthMax: number
}

export class Sampler {
  private readonly heights = new Map<string, number>()
  private readonly known = new Map<Expression, number>()
  /** The heights of rules change no more, and those of expressions may be kept. */
  private readonly settled: boolean

  constructor(private readonly grammar: Grammar) {
    for (let changed = true; changed; ) {
      changed = false
      for (const [name, body] of grammar.rules) {
        const height = 1 + this.heightOf(body)
        if (height >= this.heightOfRule(name)) continue
        this.heights.set(name, height)
        changed = true
      }
    }
    this.settled = true
  }

  /** A sentence of the rule `from`, by default of the root. */
  sample(random: Random, { depthMax, lengthMax }: SampleLimits, from = this.grammar.root): string {
    const written: string[] = []
    let length = 0
    const write = (text: string): void => {
      written.push(text)
      length += text.length
    }
    const walk = (expression: Expression, depth: number): void => {
      switch (expression.kind) {
        case 'text':
          write(expression.text)
          return
        case 'oneOf':
          write(this.character(expression.ranges, random))
          return
        case 'sequence':
          for (const item of expression.items) walk(item, depth)
          return
        case 'choice':
          walk(this.chosen(expression.items, length < lengthMax ? depth : 0, random), depth)
          return
        case 'repeat': {
          const { item, min, max } = expression
          const fits = length < lengthMax && this.heightOf(item) <= depth
          let count = min
          while (fits && count < (max ?? Number.POSITIVE_INFINITY) && random() < 0.4) count++
          for (let turn = 0; turn < count; turn++) walk(item, depth)
          return
        }
        case 'rule':
          walk(this.grammar.rules.get(expression.name)!, depth - 1)
      }
    }
    walk({ kind: 'rule', name: from }, depthMax)
    return written.join('')
  }

  private character(ranges: readonly (readonly [string, string])[], random: Random): string {
    const [low, high] = ranges[Math.floor(random() * ranges.length)]!
    const first = low.codePointAt(0)!
    return String.fromCodePoint(first + Math.floor(random() * (high.codePointAt(0)! - first + 1)))
  }

  private chosen(items: readonly Expression[], depth: number, random: Random): Expression {
    const fitting = items.filter((item) => this.heightOf(item) <= depth)
    if (fitting.length > 0) return fitting[Math.floor(random() * fitting.length)]!
    const lowest = Math.min(...items.map((item) => this.heightOf(item)))
    const low = items.filter((item) => this.heightOf(item) === lowest)
    return low[Math.floor(random() * low.length)]!
  }

  private heightOfRule(name: string): number {
    return this.heights.get(name) ?? Number.POSITIVE_INFINITY
  }

  /** Rules that the lowest sentence of an expression goes down. */
  private heightOf(expression: Expression): number {
    const known = this.known.get(expression)
    if (known !== undefined) return known
    const height = this.newHeightOf(expression)
    if (this.settled) this.known.set(expression, height)
    return height
  }

  private newHeightOf(expression: Expression): number {
    switch (expression.kind) {
      case 'text':
      case 'oneOf':
        return 0
      case 'sequence':
        return Math.max(0, ...expression.items.map((item) => this.heightOf(item)))
      case 'choice':
        return Math.min(...expression.items.map((item) => this.heightOf(item)))
      case 'repeat':
        return expression.min === 0 ? 0 : this.heightOf(expression.item)
      case 'rule':
        return this.heightOfRule(expression.name)
    }
  }
}
