// How a prompt travels to a backend's thread. The schema has no field that could hold an attached value.

import type { Chunk, Prompt, ProposeOptions } from '../../backends/index.js'
import type { GoalQuantity } from '../../clef/index.js'
import {
  choice,
  count,
  goalTextBytesMax,
  type Infer,
  list,
  message,
  number,
  optional,
  quantity,
  record,
  text,
} from '../../fabric/index.js'

const quantityRecord = record({
  kind: choice('number', 'quantity', 'currency', 'pair', 'tenor', 'date'),
  value: optional(number()),
  /** The unit of a quantity; the code, pair, tenor or date of the other kinds. */
  text: optional(text(128)),
  start: count(),
  end: count(),
})

/** Of one whole answer, as journals and outcomes hold it. */
export const programBytesMax = 16 * 1024
const grammarBytesMax = 1024 * 1024

export const proposeMessage = message(
  'constellation propose',
  record({
    text: text(goalTextBytesMax),
    quantities: list(quantityRecord, { countMax: 64 }),
    inputs: list(record({ name: text(64), type: text(64) }), { countMax: 32 }),
    previous: optional(record({ program: text(programBytesMax), code: text(64), path: text(512) })),
    /** GBNF: the one dialect that every rung reads. */
    grammar: text(grammarBytesMax),
    tokensMax: count(),
    temperature: quantity('1'),
    seed: count(),
  }),
)

export const chunkMessage = message(
  'constellation chunk',
  record({ text: text(programBytesMax), tokens: count(), logprob: optional(number()) }),
)

type ProposeRecord = Infer<typeof proposeMessage.schema>

export interface ProposeRequest {
  readonly prompt: Prompt
  readonly grammar: string
  readonly options: Omit<ProposeOptions, 'signal'>
}

export const toProposeRecord = ({ prompt, grammar, options }: ProposeRequest): ProposeRecord => ({
  text: prompt.text,
  quantities: prompt.quantities.map((entry) => ({
    kind: entry.kind,
    ...(entry.kind === 'number' || entry.kind === 'quantity' ? { value: entry.value } : {}),
    ...(entry.kind === 'number' ? {} : { text: textOf(entry) }),
    start: entry.span.start,
    end: entry.span.end,
  })),
  inputs: prompt.inputs.map(({ name, type }) => ({ name, type })),
  ...(prompt.previous === undefined ? {} : { previous: prompt.previous }),
  grammar,
  tokensMax: options.tokensMax,
  temperature: options.temperature,
  seed: options.seed,
})

export const fromProposeRecord = (told: ProposeRecord): ProposeRequest => ({
  prompt: {
    text: told.text,
    quantities: told.quantities.map(({ kind, value = 0, text: code = '', start, end }) =>
      toQuantity(kind, value, code, { start, end }),
    ),
    inputs: told.inputs,
    ...(told.previous === undefined ? {} : { previous: told.previous }),
  },
  grammar: told.grammar,
  options: { tokensMax: told.tokensMax, temperature: told.temperature, seed: told.seed },
})

export const toChunkRecord = ({ text: produced, tokens, logprob }: Chunk): Infer<typeof chunkMessage.schema> => ({
  text: produced,
  tokens,
  ...(logprob === undefined ? {} : { logprob }),
})

function textOf(entry: Exclude<GoalQuantity, { kind: 'number' }>): string {
  switch (entry.kind) {
    case 'quantity':
      return entry.unit
    case 'currency':
      return entry.code
    case 'pair':
      return entry.pair
    case 'tenor':
      return entry.tenor
    case 'date':
      return entry.date
  }
}

function toQuantity(kind: GoalQuantity['kind'], value: number, code: string, span: GoalQuantity['span']): GoalQuantity {
  switch (kind) {
    case 'number':
      return { kind, value, span }
    case 'quantity':
      return { kind, value, unit: code, span }
    case 'currency':
      return { kind, code, span }
    case 'pair':
      return { kind, pair: code, span }
    case 'tenor':
      return { kind, tenor: code, span }
    case 'date':
      return { kind, date: code, span }
  }
}
