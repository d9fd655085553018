// A goal as the model's prompt:
//   [goal] words and quantities [inputs] name" [type T] ... [revise] previous program [code C] path [program]
// The model sees names and types of attached inputs, never their values.

import type { QuantityTable } from '../../../clef/goal/index.js'
import { codeToken, typeToken } from './build-vocabulary.js'
import { encodeProgram } from './encode-program.js'
import { goalParts } from './goal-words.js'
import type { Vocabulary } from './vocabulary.js'
import { encodeWord } from './word-pieces.js'

/** What of a goal reaches the model. */
export interface PromptGoal {
  readonly text: string
  readonly quantities: QuantityTable
  readonly inputs: readonly { readonly name: string; readonly type: string }[]
}

/** A rejected proposal and the first diagnostic against it. */
export interface PromptRevision {
  readonly program: string
  readonly code: string
  readonly path?: string
}

/** Tokens of a prompt; leaves room for a program in a context of 224. */
export const promptTokensMax = 144

export interface PromptEncoding {
  readonly tokensMax?: number
  /** For training: see encodeWord. */
  readonly breaks?: () => boolean
}

/** Tokens of one stretch of the goal; quantities are never left out. */
interface Stretch {
  readonly tokens: readonly number[]
  readonly kept: boolean
}

/** Leaves words out of the middle until the rest fits: people say what they want first and last. */
function shortened(stretches: readonly Stretch[], max: number): number[] {
  const total = stretches.reduce((sum, { tokens }) => sum + tokens.length, 0)
  let excess = total - max
  if (excess <= 0) return stretches.flatMap(({ tokens }) => tokens)
  const middle = Math.floor(stretches.length / 2)
  const dropped = new Set<number>()
  for (let reach = 0; excess > 0 && reach <= stretches.length; reach++) {
    const at = middle + (reach % 2 === 0 ? reach / 2 : -(reach + 1) / 2)
    const stretch = stretches[at]
    if (stretch === undefined || stretch.kept) continue
    dropped.add(at)
    excess -= stretch.tokens.length
  }
  return stretches.flatMap(({ tokens }, at) => (dropped.has(at) ? [] : tokens)).slice(0, max)
}

export function encodePrompt(
  vocabulary: Vocabulary,
  { text, quantities, inputs }: PromptGoal,
  revise?: PromptRevision,
  { tokensMax = promptTokensMax, breaks }: PromptEncoding = {},
): Uint16Array {
  const { special } = vocabulary
  // A model may have been trained before there were quantities of this kind.
  const kind = (name: string): number => vocabulary.specialOrUndefined(name) ?? special('[other]')
  const stretches = goalParts(text, quantities).map(
    (part): Stretch =>
      part.kind === 'word'
        ? { tokens: encodeWord(vocabulary, part.text, breaks), kept: false }
        : { tokens: [kind(part.special), ...encodeProgram(vocabulary, `$${part.slot}`)], kept: true },
  )
  const attached = inputs.flatMap(({ name, type }) => [
    ...encodeProgram(vocabulary, `${name}"`),
    vocabulary.specialOrUndefined(typeToken(type)) ?? special(typeToken('?')),
  ])
  const revised =
    revise === undefined
      ? []
      : [
          special('[revise]'),
          ...encodeProgram(vocabulary, revise.program),
          vocabulary.specialOrUndefined(codeToken(revise.code)) ?? special(codeToken('?')),
          ...encodeProgram(vocabulary, ` ${revise.path ?? ''}`),
        ]
  const rest = [special('[inputs]'), ...attached, ...revised, special('[program]')]
  const room = Math.max(0, tokensMax - rest.length - 1)
  return Uint16Array.from([special('[goal]'), ...shortened(stretches, room), ...rest])
}

/** A prompt with its program and the end: what a model is trained on. The loss counts from `lossFrom`. */
export function encodeExample(
  vocabulary: Vocabulary,
  goal: PromptGoal & { readonly previous?: PromptRevision; readonly program: string },
  encoding: PromptEncoding = {},
): { readonly tokens: Uint16Array; readonly lossFrom: number } {
  const prompt = encodePrompt(vocabulary, goal, goal.previous, encoding)
  const program = [...encodeProgram(vocabulary, goal.program), vocabulary.special('[end]')]
  return { tokens: Uint16Array.from([...prompt, ...program]), lossFrom: prompt.length }
}
