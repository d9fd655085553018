// Words one meaning: as a whole frame with the rest hung on, as a little story with a question, or as notes.

import type { FieldValue, Meaning, Mention } from '../meaning.js'
import type { Clauses, Phrasing } from '../phrasing/phrasing.js'
import { sharedFragments } from '../phrasing/shared-fragments.js'
import type { Random } from '../random.js'
import { markOf } from './marks.js'
import { expand, type Filler } from './template.js'

export interface Wording {
  readonly marked: string
  /** Index of the first mention of each field; a list's mentions follow each other. */
  readonly markOfField: ReadonlyMap<string, number>
}

/** Collects the mentions of all requests of one goal. */
export class Mentions {
  readonly all: Mention[] = []

  add(mention: Mention): number {
    this.all.push(mention)
    return this.all.length - 1
  }
}

/** Leads of `asks`, `labels`... that were tried before a wording is given up. */
const triesMax = 12

const anyJoints = [
  [', ', ' and '],
  [', ', ' and '],
  [', ', ', and '],
  [' + ', ' + '],
  [' plus ', ' plus '],
  [', ', ', '],
  [' and ', ' and '],
  ['; ', '; '],
  [' & ', ' & '],
  ['\n', '\n'],
] as const

const listed = (
  marks: readonly string[],
  random: Random,
  joints: readonly (readonly [joint: string, final: string])[] = anyJoints,
): string => {
  const last = marks[marks.length - 1]!
  const before = marks.slice(0, -1)
  if (before.length === 0) return last
  const [joint, final] = random.pick(joints)
  return before.join(joint) + final + last
}

/** What amounts were paid for, as people add to them. */
const boughtThings = [
  'dinner',
  'the taxi',
  'the hotel',
  'rent',
  'food',
  'the flight',
  'coffee',
  'fees',
  'repairs',
  'the car',
  'insurance',
  'the conference',
  'drinks',
  'parking',
  'the lawyer',
  'software',
  'march',
  'the second leg',
  'books',
  'fuel',
]

/** The parts of a template's `{field#variant=condition}`. */
function referred(reference: string) {
  const [name, condition] = reference.split('=') as [string, string | undefined]
  return { field: name.split('#')[0]!, variant: name, condition }
}

/** Manners that only templates which name them can word. */
const ownWords: ReadonlySet<string> = new Set(['shared', 'negated', 'signed', 'mirrored', 'bare'])

class RequestWording {
  private readonly said = new Set<string>()
  private readonly marks = new Map<string, number>()
  private readonly filler: Filler

  constructor(
    private readonly phrasing: Phrasing,
    private readonly meaning: Meaning,
    private readonly unsaid: ReadonlySet<string>,
    private readonly mentions: Mentions,
    private readonly random: Random,
  ) {
    this.filler = {
      random,
      canSay: (name) => this.canSay(name),
      say: (name) => this.say(name),
      fragments: { ...sharedFragments, ...phrasing.fragments },
    }
  }

  /**
   * `field`; `field=condition`, which fits only where a choice is that one and no other, or a quantity is `plain`, `negated` or in
   * that manner; `field=attached`; `field#variant`, worded by another table of choices; `!field`, which fits where there is none.
   */
  private canSay(reference: string): boolean {
    if (reference.startsWith('!')) return !this.meaning.has(reference.slice(1))
    const { field, condition } = referred(reference)
    const value = this.meaning.get(field)
    if (value === undefined || this.unsaid.has(field) || this.said.has(field)) return false
    if (value.kind === 'quantity' && value.sameAs !== undefined) return false
    if (value.kind === 'attached') return condition === 'attached'
    if (value.kind === 'choice') return condition === undefined || value.name === condition
    if (value.kind === 'choices')
      return condition === undefined || (value.names.length === 1 && value.names[0] === condition)
    if (value.kind !== 'quantity') return condition === undefined
    const manner = value.negated === true ? 'negated' : (value.mention.manner ?? 'plain')
    return condition === undefined ? !ownWords.has(manner) : manner === condition
  }

  private say(reference: string): string | undefined {
    if (!this.canSay(reference)) return undefined
    if (reference.startsWith('!')) return ''
    const { field, condition, variant } = referred(reference)
    this.said.add(field)
    const value = this.meaning.get(field)!
    // `{side=long}` marks the field as said by the words around it.
    const isChosen = value.kind === 'choice' || value.kind === 'choices'
    if (value.kind === 'attached' || (isChosen && condition !== undefined)) return ''
    return this.worded(field, variant, value)
  }

