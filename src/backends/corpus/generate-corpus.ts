// Program-first generation: a meaning is sampled from a contract, then worded; the label is right by construction.

import type { Contract, ContractExample } from '../../fabric/schema/index.js'
import { askedAgain, askedInstead } from './compose/again.js'
import { attached } from './compose/attach.js'
import { corrected } from './compose/correct.js'
import { forget } from './compose/forget.js'
import { type Filled, fill } from './compose/marks.js'
import { mistake } from './compose/mistake.js'
import { clipped, mistyped, mistypedUnit, punctuated, recased } from './compose/noise.js'
import { type AttachedInput, callText, programText } from './compose/print-program.js'
import { neighbour, rejection } from './compose/reject.js'
import { reworded } from './compose/reword.js'
import { share, vary } from './compose/share.js'
import { outOfScopeText, unsafeText, withChatter, withIntrusion } from './compose/surround.js'
import { askedTogether, sharedMeaning } from './compose/together.js'
import { Mentions, type Wording, wordClause, wordRequest, wordWish } from './compose/word-request.js'
import { attachedTypes, drawnSubjects, ownInputs } from './drawn/index.js'
import type { Corpus, CorpusStatistics, Example, ExampleKind } from './example.js'
import type { Meaning, Mention } from './meaning.js'
import { sequels } from './phrasing/around/chatter.js'
import { phrasings } from './phrasing/index.js'
import type { Phrasing } from './phrasing/phrasing.js'
import { Random } from './random.js'

export interface CorpusOptions {
  readonly seed: number
  readonly count: number
  /** The registered contracts. */
  readonly contracts: readonly Contract[]
  /** By operation: those without phrasings are asked as their examples ask. Without it they are left out. */
  readonly examples?: Readonly<Record<string, readonly ContractExample[]>>
}

interface Subject {
  readonly phrasing: Phrasing
  readonly contract: Contract
}

const shares: readonly (readonly [weight: number, kind: ExampleKind])[] = [
  [53, 'answer'],
  [20, 'several'],
  [8, 'mistake'],
  [9, 'clarify'],
  [14, 'refuse'],
]
const chances = {
  intrusion: 0.08,
  typos: 0.25,
  clipped: 0.12,
  revised: 0.1,
  unsafe: 0.27,
  noBook: 0.25,
  unitTypos: 0.04,
  shared: 0.3,
  again: 0.2,
  together: 0.14,
  /** Of requests that stand together: that they are of one operation, or at least of one kind. */
  sameOperation: 0.12,
  kindred: 0.4,
  /** Of those that lean on another: that only the second is wanted. */
  instead: 0.45,
  corrected: 0.025,
}

/** What a try came to: an example, or why there is none. */
type Outcome = Example | 'unworded' | 'misread'

class Generator {
  constructor(
    private readonly subjects: readonly Subject[],
    private readonly contracts: readonly Contract[],
    private readonly random: Random,
  ) {}

  example(): Outcome {
    const kind = this.random.weighted(shares)
    const made = this.made(kind)
    const revises = typeof made !== 'string' && made.kind !== 'refuse' && made.kind !== 'clarify'
    return revises && this.random.chance(chances.revised) ? this.revised(made) : made
  }

  private made(kind: ExampleKind): Outcome {
    if (kind === 'refuse') return this.refused()
    if (kind === 'several') {
      if (this.random.chance(chances.again)) return this.again()
      if (this.random.chance(chances.together)) return this.together()
      return this.random.chance(chances.shared) ? this.shared() : this.several()
    }
    const subject = this.random.weighted(this.subjects.map((one) => [one.phrasing.weight ?? 1, one] as const))
    if (kind === 'clarify') return this.clarified(subject)
    return this.answered(subject, kind)
  }

  private needsBook({ contract }: Subject, meaning: Meaning): boolean {
    return attachedTypes(contract, meaning).includes('Book')
  }

  private call(
    subject: Subject,
    meaning: Meaning,
    wording: Wording,
    filled: Filled,
    inputs: readonly AttachedInput[],
  ): string | undefined {
    let unsaid = false
    const text = callText(
      subject.contract,
      meaning,
      (field, offset) => {
        const slot = filled.slotOf.get((wording.markOfField.get(field) ?? -1_000) + offset)
        unsaid ||= slot === undefined
        return slot ?? 0
      },
      inputs,
    )
    return unsaid ? undefined : text
  }

