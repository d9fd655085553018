import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'

/** One example; tokens before `lossFrom` are read, those from it on are to be predicted. */
export interface Example {
  readonly tokens: Uint16Array
  /** Index of the first token that is scored; at least 1, since the first token has nothing before it. */
  readonly lossFrom: number
}

export interface TrainingSet {
  /** Tokens are below this. */
  readonly vocabulary: number
  /** Tokens that are to be predicted are below this; as the others where it is left out. */
  readonly outputs?: number
  /** Longest example, in tokens. */
  readonly context: number
  readonly examples: number
  example(index: number): Example
}

/** A training set in memory that all threads share. Example i is tokens[offsets[i] .. offsets[i + 1]). */
export interface SharedExamples {
  readonly count: number
  readonly tokens: Uint16Array
  readonly offsets: Uint32Array
  readonly lossFrom: Uint16Array
}

/** Reads every example once, checks it, and lays the set out in shared memory. */
export function shareExamples(set: TrainingSet): Result<SharedExamples, Fault> {
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (set.examples + 1)))
  const lossFrom = new Uint16Array(new SharedArrayBuffer(2 * set.examples))
  for (let i = 0; i < set.examples; i++) {
    const example = set.example(i)
    const wrong = whatIsWrong(example, set)
    if (wrong !== undefined) {
      return err({
        code: 'FAULT_RANGE',
        path: `examples[${i}]`,
        message: `Example ${i} cannot be trained on: ${wrong}.`,
      })
    }
    offsets[i + 1] = offsets[i]! + example.tokens.length
    lossFrom[i] = example.lossFrom
  }
  const tokens = new Uint16Array(new SharedArrayBuffer(2 * offsets[set.examples]!))
  for (let i = 0; i < set.examples; i++) tokens.set(set.example(i).tokens, offsets[i])
  return ok({ count: set.examples, tokens, offsets, lossFrom })
}

function whatIsWrong({ tokens, lossFrom }: Example, set: TrainingSet): string | undefined {
  if (tokens.length > set.context) return `${tokens.length} tokens where the context holds ${set.context}`
  if (!(lossFrom >= 1 && lossFrom < tokens.length)) return `loss from token ${lossFrom} of ${tokens.length}`
  const foreign = tokens.find((token) => token >= set.vocabulary)
  if (foreign !== undefined) return `token ${foreign} in a vocabulary of ${set.vocabulary}`
  const { outputs = set.vocabulary } = set
  const unsaid = tokens.find((token, at) => at >= lossFrom && token >= outputs)
  if (unsaid !== undefined) return `token ${unsaid} to be predicted by a model that says those below ${outputs}`
  return undefined
}