  private worded(field: string, variant: string, value: Exclude<FieldValue, { kind: 'attached' }>): string {
    const words = (name: string) => {
      const template = this.random.pick(this.phrasing.choices?.[variant]?.[name] ?? [name])
      return expand(template, this.filler) ?? name
    }
    if (value.kind === 'choice') return words(value.name)
    if (value.kind === 'choices')
      return listed(value.names.map(words), this.random, this.phrasing.joints?.[field]).replaceAll('\n', ' ')
    const mentions = value.kind === 'quantity' ? [value.mention] : value.mentions
    const indices = mentions.map((mention) => this.mentions.add(mention))
    this.marks.set(field, indices[0]!)
    const purposes =
      indices.length > 1 &&
      field === 'amounts' &&
      mentions.every(({ text }) => !/^[\d.]+$/.test(text)) &&
      this.random.chance(0.15)
        ? this.random.shuffled(boughtThings)
        : []
    const texts = indices.map((index, at) => markOf(index) + (purposes[at] === undefined ? '' : ` for ${purposes[at]}`))
    return listed(texts, this.random, this.phrasing.joints?.[field])
  }

  private get left(): string[] {
    return [...this.meaning]
      .filter(([field, value]) => value.kind !== 'attached' && !this.unsaid.has(field) && !this.said.has(field))
      .filter(([, value]) => value.kind !== 'quantity' || value.sameAs === undefined)
      .map(([field]) => field)
  }

  /** A clause for `field` of the first kind at hand. */
  private clause(field: string, kinds: readonly (keyof Clauses)[]): string | undefined {
    const clauses = this.phrasing.clauses[field]
    for (const kind of kinds) {
      for (const template of this.random.shuffled(clauses?.[kind] ?? []).slice(0, triesMax)) {
        const worded = expand(template, this.filler)
        if (worded !== undefined) return worded
      }
    }
    return undefined
  }

  private vague(): string[] {
    return [...this.unsaid].flatMap((field) => {
      const vague = this.phrasing.clauses[field]?.vague
      return vague !== undefined && vague.length > 0 && this.random.chance(0.4)
        ? [expand(this.random.pick(vague), this.filler) ?? '']
        : []
    })
  }

  private oneOf(templates: readonly string[]): string | undefined {
    for (let tries = 0; tries < triesMax; tries++) {
      const worded = expand(this.random.pick(templates), this.filler)
      if (worded !== undefined) return worded
    }
    return undefined
  }

  /** Clauses of the given kind for all fields not yet said, in any order; undefined if one has none. */
  private rest(kinds: readonly (keyof Clauses)[]): string[] | undefined {
    const clauses: string[] = []
    for (const field of this.random.shuffled(this.left)) {
      if (this.said.has(field)) continue
      const clause = this.clause(field, kinds)
      if (clause === undefined) return undefined
      if (clause !== '') clauses.push(clause)
    }
    return clauses
  }

  private framed(): string | undefined {
    const frame = this.oneOf(this.phrasing.frames)
    if (frame === undefined) return undefined
    const place = this.random.next()
    const rest = this.rest(
      place < 0.6 ? ['with', 'say', 'tag'] : place < 0.9 ? ['say', 'with', 'tag'] : ['tag', 'with', 'say'],
    )
    if (rest === undefined) return undefined
    const hung = [...rest, ...this.vague()].filter((clause) => clause !== '')
    if (hung.length === 0) return frame
    if (place < 0.45) return frame + this.random.pick([', ', ' ', ', ']) + this.conjoined(hung)
    if (place < 0.6) return `${this.conjoined(hung)}, ${frame}`
    if (place < 0.8) return `${this.conjoined(hung)}${this.random.pick(['. ', '. ', '; ', ' - ', ', '])}${frame}`
    return `${frame}${this.random.pick(['. ', '? ', '; ', ' - ', ' (', ': ', '\n'])}${this.conjoined(hung)}`
  }

  private conjoined(clauses: readonly string[]): string {
    if (clauses.length < 2) return clauses[0] ?? ''
    const joint = this.random.pick([', ', ', ', ', ', ' and ', '; '])
    const last = joint === ', ' ? this.random.pick([' and ', ', ', ', and ']) : joint
    return clauses.slice(0, -1).join(joint) + last + clauses[clauses.length - 1]
  }

