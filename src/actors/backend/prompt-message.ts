// How a prompt travels to a backend's thread. The schema has no field that could hold an attached value.

import type { PriorAttempt, Prompt, ProposeOptions } from '../../backends/index.js'
import {
  type ArrayQuantity,
  arrayNumbersMax,
  type GoalQuantity,
  type GrammarMaking,
  programForms,
  sizeOf,
  steerings,
} from '../../clef/index.js'
import {
  bool,
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
  kind: choice('number', 'quantity', 'currency', 'pair', 'tenor', 'date', 'array'),
  value: optional(number()),
  /** Of an array, row after row. */
  items: optional(list(number(), { countMax: arrayNumbersMax })),
  /** Numbers in a row of an array of rows. */
  columns: optional(count()),
  /** The unit of a quantity or an array; the code, pair, tenor or date of the other kinds. */
  text: optional(text(128)),
  start: count(),
  end: count(),
})

/** Of one whole answer, as journals and outcomes hold it. */
export const programBytesMax = 16 * 1024
const grammarBytesMax = 1024 * 1024

const said = record({
  code: text(64),
  operation: optional(text(128)),
  path: optional(text(512)),
  expected: optional(text(4_096)),
  actual: optional(text(4_096)),
  candidates: optional(list(text(512), { countMax: 64 })),
})

export const proposeMessage = message(
  'constellation propose',
  record({
    text: text(goalTextBytesMax),
    quantities: list(quantityRecord, { countMax: 64 }),
    inputs: list(record({ name: text(64), type: text(64) }), { countMax: 32 }),
    previous: optional(
      record({
        program: text(programBytesMax),
        code: text(64),
        path: text(512),
        diagnostics: list(said, { countMax: 64 }),
      }),
    ),
    /** How the grammar is made from the contracts that the thread has; else it comes as GBNF. */
    making: optional(
      record({ literals: bool(), programs: choice(...programForms), steering: choice(...steerings), lazy: bool() }),
    ),
    grammar: optional(text(grammarBytesMax)),
    prefix: optional(text(programBytesMax)),
    /** GBNF of what is to follow the prefix. */
    residual: optional(text(grammarBytesMax)),
    tokensMax: count(),
    temperature: quantity('1'),
    seed: count(),
  }),
)

type ProposeRecord = Infer<typeof proposeMessage.schema>

/** A grammar as it travels: by how it is made, or written out. */
export type SentGrammar = { readonly making: GrammarMaking } | { readonly gbnf: string }

export interface ProposeRequest {
  readonly prompt: Prompt
  readonly grammar: SentGrammar
  /** GBNF. */
  readonly residual?: string
  readonly options: Omit<ProposeOptions, 'signal'>
}

export const toProposeRecord = ({ prompt, grammar, residual, options }: ProposeRequest): ProposeRecord => ({
  text: prompt.text,
  quantities: prompt.quantities.map((entry) => ({
    kind: entry.kind,
    ...(entry.kind === 'number' || entry.kind === 'quantity' ? { value: entry.value } : {}),
    ...(entry.kind === 'array' ? toArrayRecord(entry) : {}),
    ...(entry.kind === 'number' ? {} : { text: textOf(entry) }),
    start: entry.span.start,
    end: entry.span.end,
  })),
  inputs: prompt.inputs.map(({ name, type }) => ({ name, type })),
  ...(prompt.previous === undefined ? {} : { previous: toPriorRecord(prompt.previous) }),
  ...('making' in grammar ? { making: grammar.making } : { grammar: grammar.gbnf }),
  ...(residual === undefined ? {} : { residual }),
  ...(options.prefix === undefined ? {} : { prefix: options.prefix }),
  tokensMax: options.tokensMax,
  temperature: options.temperature,
  seed: options.seed,
})

export const fromProposeRecord = (told: ProposeRecord): ProposeRequest => ({
  prompt: {
    text: told.text,
    quantities: told.quantities.map((one) =>
      one.kind === 'array' ? toArray(one) : toQuantity(one.kind, one.value ?? 0, one.text ?? '', spanOf(one)),
    ),
    inputs: told.inputs,
    ...(told.previous === undefined ? {} : { previous: told.previous }),
  },
  grammar: told.making === undefined ? { gbnf: told.grammar ?? '' } : { making: told.making },
  ...(told.residual === undefined ? {} : { residual: told.residual }),
  options: {
    tokensMax: told.tokensMax,
    temperature: told.temperature,
    seed: told.seed,
    ...(told.prefix === undefined ? {} : { prefix: told.prefix }),
  },
})

type PriorRecord = NonNullable<ProposeRecord['previous']>

/** Texts beyond what a message holds are cut: a reviser reads their beginning. A unit takes 3 bytes at most. */
const toPriorRecord = ({ program, code, path, diagnostics }: PriorAttempt): PriorRecord => ({
  program,
  code,
  path: path.slice(0, 170),
  diagnostics: diagnostics.slice(0, 64).map(({ code: said, operation, path: at, expected, actual, candidates }) => ({
    code: said,
    ...(operation === undefined ? {} : { operation: operation.slice(0, 42) }),
    ...(at === undefined ? {} : { path: at.slice(0, 170) }),
    ...(expected === undefined ? {} : { expected: expected.slice(0, 1_024) }),
    ...(actual === undefined ? {} : { actual: actual.slice(0, 1_024) }),
    ...(candidates === undefined ? {} : { candidates: candidates.slice(0, 64).map((one) => one.slice(0, 170)) }),
  })),
})

type QuantityRecord = ProposeRecord['quantities'][number]

const spanOf = ({ start, end }: QuantityRecord): GoalQuantity['span'] => ({ start, end })

const toArrayRecord = ({ items }: ArrayQuantity): Pick<QuantityRecord, 'items' | 'columns'> => {
  const { rows, columns } = sizeOf({ items })
  return rows === undefined ? { items: items.flat() } : { items: items.flat(), columns }
}

function toArray(told: QuantityRecord): ArrayQuantity {
  const { items = [], columns = 0, text: unit = '' } = told
  const rows = Array.from({ length: columns === 0 ? 0 : Math.ceil(items.length / columns) }, (_, row) =>
    items.slice(row * columns, (row + 1) * columns),
  )
  const array = { kind: 'array', items: columns === 0 ? items : rows, span: spanOf(told) } as const
  return unit === '' ? array : { ...array, unit }
}

function textOf(entry: Exclude<GoalQuantity, { kind: 'number' }>): string {
  switch (entry.kind) {
    case 'quantity':
      return entry.unit
    case 'array':
      return entry.unit ?? ''
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

function toQuantity(
  kind: Exclude<GoalQuantity['kind'], 'array'>,
  value: number,
  code: string,
  span: GoalQuantity['span'],
): GoalQuantity {
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