  /** Noise, chatter and letter case, then the quantities' own text and the real lexer. */
  private finished(marked: string, mentions: readonly Mention[]): Filled | undefined {
    const { random } = this
    const spoken = random.chance(chances.corrected) ? corrected(marked, mentions, random) : { marked, mentions }
    let text = reworded(spoken.marked, random)
    if (random.chance(chances.clipped)) text = clipped(text, random)
    if (random.chance(chances.typos)) text = mistyped(text, random.pick([0.05, 0.1, 0.2]), random)
    const typed = spoken.mentions.map((mention) =>
      // A slip in a pair's letters names another pair, or none: nothing could read what was meant.
      mention.means.kind !== 'pair' && random.chance(chances.unitTypos)
        ? { ...mention, text: mistypedUnit(mention.text, random) }
        : mention,
    )
    return fill(punctuated(withChatter(text, random), random), typed, recased(random))
  }

  private answered(subject: Subject, kind: 'answer' | 'mistake'): Outcome {
    const sampled = subject.phrasing.sample(this.random)
    const meaning = kind === 'mistake' ? mistake(subject.phrasing, sampled, this.random)?.meaning : sampled
    if (meaning === undefined) return 'unworded'
    const mentions = new Mentions()
    const wording = wordRequest(subject.phrasing, meaning, new Set(), mentions, this.random)
    if (wording === undefined) return 'unworded'
    const marked = this.random.chance(chances.intrusion) ? withIntrusion(wording.marked, this.random) : wording.marked
    const filled = this.finished(marked, mentions.all)
    if (filled === undefined) return 'misread'
    const inputs = [
      ...attached(this.random, this.needsBook(subject, meaning) ? 'needed' : 'any'),
      ...ownInputs([{ ...subject, meaning }]),
    ]
    const program = this.call(subject, meaning, wording, filled, inputs)
    if (program === undefined) return 'unworded'
    return {
      kind,
      operations: [subject.contract.name],
      text: filled.text,
      quantities: filled.quantities,
      inputs,
      program,
    }
  }

  private clarified(subject: Subject): Outcome {
    const meaning = subject.phrasing.sample(this.random)
    const bookless = this.needsBook(subject, meaning) && this.random.chance(chances.noBook)
    const forgotten = bookless
      ? { meaning, unsaid: new Set<string>(), asked: ['book'] }
      : forget(subject.phrasing, subject.contract, meaning, this.random)
    if (forgotten === undefined) return 'unworded'
    const mentions = new Mentions()
    const wording = wordRequest(subject.phrasing, forgotten.meaning, forgotten.unsaid, mentions, this.random)
    if (wording === undefined) return 'unworded'
    const filled = this.finished(wording.marked, mentions.all)
    if (filled === undefined) return 'misread'
    const inputs = [
      ...attached(this.random, bookless ? 'withheld' : this.needsBook(subject, meaning) ? 'needed' : 'any'),
      ...ownInputs([{ ...subject, meaning }]),
    ]
    const { text, quantities } = filled
    const program = `clarify ${forgotten.asked.join(' ')}`
    const example: Example = { kind: 'clarify', operations: [subject.contract.name], text, quantities, inputs, program }
    // A number without its unit may have been proposed as it stands, and come back.
    const attempted = this.call(subject, forgotten.meaning, wording, filled, inputs)
    return attempted !== undefined && this.random.chance(chances.revised) ? this.revised(example, attempted) : example
  }

  /** One sentence, several calls that differ in one field. */
  private shared(): Outcome {
    const { random } = this
    const subject = random.pick(this.subjects)
    const shared = share(subject.phrasing, random)
    if (shared === undefined) return 'unworded'
    const mentions = new Mentions()
    const wording = wordRequest(subject.phrasing, shared.listed, new Set(), mentions, random)
    if (wording === undefined) return 'unworded'
    const filled = this.finished(wording.marked, mentions.all)
    if (filled === undefined) return 'misread'
    const inputs = [
      ...attached(random, this.needsBook(subject, shared.listed) ? 'needed' : 'any'),
      ...ownInputs([{ ...subject, meaning: shared.listed }]),
    ]
    const listed = wording.markOfField.get(shared.field)
    const calls = shared.each.map((meaning, at) => {
      const marks = new Map(wording.markOfField)
      if (listed !== undefined) marks.set(shared.field, listed + at)
      return this.call(subject, meaning, { ...wording, markOfField: marks }, filled, inputs)
    })
    if (calls.some((call) => call === undefined) || new Set(calls).size < calls.length) return 'unworded'
    return {
      kind: 'several',
      operations: calls.map(() => subject.contract.name),
      text: filled.text,
      quantities: filled.quantities,
      inputs,
      program: programText(calls as string[]),
    }
  }