  private told(): string | undefined {
    const ask = this.oneOf(this.phrasing.asks)
    const facts = this.rest(['say', 'with', 'tag'])
    if (ask === undefined || facts === undefined) return undefined
    const all = [...facts, ...this.vague()].filter((clause) => clause !== '')
    const joint = this.random.pick(['. ', '. ', ', ', '; ', ', and ', ' and ', '\n'])
    const story = this.random.chance(0.4) ? this.conjoined(all) : all.join(joint)
    if (story === '') return ask
    if (this.random.chance(0.3))
      return `${ask}${this.random.pick(['? ', '? ', ' if ', ' when ', ' given that ', ' - ', ': ', ', '])}${story}`
    return `${this.random.pick(['', '', '', 'if ', 'suppose ', 'given ', 'say ', 'so '])}${story}${this.random.pick(['. ', '. ', ', ', ' - ', '; ', ' ... ', '\n'])}${ask}`
  }

  private noted(): string | undefined {
    const label = this.oneOf(this.phrasing.labels)
    const tags = this.rest(['tag', 'with', 'say'])
    if (label === undefined || tags === undefined) return undefined
    const all = [...tags, ...this.vague()]
    const joint = this.random.pick([', ', ', ', ' ', ' ', '; ', ' / ', '\n', ' | ', '. ', '\n- ', '\n* ', '\n• '])
    const notes = all.join(joint)
    if (notes === '') return label
    const bullet = /^\n\S/.test(joint) ? joint.slice(1) : ''
    if (bullet !== '') {
      const heading = this.random.pick([label, label, `${label}:`, `${label} please:`, `need ${label}, details:`])
      return this.random.chance(0.7)
        ? `${heading}\n${bullet}${notes}`
        : `${bullet}${notes}\n${this.random.pick(['=> ', '-> ', '', 'wanted: ', 'find: '])}${label}`
    }
    return this.random.chance(0.75)
      ? `${label}${this.random.pick([': ', ': ', ' ', ', ', ' - ', '\n', '? ', ' for '])}${notes}`
      : `${notes}${this.random.pick([', ', ' ', ' -> ', ': ', '; ', ' = ', '. ', '\n'])}${label}`
  }

  /** What hangs one field on to a sentence, and nothing else. */
  wordClause(field: string): Wording | undefined {
    const marked = this.clause(field, this.random.chance(0.8) ? ['with', 'tag'] : ['tag', 'with'])
    return marked === undefined || this.left.length > 0 ? undefined : { marked, markOfField: this.marks }
  }

  /** What is wanted, without any figure: a question or a heading. */
  bareWish(): string | undefined {
    const wish = this.oneOf(this.random.chance(0.5) ? this.phrasing.asks : this.phrasing.labels)
    return this.marks.size > 0 ? undefined : wish
  }

  word(): Wording | undefined {
    const marked = this.random.weighted([
      [5, () => this.framed()],
      [3, () => this.told()],
      [2.5, () => this.noted()],
    ] as const)()
    if (marked === undefined || this.left.length > 0) return undefined
    for (const [field, value] of this.meaning) {
      const same = value.kind === 'quantity' && value.sameAs !== undefined ? this.marks.get(value.sameAs) : undefined
      if (same !== undefined) this.marks.set(field, same)
    }
    return { marked, markOfField: this.marks }
  }
}

/** One wording of `meaning` without its `unsaid` fields; undefined where this try left a field over. */
export const wordRequest = (
  phrasing: Phrasing,
  meaning: Meaning,
  unsaid: ReadonlySet<string>,
  mentions: Mentions,
  random: Random,
): Wording | undefined => new RequestWording(phrasing, meaning, unsaid, mentions, random).word()

/** Asks for the operation on figures that are said elsewhere; undefined where this try said one. */
export const wordWish = (phrasing: Phrasing, meaning: Meaning, random: Random): string | undefined =>
  new RequestWording(phrasing, meaning, new Set(), new Mentions(), random).bareWish()

/** One field as something said of a request that is known already: "for 6 months". */
export const wordClause = (
  phrasing: Phrasing,
  field: string,
  value: FieldValue,
  mentions: Mentions,
  random: Random,
): Wording | undefined =>
  new RequestWording(phrasing, new Map([[field, value]]), new Set(), mentions, random).wordClause(field)
