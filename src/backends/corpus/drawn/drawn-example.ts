// An example of a contract as a template: its goal with a field in the place of each quantity that the request takes from it.

import { lexGoal, type QuantityTable } from '../../../clef/goal/index.js'
import { codeOf } from '../../../clef/goal/quantity-table.js'
import { type Contract, type ContractExample, settled } from '../../../fabric/schema/index.js'
import { namedType } from '../compose/print-program.js'
import { literal } from '../compose/template.js'
import { attachedValue, type FieldValue, type Meaning, type Mention } from '../meaning.js'
import { type Leaf, leavesOf } from './leaves.js'
import { mentionOf } from './sample-text.js'

export interface DrawnExample {
  /** In the language of compose/template.ts. */
  readonly template: string
  readonly meaning: Meaning
  readonly goal: string
  /** `$n` of each field's quantities in the goal. */
  readonly slots: ReadonlyMap<string, readonly number[]>
}

/** Undefined where the goal does not say what the request holds, so that no template can be made of it. */
export function drawnExample({ request }: Contract, example: ContractExample): DrawnExample | undefined {
  const leaves = leavesOf(request, example.request)
  if (leaves === undefined) return undefined
  const places = new Places(example.goal)
  const meaning = new Map<string, FieldValue>()
  for (const [name, field] of Object.entries(request.fields)) {
    const isAttached =
      namedType(field) !== undefined && settled(field) !== field && Object.hasOwn(Object(example.request), name)
    if (isAttached) meaning.set(name, attachedValue)
  }
  let unsaid = ''
  for (const [path, leaf] of leaves) {
    const value = fieldValue(leaf, path, places)
    if (value === undefined) return undefined
    meaning.set(path, value)
    if (leaf.kind === 'choice' && !places.takeWord(leaf.name, path)) unsaid += `{${path}=${leaf.name}}`
  }
  return { template: places.template() + unsaid, meaning, goal: example.goal, slots: places.slots }
}

function fieldValue(leaf: Leaf, path: string, places: Places): FieldValue | undefined {
  switch (leaf.kind) {
    case 'choice':
      return leaf
    case 'code':
    case 'figure': {
      const taken = places.take(leaf.kind === 'code' ? leaf.code : leaf.value)
      if (taken === undefined) return undefined
      places.stand(path, [taken])
      const { mention } = taken
      return taken.negated ? { kind: 'quantity', mention, negated: true } : { kind: 'quantity', mention }
    }
    case 'figures': {
      const taken = leaf.values.map((value) => places.take(value)).filter((one) => one !== undefined)
      if (taken.length < leaf.values.length) return undefined
      places.stand(path, taken)
      return {
        kind: 'quantities',
        mentions: taken.map(({ mention, negated }) => (negated ? { ...mention, negated } : mention)),
      }
    }
  }
}

interface Taken {
  readonly index: number
  readonly mention: Mention
  readonly negated: boolean
}

/** The spans of a goal's text that fields take the place of. */
class Places {
  private readonly quantities: QuantityTable
  readonly slots = new Map<string, readonly number[]>()
  private readonly taken = new Set<number>()
  private readonly stands: { readonly start: number; readonly end: number; readonly path: string }[] = []

  constructor(private readonly goal: string) {
    this.quantities = lexGoal(goal)
  }

  /** The first quantity not yet taken that is this figure, but for its sign, or this code. */
  take(said: number | string): Taken | undefined {
    for (const [index, quantity] of this.quantities.entries()) {
      if (this.taken.has(index)) continue
      // Figures are drawn one by one; an array is all of a list.
      if (quantity.kind === 'array') continue
      const is = 'value' in quantity ? quantity.value : codeOf(quantity)
      const same = typeof is === 'number' && typeof said === 'number' ? Math.abs(is) === Math.abs(said) : is === said
      const mention = same ? mentionOf(this.goal.slice(quantity.span.start, quantity.span.end)) : undefined
      if (mention === undefined) continue
      this.taken.add(index)
      return { index, mention, negated: typeof is === 'number' && is === -Number(said) && is !== 0 }
    }
    return undefined
  }

  /** A list's quantities, with the words between them, are one place. */
  stand(path: string, taken: readonly Taken[]): void {
    this.slots.set(
      path,
      taken.map(({ index }) => index + 1),
    )
    const spans = taken.map(({ index }) => this.quantities[index]!.span)
    this.stands.push({
      start: Math.min(...spans.map(({ start }) => start)),
      end: Math.max(...spans.map(({ end }) => end)),
      path,
    })
  }

  /** Whether the goal says a choice by its own name. */
  takeWord(name: string, path: string): boolean {
    const at = this.goal.search(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'iu'))
    if (at < 0 || this.stands.some(({ start, end }) => at < end && at + name.length > start)) return false
    this.stands.push({ start: at, end: at + name.length, path })
    return true
  }

  template(): string {
    let text = ''
    let at = 0
    for (const { start, end, path } of [...this.stands].sort((one, other) => one.start - other.start)) {
      text += `${literal(this.goal.slice(at, start))}{${path}}`
      at = end
    }
    // A question mark or full stop would stand in the middle of what is hung on.
    return text + literal(this.goal.slice(at).replace(/[?.!\s]+$/, ''))
  }
}