  /** A request, and another that differs from it in one field and says only that. */
  private again(): Outcome {
    const { random } = this
    const subject = random.weighted(this.subjects.map((one) => [one.phrasing.weight ?? 1, one] as const))
    const varied = vary(subject.phrasing, random)
    if (varied === undefined) return 'unworded'
    const mentions = new Mentions()
    const first = wordRequest(subject.phrasing, varied.meaning, new Set(), mentions, random)
    const change = wordClause(subject.phrasing, varied.field, varied.instead, mentions, random)
    if (first === undefined || change === undefined) return 'unworded'
    const isInstead = random.chance(chances.instead)
    const asked = isInstead ? askedInstead : askedAgain
    const filled = this.finished(asked(first.marked, change.marked, random), mentions.all)
    if (filled === undefined) return 'misread'
    const inputs = [
      ...attached(random, this.needsBook(subject, varied.meaning) ? 'needed' : 'any'),
      ...ownInputs([{ ...subject, meaning: varied.meaning }]),
    ]
    const { meaning, field, instead } = varied
    const markOfField = new Map([...first.markOfField, ...change.markOfField])
    const calls = [
      ...(isInstead ? [] : [this.call(subject, meaning, first, filled, inputs)]),
      this.call(subject, new Map(meaning).set(field, instead), { ...first, markOfField }, filled, inputs),
    ]
    if (calls.some((call) => call === undefined) || new Set(calls).size < calls.length) return 'unworded'
    return {
      kind: isInstead ? 'answer' : 'several',
      operations: calls.map(() => subject.contract.name),
      text: filled.text,
      quantities: filled.quantities,
      inputs,
      program: programText(calls as string[]),
    }
  }

  /** A request, and another operation on its figures. */
  private together(): Outcome {
    const { random } = this
    const subject = random.pick(this.subjects)
    const meaning = subject.phrasing.sample(random)
    const others = this.kindred(subject, meaning)
    if (others.length === 0) return 'unworded'
    const [other, shared] = random.pick(others)
    const mentions = new Mentions()
    const first = wordRequest(subject.phrasing, meaning, new Set(), mentions, random)
    const wish = wordWish(other.phrasing, shared, random)
    if (first === undefined || wish === undefined) return 'unworded'
    const filled = this.finished(askedTogether(first.marked, wish, random), mentions.all)
    if (filled === undefined) return 'misread'
    const inputs = [
      ...attached(random, this.needsBook(subject, meaning) ? 'needed' : 'any'),
      ...ownInputs([
        { ...subject, meaning },
        { ...other, meaning: shared },
      ]),
    ]
    const calls = [this.call(subject, meaning, first, filled, inputs), this.call(other, shared, first, filled, inputs)]
    if (calls.some((call) => call === undefined)) return 'unworded'
    const example: Example = {
      kind: 'several',
      operations: [subject.contract.name, other.contract.name],
      text: filled.text,
      quantities: filled.quantities,
      inputs,
      program: programText(calls as string[]),
    }
    // The other operation may need more than the two have in common.
    return rejection(example.program, example, this.contracts) === undefined ? example : 'unworded'
  }

  /** Operations that might be asked for of figures that were given for another, with what they would take. */
  private kindred({ contract }: Subject, meaning: Meaning): readonly (readonly [Subject, Meaning])[] {
    const domain = contract.name.split('.')[0]
    const atHand = new Set(['Market', ...attachedTypes(contract, meaning)])
    return this.subjects.flatMap((other): (readonly [Subject, Meaning])[] => {
      if (other.contract === contract || other.contract.name.split('.')[0] !== domain) return []
      const shared = sharedMeaning(meaning, other.contract)
      // One that goes by any so many figures would have too few.
      if (shared === undefined || other.phrasing.anyOf !== undefined) return []
      return attachedTypes(other.contract, shared).every((type) => atHand.has(type)) ? [[other, shared]] : []
    })
  }

  /** What people ask in one breath with another request. */
  private besides(first: Subject): Subject {
    const { random, subjects } = this
    if (random.chance(chances.sameOperation)) return first
    if (!random.chance(chances.kindred)) return random.pick(subjects)
    const kindOf = ({ contract }: Subject) =>
      `${contract.name.split('.')[0]} ${attachedTypes(contract, new Map())
        .filter((type) => type !== 'Market')
        .join()}`
    return random.pick(subjects.filter((one) => kindOf(one) === kindOf(first)))
  }

  private several(): Outcome {
    const { random } = this
    const count = random.weighted([
      [8, 2],
      [2, 3],
    ] as const)
    const mentions = new Mentions()
    const first = random.pick(this.subjects)
    const parts: { readonly subject: Subject; readonly meaning: Meaning; readonly wording: Wording }[] = []
    for (let part = 0; part < count; part++) {
      const subject = part === 0 ? first : this.besides(first)
      const meaning = subject.phrasing.sample(random)
      const wording = wordRequest(subject.phrasing, meaning, new Set(), mentions, random)
      if (wording === undefined) return 'unworded'
      parts.push({ subject, meaning, wording })
    }
    const [before, between] = random.pick(sequels)
    const joined = before + parts.map(({ wording }) => wording.marked).join(between)
    const marked = random.chance(chances.intrusion) ? withIntrusion(joined, random) : joined
    const filled = this.finished(marked, mentions.all)
    if (filled === undefined) return 'misread'
    const inputs = [
      ...attached(random, parts.some(({ subject, meaning }) => this.needsBook(subject, meaning)) ? 'needed' : 'any'),
      ...ownInputs(parts.map(({ subject, meaning }) => ({ ...subject, meaning }))),
    ]
    const calls = parts.map(({ subject, meaning, wording }) => this.call(subject, meaning, wording, filled, inputs))
    if (calls.some((call) => call === undefined) || new Set(calls).size < calls.length) return 'unworded'
    return {
      kind: 'several',
      operations: parts.map(({ subject }) => subject.contract.name),
      text: filled.text,
      quantities: filled.quantities,
      inputs,
      program: programText(calls as string[]),
    }
  }

  private refused(): Outcome {
    const unsafe = this.random.chance(chances.unsafe)
    const filled = this.finished(unsafe ? unsafeText(this.random) : outOfScopeText(this.random), [])
    if (filled === undefined || filled.text.trim() === '') return 'misread'
    return {
      kind: 'refuse',
      operations: [],
      text: filled.text,
      quantities: filled.quantities,
      inputs: attached(this.random, 'any'),
      program: `refuse ${unsafe ? 'unsafe' : 'outOfScope'}`,
    }
  }

  /** The same goal after a rejection: of a wrong neighbour, or of the right program where the goal itself is wrong. */
  private revised(example: Example, attempted?: string): Example {
    const wrong =
      attempted ??
      (example.kind === 'mistake'
        ? example.program
        : neighbour(example.program, example.quantities.length, this.random))
    const previous = wrong === undefined ? undefined : rejection(wrong, example, this.contracts)
    return previous === undefined ? example : { ...example, previous }
  }
}

/** A reproducible corpus of `count` examples without duplicates. */
export function generateCorpus({ seed, count, contracts, examples: shown = {} }: CorpusOptions): Corpus {
  const phrased = phrasings.flatMap((phrasing): Subject[] => {
    const contract = contracts.find(({ name }) => name === phrasing.operation)
    return contract === undefined ? [] : [{ phrasing, contract }]
  })
  const subjects = [...phrased, ...drawnSubjects(contracts, shown, phrasings)]
  const generator = new Generator(subjects, contracts, new Random(seed))
  const examples: Example[] = []
  const seen = new Set<string>()
  const tally = { misread: 0, unworded: 0, duplicates: 0 }
  // A corpus that cannot be filled with new texts is a defect in the phrasings, not a reason to go on for ever.
  for (let tries = 0; examples.length < count && tries < 20 * count + 1_000; tries++) {
    const outcome = generator.example()
    if (typeof outcome === 'string') tally[outcome]++
    else if (seen.has(keyOf(outcome))) tally.duplicates++
    else {
      seen.add(keyOf(outcome))
      examples.push(outcome)
    }
  }
  return { examples, statistics: statisticsOf(examples, tally) }
}

const keyOf = ({ text, previous }: Example) => `${text}\u0000${previous?.program ?? ''}`

function statisticsOf(examples: readonly Example[], tally: { misread: number; duplicates: number }): CorpusStatistics {
  const count = (names: readonly string[]) => {
    const counts: Record<string, number> = {}
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1
    return counts
  }
  return {
    droppedByLexer: tally.misread / Math.max(1, tally.misread + tally.duplicates + examples.length),
    duplicates: tally.duplicates,
    revised: examples.filter(({ previous }) => previous !== undefined).length,
    byKind: count(examples.map(({ kind }) => kind)),
    byOperation: count(examples.flatMap(({ operations }) => operations)),
  }
}
